"""The milestones of a ministry inside the four months of art. 24: a plan of its own, never a term of the Act."""

from typing import Final

from cases.open_points.domains import Number
from cases.open_points.point import Mark, OpenPoint

_DAYS: Final = ("dzień", "dni", "dni")
_NOT_PLANNED: Final = "bez tego punktu planu"


def _milestone(code: str, title: str, question: str, days: int, basis: str) -> OpenPoint:
    return OpenPoint(
        code=code,
        title=f"Plan ministerstwa: {title}",
        question=question,
        domain=Number(0, 240, _DAYS, zero=_NOT_PLANNED),
        default=days,
        reason="Ustawa wyznacza tylko 4 miesiące na całą sprawę. To termin wewnętrzny: porządkuje pracę, "
        "a jego przekroczenie nie ma skutku prawnego.",
        basis=basis,
        source="3.1.4",
        mark=Mark.OPEN,
    )


MILESTONE_POINTS: Final = (
    _milestone(
        "MILESTONE_OPENING",
        "rozpoczęcie postępowania",
        "Ile dni od początku 4 miesięcy minister rozpoczyna postępowanie?",
        10,
        "art. 19 ust. 1, art. 24 ustawy o ZSK",
    ),
    _milestone(
        "MILESTONE_CONSULTATION",
        "koniec konsultacji",
        "Ile dni od początku 4 miesięcy kończą się konsultacje?",
        45,
        "art. 19 ust. 2, art. 24 ustawy o ZSK",
    ),
    _milestone(
        "MILESTONE_TEAM",
        "powołanie zespołu ekspertów",
        "Ile dni od początku 4 miesięcy minister powołuje zespół ekspertów?",
        52,
        "art. 21 ust. 1, art. 24 ustawy o ZSK",
    ),
    _milestone(
        "MILESTONE_OPINION",
        "opinia zespołu ekspertów",
        "Ile dni od początku 4 miesięcy zespół przekazuje opinię i rekomendację?",
        82,
        "art. 21 ust. 1, art. 24 ustawy o ZSK",
    ),
    _milestone(
        "MILESTONE_COUNCIL",
        "opinia Rady Interesariuszy",
        "Ile dni od początku 4 miesięcy znana jest opinia Rady albo decyzja, że się jej nie zasięga?",
        100,
        "art. 21a, art. 24 ustawy o ZSK",
    ),
    _milestone(
        "MILESTONE_DRAFT",
        "projekt rozstrzygnięcia",
        "Ile dni od początku 4 miesięcy gotowy jest projekt rozstrzygnięcia?",
        110,
        "art. 21b, art. 24 ustawy o ZSK",
    ),
    OpenPoint(
        code="MILESTONE_EXTENSION",
        title="Plan ministerstwa po przedłużeniu terminu",
        question="O ile dni przesuwają się niezałatwione punkty planu, gdy minister przedłuży termin o 4 miesiące?",
        domain=Number(0, 240, _DAYS, zero="plan się nie przesuwa"),
        default=120,
        reason="Po przedłużeniu jest o 4 miesiące więcej; plan jest wewnętrzny, więc liczymy go w dniach.",
        basis="art. 24 ustawy o ZSK",
        source="3.1.4",
        mark=Mark.OPEN,
    ),
)
