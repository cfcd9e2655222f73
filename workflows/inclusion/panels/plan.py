"""Panel of the ministry's own plan: milestones with their days, marked as internal wherever they stand."""

from datetime import date
from typing import Any

from cases import events
from cases.deadlines import current, fold
from cases.milestones import Milestone, plan_of
from cases.models import Case
from cases.open_points import number
from cases.panels import Panel
from cases.procedure import procedure_for
from institutions.actor import Actor
from kernel import clock
from kernel.components import INTERNAL, StatusTag, Tone
from kernel.text import date_figures, plural
from workflows.inclusion.panels.audience import KINDS, LATER, MINISTRIES
from workflows.inclusion.states import State

_SHOWN = LATER | {State.FORWARDED, State.WITH_MINISTER}


def milestones_of(case: Case) -> list[Milestone]:
    """The plan of the case from its events (read once for a page); empty before its term began."""
    procedure, seen = procedure_for(case.kind), events.read(case)
    return plan_of(procedure.milestones, case.state, current(fold(seen, procedure), "MIN"), seen)


def _has_plan(case: Case, actor: Actor) -> bool:
    """The plan is the ministry's own: nobody else sees it."""
    inside = actor.organisation_kind in MINISTRIES and actor.organisation_id != case.applicant_id
    return inside and case.state in _SHOWN and bool(milestones_of(case))


def plan_rows(case: Case) -> list[tuple[Milestone, StatusTag]]:
    """Each milestone with what became of it; the first one still to come is „następny”."""
    today, found = clock.today(), milestones_of(case)
    following = next((one for one in found if one.done_on is None), None)
    return [(one, _status(one, today=today, following=one is following)) for one in found]


def _status(one: Milestone, *, today: date, following: bool) -> StatusTag:
    if one.done_on is not None:
        late = one.is_late(today)
        said = f"{date_figures(one.done_on)}{', po planowanym dniu' if late else ''}"
        return StatusTag(f"zrobione {said}", tone=Tone.PLAIN if late else Tone.OK, icon="check")
    if one.is_late(today):
        days = (today - one.planned_on).days
        return StatusTag(
            f"{days} {plural(days, 'dzień', 'dni', 'dni')} po planowanym dniu", tone=Tone.WARN, icon="warn"
        )
    return StatusTag("następny" if following else "później", tone=Tone.INFO if following else Tone.PLAIN, icon="clock")


def _plan(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    return {"rows": plan_rows(case), "marks": [INTERNAL], "shift": number("MILESTONE_EXTENSION")}


PANELS = (Panel("plan", "inclusion/panel_plan.html", _plan, order=12, visible=_has_plan, kinds=KINDS),)
