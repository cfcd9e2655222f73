"""Fees for applications by the day of filing, with the title of the transfer and what gives them back.

Art. 17 ust. 1 fixes the base; it is indexed once in five years and the minister for education
announces the amount in Monitor Polski (art. 17 ust. 2–3). Amounts by effective date, the last day
of the exemption and the titles are settings of the open points of the law: their sources are weak.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from cases import open_points
from cases.enums import CaseKind
from kernel.text import date_long

INCLUSION: Final = frozenset({CaseKind.INC_FM, CaseKind.INC_SEC})

STATUTORY_BASE: Final = Decimal(2000)
"""Złoty, art. 17 ust. 1."""

REFUND_RULE: Final = (
    "Opłatę zwracamy tylko wtedy, gdy wniosek pozostawiono bez rozpatrzenia: bo złożył go podmiot spoza "
    "kręgu wnioskodawców (art. 18 ust. 5a) albo z powodu znacznych podobieństw do kwalifikacji funkcjonujących "
    "(art. 18a)."
)
REFUND_BASIS: Final = "art. 17 ust. 1"


@dataclass(frozen=True, slots=True)
class Exemption:
    """Who need not pay, and until which day of filing."""

    sentence: str
    basis: str
    last_day: date


@dataclass(frozen=True, slots=True)
class Fee:
    """The fee of one application, in złoty.

    `statutory` tells the letter of the Act from an amount seen on a web page; `source` says which.
    `exemption` is the one that may be claimed on that day, if any.
    """

    amount: Decimal
    statutory_base: Decimal
    statutory: bool
    source: str
    transfer_title: str
    exemption: Exemption | None

    @property
    def refund_rule(self) -> str:
        return REFUND_RULE


def exemption(kind: str, on: date) -> Exemption | None:
    """The exemption that an application of this kind filed on this day may claim (BCU)."""
    last_day = open_points.day("BCU_EXEMPTION_LAST_DAY")
    if kind != CaseKind.INC_SEC or on > last_day:
        return None
    return Exemption(
        "Opłaty nie wnosi podmiot, który prowadzi branżowe centrum umiejętności albo jest stroną porozumienia o nim, "
        f"jeżeli złoży wniosek do {date_long(last_day)}.",
        "art. 30 ust. 1 ustawy z 30 sierpnia 2023 r.",
        last_day,
    )


def exempt(kind: str, on: date) -> bool:
    """Whether a claim of the exemption counts on this day."""
    return exemption(kind, on) is not None


def transfer_title(kind: str, name: str) -> str:
    """„ZSK art. 14 - NAZWA KWALIFIKACJI”, as the page of the system asks for it."""
    pattern = open_points.word(f"FEE_TITLE_{CaseKind(kind)}")
    return pattern.replace("{name}", name.strip() or "NAZWA KWALIFIKACJI")


def fee(kind: str, on: date, name: str = "") -> Fee:
    """The fee of an application of this kind filed on this day.

    Raises LookupError for a kind without a fee and for a day before the Act.
    """
    rates = open_points.rates("FEE_INCLUSION") if kind in INCLUSION else ()
    amounts = [rate.amount for rate in rates if rate.valid_from <= on]
    if not amounts:
        raise LookupError(f"no fee for {kind} on {on}")
    statutory = amounts[-1] == STATUTORY_BASE
    return Fee(
        amount=amounts[-1],
        statutory_base=STATUTORY_BASE,
        statutory=statutory,
        source="art. 17 ust. 1"
        if statutory
        else "kwota ze strony systemu po waloryzacji (art. 17 ust. 2–3); w ustawie 2 000 zł",
        transfer_title=transfer_title(kind, name),
        exemption=exemption(kind, on),
    )
