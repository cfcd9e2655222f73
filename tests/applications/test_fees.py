"""Fees by the day of filing (art. 17 ust. 1; art. 30 ust. 1 of the Act of 2023)."""

from datetime import date
from decimal import Decimal

import pytest

from applications.fees import REFUND_RULE, exempt, fee
from tests.applications.factories import FM, SEC

TODAY = date(2026, 11, 25)


def test_the_amount_of_the_day_is_shown_beside_the_statutory_base() -> None:
    now = fee(FM, TODAY, "Montowanie okien")
    assert (now.amount, now.statutory_base, now.statutory) == (Decimal(2218), Decimal(2000), False)
    assert "2 000 zł" in now.source


def test_before_the_indexation_the_amount_is_the_one_of_the_act() -> None:
    then = fee(FM, date(2023, 12, 31))
    assert (then.amount, then.statutory, then.source) == (Decimal(2000), True, "art. 17 ust. 1")


def test_there_is_no_fee_before_the_act() -> None:
    with pytest.raises(LookupError):
        fee(FM, date(2015, 12, 31))


def test_the_title_of_the_transfer_names_article_and_qualification() -> None:
    assert fee(FM, TODAY, "Montowanie okien").transfer_title == "ZSK art. 14 - Montowanie okien"
    assert fee(SEC, TODAY, "").transfer_title == "ZSK art. 15a - NAZWA KWALIFIKACJI"


@pytest.mark.parametrize(
    ("kind", "day", "counts"),
    [
        (SEC, date(2026, 6, 30), True),
        (SEC, date(2026, 7, 1), False),
        (FM, date(2026, 6, 30), False),
    ],
)
def test_the_exemption_is_sectoral_and_ends_on_a_day(kind: str, day: date, counts: bool) -> None:
    assert exempt(kind, day) is counts


def test_the_refund_rule_names_both_cases() -> None:
    assert "art. 18 ust. 5a" in REFUND_RULE
    assert "art. 18a" in REFUND_RULE
