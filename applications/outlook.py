"""What comes after sending, with dates as they would be if the application went out on a given day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from cases.open_points import inclusion_regime, legal_calendar
from cases.procedure import procedure_for
from cases.terms import last_day
from kernel.text import date_long, nbsp

_FORMAL_REVIEW: Final = "FR"


@dataclass(frozen=True, slots=True)
class Ahead:
    """One sentence about what comes, with its article."""

    sentence: str
    basis: str = ""


def after_sending(kind: str, on: date) -> list[Ahead]:
    """What happens to an application sent on this day. Dates by the terms of the procedure."""
    rule = procedure_for(kind).terms[_FORMAL_REVIEW]
    due = last_day(on, rule.length, legal_calendar(), regime=inclusion_regime()).due
    return [
        Ahead("Dostaniesz urzędowe poświadczenie przedłożenia (UPP) z datą i godziną."),
        Ahead(
            nbsp(f"IBE-PIB sprawdzi wniosek w 14 dni. Jeżeli wyślesz go dziś, do {date_long(due)}."), "art. 18 ust. 1"
        ),
        Ahead(nbsp("Jeżeli czegoś zabraknie, dostaniesz wezwanie i 30 dni na poprawki."), "art. 18 ust. 4"),
        Ahead(nbsp("Minister rozpatrzy wniosek w 4 miesiące; może raz przedłużyć ten czas o 4."), "art. 24"),
    ]
