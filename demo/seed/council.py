"""Sittings of the Stakeholder Council: one held, and one to come with what waits for its opinion."""

from datetime import date, timedelta

from cases.models import Case
from kernel import clock
from workflows.inclusion import sittings
from workflows.inclusion.models import CouncilSitting
from workflows.inclusion.scenario import actor_by
from workflows.inclusion.states import State

THURSDAY = 3
ON_AN_AGENDA = 5
MINUTES = (
    "Omówiono zasady przekazywania rekomendacji i terminy kolejnych posiedzeń. "
    "Członkowie Rady proszą, by materiały docierały co najmniej tydzień przed posiedzeniem."
)


def load_sittings() -> None:
    """Calls both sittings by a member of the Council; the second has the cases that wait the longest."""
    council, today = actor_by("rada"), clock.today()
    held = _thursday(today - timedelta(days=35))
    sittings.save(CouncilSitting(on=held, place="siedziba IBE, sala 12", minutes=MINUTES), council)
    coming = sittings.save(CouncilSitting(on=_thursday(today + timedelta(days=7)), place="łącze wideo"), council)
    waiting = Case.objects.filter(state=State.RI_OPINION).order_by("id").values_list("pk", flat=True)
    sittings.add(coming, council, list(waiting[:ON_AN_AGENDA]))


def _thursday(day: date) -> date:
    """The first Thursday from this day on."""
    return day + timedelta(days=(THURSDAY - day.weekday()) % 7)
