"""Oversight of an office's cases: where they wait and for whom, what is late and why, how long stages took.

Every number is that of a filtered queue (`Filters`), so it leads to the list of exactly its cases. Late against the
Act and late against the office's own plan are never added up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from cases.filters import Filters, Place, at_place
from cases.holders import Holder, holders_of
from cases.milestones import late_counts
from cases.models import Case, Event, WorkItem
from cases.oversight_times import Period, StageTime, stage_times
from cases.procedure import procedure_for, procedures, specs
from cases.rights import visible_to
from cases.statuses import states_in_order, word_for
from cases.workload import place_of
from institutions.actor import Actor
from kernel import clock

MOST_LATE = 15
"""Late cases that the page tells of one by one; the list behind the number has all."""


@dataclass(frozen=True, slots=True)
class HolderCount:
    """Cases of a stage that wait for one side, and the day since when the longest of them does."""

    holder: Holder
    cases: int
    since: date


@dataclass(frozen=True, slots=True)
class StageNow:
    """A stage with the cases in it now. A case may wait for several sides, or for nobody."""

    state: str
    word: str
    cases: int
    overdue: int
    holders: Sequence[HolderCount]


@dataclass(frozen=True, slots=True)
class PlanCount:
    """A milestone of the office's own plan and the open cases that are late at it."""

    code: str
    label: str
    cases: int


@dataclass(frozen=True, slots=True)
class LateCase:
    """A case after a last day of the Act, and why: whose turn it is since when, and an extension with its reason."""

    case: Case
    term: str
    days: int
    waits: Sequence[WorkItem]
    in_stage_since: date | None
    extended_on: date | None
    extension_reason: str


@dataclass(frozen=True, slots=True)
class Oversight:
    """All figures, of cases that this person may see and on which their office works."""

    place: Place
    period: Period
    stages: Sequence[StageNow]
    plan: Sequence[PlanCount]
    late: Sequence[LateCase]
    times: Sequence[StageTime]

    @property
    def cases(self) -> int:
        return sum(stage.cases for stage in self.stages)

    @property
    def overdue(self) -> int:
        return sum(stage.overdue for stage in self.stages)


def oversight(actor: Actor, period: Period) -> Oversight:
    """Everything the page shows (seven queries, however many cases)."""
    place, today = place_of(actor), clock.today()
    return Oversight(
        place=place,
        period=period,
        stages=_stages(actor, place, today),
        plan=_plan(actor, today) if place is Place.MINISTRY else [],
        late=_late(actor, place, today),
        times=stage_times(_of_others(actor), stages_at(place), period),
    )


def _of_others(actor: Actor) -> QuerySet[Case]:
    """Without cases in which the office itself applies: there it is an applicant like any other."""
    return visible_to(actor).exclude(applicant_id=actor.organisation_id or 0)


def stages_at(place: Place) -> list[str]:
    """The stages in which this office works on a case, in the order of the law."""
    operator = {state for procedure in procedures() for state in procedure.at_operator}
    ends = {state for procedure in procedures() for state in procedure.terminal}
    here = [state for state in states_in_order() if state not in ends and state != "DRAFT"]
    return [state for state in here if (state in operator) == (place is Place.OPERATOR)]


def _stages(actor: Actor, place: Place, today: date) -> list[StageNow]:
    here = visible_to(actor).filter(at_place(place)).order_by()
    counted = here.values_list("state").annotate(cases=Count("pk"), overdue=Count("pk", filter=Q(next_due__lt=today)))
    numbers = {state: (cases, overdue) for state, cases, overdue in counted}
    waits: dict[str, list[HolderCount]] = {}
    others = _of_others(actor).filter(at_place(place))
    for state, holder, cases, since in holders_of(others):
        waits.setdefault(state, []).append(HolderCount(holder, cases, clock.day_of(since)))
    return [
        StageNow(state, word_for(state), *numbers[state], sorted(waits.get(state, []), key=lambda one: -one.cases))
        for state in states_in_order()
        if state in numbers
    ]


def _plan(actor: Actor, today: date) -> list[PlanCount]:
    """One query for the milestones of all procedures; a code that several have counts once for each case."""
    labels = {rule.code: rule.label for one in procedures() for rule in one.milestones if rule.days}
    if not labels:
        return []
    here = _of_others(actor).filter(at_place(Place.MINISTRY))
    counts = late_counts(here, {one.code: one.milestones for one in procedures()}, today)
    return [PlanCount(code, label, counts[code]) for code, label in labels.items()]


def _late(actor: Actor, place: Place, today: date) -> list[LateCase]:
    asked = Filters(due="po-terminie", place=place.value).condition(today)
    cases = list(
        visible_to(actor)
        .filter(asked)
        .select_related("applicant", "officer", "owner")
        .order_by("next_due", "id")[:MOST_LATE]
    )
    ids = [case.pk for case in cases]
    waits: dict[int, list[WorkItem]] = {}
    items = WorkItem.objects.filter(case__in=ids, closed_at=None).select_related("person", "organisation")
    for item in items.order_by("-is_turn", "opened_at", "id"):
        waits.setdefault(item.case_id, []).append(item)
    events = _telling_events(cases)
    return [_late_case(case, waits.get(case.pk, []), events.get(case.pk, []), today) for case in cases]


def _extending(kind: str, code: str) -> set[str]:
    """Verbs that make the term longer."""
    return {name for name, spec in specs(procedure_for(kind)).items() if code in spec.extends}


def _telling_events(cases: Sequence[Case]) -> Mapping[int, list[Event]]:
    """The steps of these cases, the newest first (one query)."""
    found: dict[int, list[Event]] = {}
    rows = Event.objects.filter(case__in=[case.pk for case in cases], is_step=True).order_by("case_id", "-seq")
    for event in rows.defer("canonical"):
        found.setdefault(event.case_id, []).append(event)
    return found


def _late_case(case: Case, waits: Sequence[WorkItem], events: Sequence[Event], today: date) -> LateCase:
    assert case.next_due is not None  # found by it
    rule = procedure_for(case.kind).terms.get(case.next_term)
    entered = next((event.recorded_at for event in events if event.source != event.target), None)
    longer = _extending(case.kind, case.next_term)
    extension = next((event for event in events if event.verb in longer), None)
    return LateCase(
        case=case,
        term=rule.label if rule else "",
        days=(today - case.next_due).days,
        waits=waits,
        in_stage_since=clock.day_of(entered) if entered else None,
        extended_on=extension.legal_day if extension else None,
        extension_reason=str(extension.facts.get("reasons", "")) if extension else "",
    )
