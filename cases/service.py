"""The engine's door: the only place where a case changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import structlog
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.datastructures import MultiValueDict

from auth.enums import Role
from auth.models import Person
from cases import deadlines, events, signs, timers, work
from cases.enums import TermState
from cases.forms import form_class
from cases.kept import forget
from cases.models import DRAFT, Case, Deadline, Event, Participation
from cases.outward import outward_status
from cases.procedure import Procedure, as_procedure, procedure_for, spec_of, specs
from cases.rights import may, roles_for
from cases.spec import Move, Spec
from cases.timeline import APPLICANTS
from cases.work import close_work, open_work, pass_work
from institutions.actor import SYSTEM, Actor
from institutions.models import Division, Organisation, Sector
from kernel import clock
from kernel.refusals import InvalidInput, NotYourStep, Refusal, Stale, WrongState

__all__ = [
    "Offer",
    "available_steps",
    "close_work",
    "delete_draft",
    "describe",
    "join",
    "leave",
    "offer_of",
    "open_case",
    "open_work",
    "pass_work",
    "perform",
    "rebuild",
    "run_due",
    "state_allows",
    "token",
]

log = structlog.get_logger(__name__)

Data = Mapping[str, Any]  # raw form input: strings of a form, or values of a scenario
Files = MultiValueDict[str, UploadedFile]  # type: ignore[type-arg]  # generic in the stubs only


def open_case(kind: str, applicant: Organisation, actor: Actor, *, title: str = "") -> Case:
    """A draft: a case from its first line, visible to its organisation only, without events."""
    return Case.objects.create(
        kind=kind, applicant=applicant, title=title, created_by_id=actor.person_id, created_at=clock.now()
    )


def describe(case: Case, *, title: str, division: Division | None, sector: Sector | None) -> None:
    """What the case is about, as its application says: for lists and for competence. Not an event of the case."""
    with transaction.atomic():
        row = Case.objects.select_for_update(of=("self",)).select_related("applicant").get(pk=case.pk)
        row.title, row.division, row.sector = title, division, sector
        row.save()
    case.title, case.division, case.sector = title, division, sector


def delete_draft(case: Case, actor: Actor) -> None:
    """Removes a draft that was never submitted. Raises WrongState once it was."""
    with transaction.atomic():
        row = Case.objects.select_for_update().select_related("applicant").get(pk=case.pk)
        if not row.is_draft:
            raise WrongState("Złożonego wniosku nie można usunąć. Możesz go wycofać.", state=row.state)
        if actor.organisation_id != row.applicant_id or not actor.has(Role.WRITER, Role.SIGNATORY):
            raise NotYourStep("Szkic usuwa osoba z organizacji, która go pisze.")
        row.delete()


def perform(
    case: Case,
    name: str,
    *,
    actor: Actor,
    data: Data | None = None,
    files: Files | None = None,
    seen: str | None = None,
    day: date | None = None,
) -> Event:
    """Takes one step or act: one transaction, or nothing at all.

    `seen` is the token that the form showed (`token`); `day` the legal day when it is not
    today. Raises a Refusal; after success `case` carries the new state.
    """
    with transaction.atomic():
        row = _locked(case)
        spec = _known(row, name)
        may(actor, spec, row)  # first: the page of a stale form shows the form again, with all that it knows
        _not_stale(row, spec, seen)
        state_allows(row, spec)
        now = clock.now()
        today = clock.local(now).date()
        for guard in spec.guards:
            guard(row, actor, today)
        move = Move(actor, now, day or today, _cleaned(row, spec, actor, data, files))
        source = row.state
        if spec.is_step and row.sign is None:
            _give_sign(row, now)
        getattr(row, name)(move)
        event = _record(row, spec, move, source)
    _copy(row, case)
    return event


def _locked(case: Case) -> Procedure:
    """Locks the row, then reads it with its relations.

    Two statements: after waiting for a lock the row is the new one, but rows joined to it in the same
    statement would still be those from before the wait.
    """
    rows = procedure_for(case.kind).objects
    rows.select_for_update().values_list("pk").get(pk=case.pk)
    related = ("applicant", "competent", "division", "sector", "owner", "officer")
    return rows.select_related(*related).get(pk=case.pk)


def _known(case: Procedure, name: str) -> Spec:
    spec = spec_of(type(case), name)
    if spec is None:
        raise WrongState("Takiego kroku nie ma w tym postępowaniu.", step=name)
    return spec


def state_allows(case: Procedure, spec: Spec) -> None:
    """Returns when the step starts in the state of the case, raises WrongState otherwise."""
    allowed = case.state in spec.sources if spec.sources else case.state != DRAFT
    if not allowed:
        status = outward_status(case) if spec.actor in APPLICANTS else case.statuses.get(case.state)
        word = f"{status.word} ({status.legal})" if status else case.state
        raise WrongState(
            f"Tego kroku nie można wykonać, gdy sprawa jest na etapie „{word}”.",
            state=case.state,
            sources=list(spec.sources),
            step=spec.name,
        )


def token(case: Case, spec: Spec) -> str:
    """What a form must show to be accepted: the case's version, and what the step itself watches."""
    watched = spec.watch(as_procedure(case)) if spec.watch else ""
    return f"{case.version}:{watched}"


def _not_stale(case: Procedure, spec: Spec, seen: str | None) -> None:
    if seen is None or seen == token(case, spec):
        return
    rows = Event.objects.filter(case_id=case.pk).order_by("-seq")
    last = rows.filter(is_step=True).first() if _moved_on(case, seen) else rows.first()
    if last is None:
        raise Stale("Sprawa zmieniła się po otwarciu formularza. Sprawdź ją i spróbuj ponownie.")
    who = Person.objects.filter(pk=last.person_id_ref).first() if last.person_id_ref else None
    done = spec_of(type(case), last.verb)
    when = clock.local(last.recorded_at)
    name = who.get_full_name() if who else "System"
    raise Stale(
        f"{name}: {done.done if done else last.verb} o {when:%H:%M} ({when:%d.%m.%Y}). "
        "Twój tekst zachowaliśmy – sprawdź, czy ten krok jest nadal potrzebny.",
        person=name,
        verb=last.verb,
        at=when.isoformat(),
        seq=last.seq,
    )


def _moved_on(case: Procedure, seen: str) -> bool:
    return seen.partition(":")[0] != str(case.version)


def _cleaned(case: Procedure, spec: Spec, actor: Actor, data: Data | None, files: Files | None) -> Data:
    if not spec.form:
        return data or {}
    form = form_class(spec.form)(data or {}, files, case=case, actor=actor)
    if not form.is_valid():
        raise InvalidInput({name: [str(text) for text in texts] for name, texts in form.errors.items()})
    return form.cleaned_data


def _give_sign(case: Procedure, now: datetime) -> None:
    case.sign = signs.next_sign(case.kind, clock.local(now).year)
    case.submitted_at = now


def _record(case: Procedure, spec: Spec, move: Move, source: str) -> Event:
    if spec.is_step:
        case.version += 1
    last = events.last_event(case.pk)
    entry = events.Entry(
        case=case.pk,
        seq=(last.seq if last else 0) + 1,
        verb=spec.name,
        is_step=spec.is_step,
        source=source,
        target=case.state,
        person=move.actor.person_id,
        organisation=move.actor.organisation_id,
        role=_role_of(move.actor, spec),
        substitutes=move.actor.substitutes_id,
        recorded_at=move.at,
        legal_day=move.legal_day,
        facts=events.plain(move.facts),
        terms=_effects(spec, move),
    )
    event = events.build(entry, last.digest if last else "")
    event.save()
    _settle(case, spec, move)
    return event


def _effects(spec: Spec, move: Move) -> dict[str, str]:
    """Effects on terms: those of the spec, as the body narrowed them; an empty one is none."""
    effects = {**spec.term_effects, **move.terms}
    return {code: effect for code, effect in effects.items() if effect}


def _settle(case: Procedure, spec: Spec, move: Move) -> None:
    terms = deadlines.terms_of(case)
    deadlines.project(case, terms)
    if case.state in case.terminal and case.closed_on is None:
        case.closed_on = move.legal_day
    case.save()
    if spec.is_step:
        work.follow_state(case, dict(specs(type(case))), terms)


def _role_of(actor: Actor, spec: Spec) -> str:
    """The role in which the step was taken; of several the one that `Role` names first."""
    held = actor.roles & roles_for(spec) or actor.roles
    return next((str(role.value) for role in Role if role in held), "")


def _copy(row: Procedure, case: Case) -> None:
    """The caller's object shows what was written."""
    for field in Case._meta.concrete_fields:
        case.__dict__[field.attname] = row.__dict__[field.attname]
    case._state.fields_cache.clear()
    case._state.fields_cache.update(row._state.fields_cache)
    getattr(case, "_prefetched_objects_cache", {}).clear()
    forget(case)
    case.__dict__.pop("_known_to", None)


@dataclass(frozen=True, slots=True)
class Offer:
    """A step or act as a person sees it: allowed, or refused with the reason."""

    case: Procedure
    spec: Spec
    refusal: Refusal | None

    @property
    def allowed(self) -> bool:
        return self.refusal is None

    @property
    def token(self) -> str:
        """What the step's form must show (computed when asked for: it may look at more than the case)."""
        return token(self.case, self.spec)


def available_steps(case: Case, actor: Actor) -> list[Offer]:
    """Every step and act of the procedure: those the person may take now and those they may not, with the reason."""
    row = as_procedure(case)
    return [offer_of(row, spec, actor) for spec in specs(type(row)).values()]


def offer_of(case: Procedure, spec: Spec, actor: Actor) -> Offer:
    """One step or act as this person sees it now."""
    return Offer(case, spec, _refusal(case, spec, actor))


def _refusal(case: Procedure, spec: Spec, actor: Actor) -> Refusal | None:
    try:
        may(actor, spec, case)
        state_allows(case, spec)
        for guard in spec.guards:
            guard(case, actor, clock.today())
    except Refusal as refusal:
        return refusal
    return None


def join(
    case: Case, role: Role, *, person: Person | None = None, organisation: Organisation | None = None, reason: str = ""
) -> Participation:
    """Somebody takes part in the case from today. Joining twice changes nothing."""
    row, _created = Participation.objects.get_or_create(
        case_id=case.pk,
        person=person,
        organisation=organisation,
        role=role,
        valid_to=None,
        defaults={"valid_from": clock.today(), "reason": reason},
    )
    _forget_participations(case)
    return row


def leave(case: Case, role: Role, *, person: Person | None = None) -> int:
    """Ends the role in the case at once (of one person, or of everybody). Returns how many rows ended.

    Yesterday is the last whole day of the role; one that began today leaves no row (events tell of it).
    """
    today = clock.today()
    rows = Participation.objects.filter(case_id=case.pk, role=role, valid_to=None)
    if person is not None:
        rows = rows.filter(person=person)
    _forget_participations(case)
    removed, _by_model = rows.filter(valid_from__gte=today).delete()
    return removed + rows.filter(valid_from__lt=today).update(valid_to=today - timedelta(days=1))


def _forget_participations(case: Case) -> None:
    getattr(case, "_prefetched_objects_cache", {}).pop("participations", None)


def run_due() -> int:
    """Does everything that the passing of days brings about. Idempotent; safe to run at any time."""
    today, done = clock.today(), 0
    for runner in timers.runners():
        done += _run(runner, today)
    passed = Deadline.objects.filter(state=TermState.RUNNING, due__lt=today).select_related("case__applicant")
    for deadline in passed.order_by("due", "id"):
        done += _expire(deadline)
    return done


def _run(runner: timers.Runner, today: date) -> int:
    try:
        return runner(today)
    except Exception:  # what one room cannot do today must not hold up the terms of all cases
        log.exception("day_runner_failed", runner=runner.__qualname__)
        return 0


def _expire(deadline: Deadline) -> bool:
    procedure = procedure_for(deadline.case.kind)
    rule = procedure.terms[deadline.code]
    if not rule.on_expiry or deadline.case.state not in rule.expiry_states:
        return False
    try:
        perform(deadline.case, rule.on_expiry, actor=SYSTEM)
    except WrongState:  # somebody acted in the meantime: the term no longer matters
        return False
    except Refusal as refusal:  # one case that cannot go on must not hold up the others
        log.warning("expiry_refused", case=deadline.case_id, step=rule.on_expiry, code=refusal.code)
        return False
    except Exception:  # nor may one case that breaks: the others are done, this one is on record
        log.exception("expiry_failed", case=deadline.case_id, step=rule.on_expiry)
        return False
    return True


def rebuild(case: Case) -> None:
    """Computes the projection of the terms anew from the events."""
    with transaction.atomic():
        row = _locked(case)
        row.deadlines.all().delete()
        deadlines.project(row, deadlines.terms_of(row))
        row.save()
