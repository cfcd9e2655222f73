"""Milestones: an office's own plan inside a term of the Act. Internal wherever they are shown, never a deadline.

A milestone stands so many days after the day from which the term counts, on the first working day from there; what was
not done when the term was extended moves by the days of `MILESTONE_EXTENSION`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value

from cases.enums import TermState
from cases.models import Case, Event
from cases.open_points import legal_calendar, number

if TYPE_CHECKING:
    from cases.deadlines import Term

LONGEST_BASE = timedelta(days=4 * 31 + 10)
"""A run of the base term is never longer, with all days off behind its end; one that is longer was extended."""


@dataclass(frozen=True, slots=True)
class MilestoneRule:
    """`waits`: states in which it is still to come; `done_by`: verbs that bring it about.

    `act_in`: the state in which an act does it, so that the state alone does not tell (and it is in `waits` too).
    """

    code: str
    setting: str
    label: str
    basis: str
    waits: frozenset[str]
    done_by: tuple[str, ...]
    term: str = "MIN"
    act_in: str = ""

    @property
    def days(self) -> int:
        """Days from the beginning of the term; 0 where it is not planned."""
        return number(self.setting)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone of one case: the day of the plan, and the day on which it was reached."""

    rule: MilestoneRule
    planned_on: date
    done_on: date | None

    def is_late(self, today: date) -> bool:
        """Whether it was reached after the day of the plan, or is still to come although that day has passed."""
        return (self.done_on or today) > self.planned_on


class Moment(Protocol):
    """What of an event a milestone looks at."""

    verb: str
    source: str
    legal_day: date


def plan_of(
    rules: Sequence[MilestoneRule], state: str, term: "Term | None", events: Iterable[Moment]
) -> list[Milestone]:
    """The plan of a case in this state, by day; empty before its term began."""
    if term is None:
        return []
    seen = list(events)
    found = [_milestone(rule, state, term, seen) for rule in rules if rule.days and rule.term == term.rule.code]
    return sorted((one for one in found if one is not None), key=lambda one: one.planned_on)


def _milestone(rule: MilestoneRule, state: str, term: "Term", events: Sequence[Moment]) -> Milestone | None:
    done = next((event.legal_day for event in events if _does(rule, event)), None)
    if done is None and state not in rule.waits:
        return None
    moved = term.extended_on is not None and (done is None or done > term.extended_on)
    return Milestone(rule, _planned(rule, term.started_on, longer=moved), done)


def _working_day(day: date, *, step: int) -> date:
    """The day itself when offices work on it, else the nearest such day after it (`step` 1) or before it (-1)."""
    calendar = legal_calendar()
    while not calendar.is_working_day(day):
        day += timedelta(days=step)
    return day


def _does(rule: MilestoneRule, event: Moment) -> bool:
    return event.verb in rule.done_by and (not rule.act_in or event.source == rule.act_in)


def with_beginnings(cases: QuerySet[Case], code: str) -> QuerySet[Case]:
    """Of these cases the ones in which the term runs: `begun` is the day it counts from, `extended` whether it was."""
    running = Q(deadlines__code=code, deadlines__state=TermState.RUNNING)
    return cases.filter(running).annotate(begun=F("deadlines__started_on"), ends=F("deadlines__due"))


def late(kind: str, rule: MilestoneRule, today: date) -> Q:
    """The cases that have not reached the milestone although its day has passed; for rows of `with_beginnings`."""
    if not rule.days:
        return Q(pk__in=[])
    passed = _working_day(
        today - timedelta(days=1), step=-1
    )  # a day of the plan is late when it was no later than this
    last = passed - timedelta(days=rule.days)
    moved = last - timedelta(days=number("MILESTONE_EXTENSION"))
    base = Q(begun__lte=last, ends__lte=F("begun") + LONGEST_BASE)
    found = Q(kind=kind, state__in=sorted(rule.waits)) & (base | Q(begun__lte=moved))
    return found & ~(Q(state=rule.act_in) & Q(_done(rule))) if rule.act_in else found


def late_counts(
    cases: QuerySet[Case], rules: Mapping[str, Sequence[MilestoneRule]], today: date, term: str = "MIN"
) -> Counter[str]:
    """Of these cases how many are late at each milestone, by its code; `rules` by kind (one query, grouped by day)."""
    act = next((rule for one in rules.values() for rule in one if rule.act_in), None)
    rows = with_beginnings(cases.order_by(), term).annotate(
        longer=Q(ends__gt=F("begun") + LONGEST_BASE), did=_done(act) if act else Value(value=False)
    )
    found: Counter[str] = Counter()
    for kind, state, begun, longer, did, number_of in rows.values_list(
        "kind", "state", "begun", "longer", "did"
    ).annotate(n=Count("pk")):
        for rule in rules.get(kind, ()):
            waits = rule.days and state in rule.waits and not (did and state == rule.act_in)
            if waits and _planned(rule, begun, longer=longer) < today:
                found[rule.code] += number_of
    return found


def _planned(rule: MilestoneRule, begun: date, *, longer: bool) -> date:
    """The day of the plan, in a term that began on this day and perhaps was extended before."""
    days = rule.days + (number("MILESTONE_EXTENSION") if longer else 0)
    return _working_day(begun + timedelta(days=days), step=1)


def _done(rule: MilestoneRule) -> Exists:
    return Exists(Event.objects.filter(case=OuterRef("pk"), verb__in=rule.done_by, source=rule.act_in))


__all__ = ["Milestone", "MilestoneRule", "late", "late_counts", "plan_of", "with_beginnings"]
