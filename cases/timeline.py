"""The course of a case and its metryka: both are views of the same events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, Value
from django.db.models.functions import Coalesce, Concat, NullIf

from auth.enums import Role
from auth.models import Person
from cases import events, verbs
from cases.enums import ActorCode
from cases.models import Case, Event
from cases.procedure import procedure_for, specs
from cases.rights import is_only_informed
from cases.spec import Spec
from institutions.actor import Actor
from institutions.enums import OFFICES
from institutions.models import Organisation
from kernel import clock

SYSTEM_NAME = "system"
_TOLD_TO_ALL = frozenset({"confirm_delivery", "deem_delivery"})
APPLICANTS = frozenset({ActorCode.APPLICANT_FM, ActorCode.APPLICANT_SEC})


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as people read it. `internal`: only the author's organisation sees it."""

    seq: int
    verb: str
    sentence: verbs.Sentence
    basis: str
    person: str
    role: str
    organisation: str
    substitutes: str
    recorded_at: datetime
    legal_day: date
    is_step: bool
    by_applicant: bool
    internal: bool
    moves_terms: bool
    digest: str

    @property
    def who(self) -> str:
        """„Halina Wzorcowa, ocena formalna (IBE-PIB), w zastępstwie: Olgierd Szkic”."""
        if not self.person:
            return SYSTEM_NAME
        words = f"{self.person}, {self.role}" if self.role else self.person
        if self.organisation and self.organisation != self.person:
            words = f"{words} ({self.organisation})"
        return f"{words}, w zastępstwie: {self.substitutes}" if self.substitutes else words

    @property
    def counts_from_another_day(self) -> bool:
        """Whether the legal day is not the day of recording, so that both must be said."""
        return self.legal_day != clock.day_of(self.recorded_at)


def timeline(case: Case, actor: Actor) -> list[Entry]:
    """What happened, the newest first, as far as this person may know it (two queries).

    Internal notes are seen by the author's organisation alone; the inner work of an office
    (its acts) by offices and by whoever did it. Who was only informed sees their own acts.
    """
    official, informed = is_official_in(case, actor), is_only_informed(actor, case)
    hidden = _discreet(case, actor)
    seen = [
        event
        for event in events.read(case)
        if event.verb not in hidden and _may_see(case, event, actor, official=official, informed=informed)
    ]
    return list(reversed(entries(case, seen)))


def _discreet(case: Case, actor: Actor) -> frozenset[str]:
    """Verbs of which the applicant does not learn yet."""
    procedure = procedure_for(case.kind)
    if actor.organisation_id is None or actor.organisation_id != case.applicant_id or case.state in procedure.results:
        return frozenset()
    return frozenset(name for name, spec in specs(procedure).items() if spec.discreet)


def metryka(case: Case) -> list[Entry]:
    """The metryka of the case: every event in its order. For officials only; of a note the act, never its text."""
    return entries(case, events.read(case))


def is_official(actor: Actor) -> bool:
    """Whether the person acts for an office of these proceedings."""
    return actor.is_system or actor.organisation_kind in OFFICES


def is_official_in(case: Case, actor: Actor) -> bool:
    """Whether the person acts for an office in this case: an office that applies is an applicant like any other."""
    return actor.is_system or (is_official(actor) and actor.organisation_id != case.applicant_id)


def _may_see(case: Case, event: Event, actor: Actor, *, official: bool, informed: bool) -> bool:
    own = actor.organisation_id is not None and event.organisation_id_ref == actor.organisation_id
    mine = actor.person_id is not None and event.person_id_ref == actor.person_id
    if event.facts.get("internal") or informed:
        return own or mine
    if event.verb == "answer_question" and actor.organisation_id == case.applicant_id:
        return True
    return official or own or mine or event.is_step or event.verb in _TOLD_TO_ALL


def entries(case: Case, rows: Sequence[Event]) -> list[Entry]:
    """The events in words, with the names of people and organisations resolved in one query."""
    known = specs(procedure_for(case.kind))
    people, organisations = _names(rows)
    return [_entry(event, known.get(event.verb), people, organisations) for event in rows]


def _names(rows: Sequence[Event]) -> tuple[dict[int, str], dict[int, str]]:
    """Today's names of the people and of the organisations that the events name by id."""
    if not rows:
        return {}, {}
    ids = {i for event in rows for i in (event.person_id_ref, event.substitutes_id_ref, *verbs.people_in(event)) if i}
    offices = {event.organisation_id_ref for event in rows if event.organisation_id_ref is not None}
    people = Person.objects.filter(pk__in=ids).order_by()
    organisations = Organisation.objects.filter(pk__in=offices).order_by()
    found = people.values_list(Value("person"), "pk", Concat("given_name", Value(" "), "family_name")).union(
        organisations.values_list(
            Value("organisation"), "pk", Coalesce(NullIf("short_name", Value("")), "name", output_field=CharField())
        ),
        all=True,
    )
    named: dict[str, dict[int, str]] = {"person": {}, "organisation": {}}
    for what, pk, name in found:
        named[what][pk] = str(name).strip()
    return named["person"], named["organisation"]


def _entry(event: Event, spec: Spec | None, people: dict[int, str], organisations: dict[int, str]) -> Entry:
    return Entry(
        seq=event.seq,
        verb=event.verb,
        sentence=verbs.describe(event, spec, people),
        basis=spec.basis if spec else "",
        person=_name(event.person_id_ref, people),
        role=str(Role(event.role).label) if event.role and event.person_id_ref else "",
        organisation=organisations.get(event.organisation_id_ref or 0, ""),
        substitutes=_name(event.substitutes_id_ref, people),
        recorded_at=event.recorded_at,
        legal_day=event.legal_day,
        is_step=event.is_step,
        by_applicant=spec is not None and spec.actor in APPLICANTS,
        internal=bool(event.facts.get("internal")),
        moves_terms=bool(event.terms),
        digest=event.digest,
    )


def _name(person_id: int | None, people: dict[int, str]) -> str:
    return people.get(person_id, verbs.NOBODY) if person_id is not None else ""
