"""Distributing cases among people: a plan that a head of unit sees first, its assignment, and its undoing.

Each case is one act of the engine, so that one that changed in the meantime is refused with its reason
and the others are assigned.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db.models import Q

from auth.models import Person
from cases import workload
from cases.charge import UNDO_WITHIN, in_charge
from cases.models import Case, Event
from cases.procedure import as_procedure, spec_of
from cases.rights import visible_to
from cases.service import perform, token
from institutions.actor import Actor
from institutions.models import Membership
from kernel import clock
from kernel.refusals import Refusal

MOST = 100
"""Cases of one distribution."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One line of the preview: the case, who leads it, who would, and what speaks against it."""

    case: Case
    now: str
    person: Person | None
    warnings: Sequence[str]
    seen: str

    @property
    def is_possible(self) -> bool:
        return self.person is not None

    @property
    def code(self) -> str:
        """What the form of the preview sends back: the case, the person and what was seen."""
        return f"{self.case.pk}|{self.person.pk if self.person else 0}|{self.seen}"


@dataclass(frozen=True, slots=True)
class Refused:
    case: Case
    sentence: str


@dataclass(frozen=True, slots=True)
class Result:
    """What was done, and for each case that was not, why."""

    batch: str
    done: Sequence[Case]
    refused: Sequence[Refused]


@dataclass(frozen=True, slots=True)
class Batch:
    """A distribution that may still be undone."""

    code: str
    at: datetime
    cases: int


def propose(actor: Actor, cases: Iterable[int], people: Iterable[int]) -> list[Proposal]:
    """Gives each case to the person with the fewest cases; whoever may have a conflict only when nobody else is there.

    Cases and people that the actor may not choose are left out.
    """
    field = workload.led_field(actor)
    rows = workload.open_cases(actor).filter(pk__in=list(cases)).select_related(field, "applicant")
    chosen = list(workload.colleagues(actor).filter(pk__in=list(people)))
    counts = {load.key: load.cases for load in workload.loads(actor)}
    away = workload.absences([person.pk for person in chosen])
    employed = _employed([person.pk for person in chosen])
    plan = []
    for case in rows.order_by("next_due", "id")[:MOST]:
        told = {one.pk: _against(case, one, away, employed) for one in chosen if one.pk not in case.excluded}
        able = [one for one in chosen if one.pk in told and one.pk != in_charge(case, actor)]
        best = min(able, key=lambda one: (bool(told[one.pk]), counts.get(one.pk, 0)), default=None)
        if best is not None:
            counts[best.pk] = counts.get(best.pk, 0) + 1
        warnings = told[best.pk] if best is not None else [_nobody(case, chosen, actor)]
        leader = getattr(case, field)
        plan.append(Proposal(case, str(leader or ""), best, warnings, _seen(case)))
    return plan


def _seen(case: Case) -> str:
    row = as_procedure(case)
    spec = spec_of(type(row), "assign")
    assert spec is not None  # every procedure has the common acts
    return token(row, spec)


def _employed(people: Sequence[int]) -> set[tuple[int, int | None]]:
    """(person, organisation) of everything in which these people hold a role today."""
    rows = Membership.objects.on(clock.today()).filter(person__in=people, organisation__isnull=False)
    return set(rows.values_list("person_id", "organisation_id"))


def _against(
    case: Case, person: Person, away: Mapping[int, workload.Absence], employed: set[tuple[int, int | None]]
) -> list[str]:
    found = []
    if (person.pk, case.applicant_id) in employed:
        found.append("możliwy konflikt interesów: osoba działa u wnioskodawcy (art. 24 KPA)")
    if person.pk in away:
        found.append(away[person.pk].sentence)
    return found


def _nobody(case: Case, chosen: Sequence[Person], actor: Actor) -> str:
    if chosen and all(person.pk in case.excluded for person in chosen):
        return "wskazane osoby są wyłączone z tej sprawy (art. 24 KPA)"
    if any(person.pk == in_charge(case, actor) for person in chosen):
        return "sprawę prowadzi już wskazana osoba"
    return "wskaż osobę, która może poprowadzić tę sprawę"


def assign(actor: Actor, codes: Iterable[str], batch: str = "") -> Result:
    """Assigns what the preview showed, case by case; `codes` are those of its proposals.

    `batch` is the name that the preview gave to its distribution: sent again, even after its undo, it does nothing.
    """
    batch, done, refused = batch or new_batch(), [], []
    if Event.objects.filter(_mine(actor), verb="assign", facts__batch=batch).exists():
        codes = ()
    wanted = [code.split("|", 2) for code in codes if code.count("|") >= 2][:MOST]
    known = _visible(actor, (pk for pk, _person, _seen in wanted))
    for pk, person, seen in wanted:
        case = known.get(pk)
        if case is None:
            continue
        try:
            perform(case, "assign", actor=actor, data={"person": person, "batch": batch}, seen=seen)
        except Refusal as refusal:
            refused.append(Refused(case, refusal.sentence))
        else:
            done.append(case)
    return Result(batch, done, refused)


def new_batch() -> str:
    return str(uuid4())


def undo(actor: Actor, batch: str) -> Result:
    """Gives the cases of a distribution back; one on which somebody acted since stays, with the reason."""
    done, refused = [], []
    events = Event.objects.filter(_mine(actor), verb="assign", facts__batch=batch)
    for case in visible_to(actor).filter(pk__in=events.values("case_id")).select_related("applicant").order_by("id"):
        try:
            perform(case, "undo_assign", actor=actor, data={"batch": batch})
        except Refusal as refusal:
            refused.append(Refused(case, refusal.sentence))
        else:
            done.append(case)
    return Result(batch, done, refused)


def last_batch(actor: Actor) -> Batch | None:
    """The person's last distribution, while it may be undone."""
    rows = Event.objects.filter(_mine(actor), recorded_at__gte=clock.now() - UNDO_WITHIN)
    rows = rows.filter(verb__in=["assign", "undo_assign"]).order_by("recorded_at", "id")
    batches: dict[str, list[Event]] = {}
    for row in rows:
        batches.setdefault(str(row.facts["batch"]), []).append(row)
    open_ones = [(code, found) for code, found in batches.items() if all(row.verb == "assign" for row in found)]
    if not open_ones:
        return None
    code, found = open_ones[-1]
    return Batch(code, found[-1].recorded_at, len(found))


def _mine(actor: Actor) -> Q:
    return Q(person_id_ref=actor.person_id, organisation_id_ref=actor.organisation_id)


def _visible(actor: Actor, ids: Iterable[str]) -> dict[str, Case]:
    numbers = [int(pk) for pk in ids if pk.isascii() and pk.isdigit() and len(pk) < 18]
    rows = visible_to(actor).filter(pk__in=numbers).select_related("applicant", "competent")
    return {str(case.pk): case for case in rows}
