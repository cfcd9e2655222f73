"""The sectoral variant: consultation may be left out, or may not take place at all."""

import pytest

from institutions.models import Organisation
from institutions.queries import sector_councils
from tests.workflows.ministry import Play
from workflows.inclusion.states import State

KIND, STATE = "INC_SEC", State.PROCEEDINGS_OPEN


def test_experts_are_appointed_without_a_consultation(play: Play) -> None:
    play.attempt("appoint_expert_team")

    assert play.case.state == State.EXPERTS_WORKING


def test_a_consultation_is_possible(play: Play) -> None:
    play.attempt("open_consultation")

    assert play.case.state == State.CONSULTATION


def test_a_consultation_is_refused_where_the_setting_says_so(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OBIEG_LAW_SEC_CONSULTATION", "NEVER")

    assert "sektorową" in play.guard("open_consultation")


def test_the_last_day_of_a_consultation_lies_ahead_and_within_a_year(play: Play) -> None:
    assert "until" in play.errors("open_consultation", until="2026-03-02")
    assert "until" in play.errors("open_consultation", until="2030-03-02")
    assert "until" in play.errors("open_consultation", until="wkrótce")


def test_councils_of_the_sector_are_suggested(play: Play) -> None:
    page = play.page("referent", "inform_councils")

    for council in Organisation.objects.filter(kind="SECTOR_COUNCIL").order_by("id"):
        assert council.name in page
    assert page.count("checked") == sector_councils(play.case.sector).count()
