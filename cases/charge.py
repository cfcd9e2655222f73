"""Who leads a case: put in charge, excluded, put back. Bodies of the common acts; each side has its own person.

For the register operator it is the case's `owner`, for a ministry its `officer`.
"""

from datetime import timedelta

from django.db.models import QuerySet

from auth.enums import Role
from auth.models import Person
from cases.models import Case, Event, WorkItem
from cases.spec import Move
from institutions.actor import Actor
from kernel import clock
from kernel.refusals import GuardFailed

ASSIGN_WORK = "assign_another"
UNDO_WITHIN = timedelta(hours=24)
EXCLUSION_BASIS = "art. 36 ust. 2; art. 24 KPA"
LIFTING = (Role.HEAD_OF_UNIT, Role.DIRECTOR)
"""Who assigns another person after an exclusion: the head of unit at the operator, the director in a ministry."""
_STANDS_ASIDE = frozenset({"confirm_delivery", "deem_delivery"})
"""Events that happen to a case by themselves: they do not say that somebody took it up."""


def in_charge(case: Case, actor: Actor) -> int | None:
    """Who leads the case on the side of this person."""
    return case.owner_id if actor.is_operator else case.officer_id


def charge_mark(case: Case) -> str:
    """For `watch`: a form about who leads the case is stale once somebody else does."""
    return f"{case.owner_id or ''}/{case.officer_id or ''}"


def put_in_charge(case: Case, move: Move, person_id: int | None) -> None:
    """The person leads the case from now on. Refuses somebody who is excluded from it."""
    if person_id is None:
        raise GuardFailed("Wskaż osobę, która poprowadzi sprawę.")
    if person_id in case.excluded:
        raise GuardFailed("Ta osoba jest wyłączona z tej sprawy (art. 24 KPA). Wskaż inną.", person=person_id)
    move.facts |= {"from": in_charge(case, move.actor), "person": person_id}
    _set(case, move.actor, person_id)
    _asked_of(case, move.actor).update(closed_at=clock.now())


def exclude(case: Case, move: Move) -> None:
    """Art. 24 KPA: the reason stays in the event; a case left without its person waits for the head of unit."""
    move.facts["ground"] = move.data["ground"]
    case.excluded = [*case.excluded, move.actor.person_id or 0]
    if move.actor.person_id is not None and in_charge(case, move.actor) == move.actor.person_id:
        _set(case, move.actor, None)
        _ask_for_another(case, move.actor)


def undo(case: Case, move: Move) -> None:
    """Takes back an assignment of a batch. Refuses when it is old, another's, or somebody acted since."""
    rows = Event.objects.filter(case_id=case.pk).order_by("-seq")
    done = rows.filter(verb="assign", facts__batch=move.data["batch"]).first()
    if done is None:
        raise GuardFailed("Tego przydziału nie ma w tej sprawie.", batch=move.data["batch"])
    if done.person_id_ref != move.actor.person_id:
        raise GuardFailed("Przydział cofa osoba, która go zrobiła.", person=done.person_id_ref)
    if move.at - done.recorded_at > UNDO_WITHIN:
        raise GuardFailed("Przydział można cofnąć przez 24 godziny. Przekaż sprawę ponownie.", at=done.recorded_at)
    later = rows.filter(seq__gt=done.seq).exclude(verb__in=_STANDS_ASIDE).first()
    if later is not None:
        raise GuardFailed(_moved_on(later), seq=later.seq, verb=later.verb)
    before = done.facts.get("from")
    move.facts |= {"batch": move.data["batch"], "from": done.facts["person"], "person": before}
    _set(case, move.actor, before)
    if before is None and case.excluded:
        _ask_for_another(case, move.actor)


def _moved_on(event: Event) -> str:
    if event.verb == "undo_assign":
        return "Ten przydział już cofnięto."
    who = Person.objects.filter(pk=event.person_id_ref).first() if event.person_id_ref else None
    name = who.get_full_name() if who else "System"
    return f"Po przydziale sprawa poszła dalej ({name}, {clock.local(event.recorded_at):%-d.%m.%Y, %H:%M})."


def _set(case: Case, actor: Actor, person_id: int | None) -> None:
    if actor.is_operator:
        case.owner_id = person_id
    else:
        case.officer_id = person_id


def _asked_of(case: Case, actor: Actor) -> QuerySet[WorkItem]:
    return WorkItem.objects.filter(
        case_id=case.pk, code=ASSIGN_WORK, organisation_id=actor.organisation_id or 0, closed_at=None
    )


def _ask_for_another(case: Case, actor: Actor) -> None:
    WorkItem.objects.create(
        case=Case(pk=case.pk),
        code=ASSIGN_WORK,
        title="Wyznacz inną osobę do prowadzenia sprawy",
        step="hand_over",
        basis=EXCLUSION_BASIS,
        organisation_id=actor.organisation_id,
        roles=sorted(str(role.value) for role in LIFTING),
        due=case.next_due,
        opened_at=clock.now(),
    )
