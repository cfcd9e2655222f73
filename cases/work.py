"""Work items: what waits for whom, written in the transaction that causes it."""

from collections.abc import Iterable
from datetime import date

from auth.enums import Role
from auth.models import Person
from cases.deadlines import Term, current
from cases.enums import ActorCode
from cases.models import Case, Participation, WorkItem
from cases.procedure import Procedure, Turn
from cases.rights import roles_for
from cases.spec import Spec
from institutions.models import Organisation
from institutions.queries import operator
from kernel import clock


def open_work(
    case: Case,
    code: str,
    title: str,
    *,
    person: Person | None = None,
    organisation: Organisation | None = None,
    roles: Iterable[Role] = (),
    step: str = "",
    due: date | None = None,
    basis: str = "",
) -> WorkItem:
    """Opens one piece of work for a person, or for roles in an organisation."""
    return WorkItem.objects.create(
        case=Case(pk=case.pk),
        code=code,
        title=title,
        person=person,
        organisation=organisation,
        roles=sorted(str(role.value) for role in roles),
        step=step,
        due=due,
        basis=basis,
        opened_at=clock.now(),
    )


def close_work(case: Case, code: str, *, person: Person | None = None) -> int:
    """Closes open work of this code (of this person, when given). Returns how many."""
    rows = WorkItem.objects.filter(case_id=case.pk, code=code, closed_at=None)
    if person is not None:
        rows = rows.filter(person=person)
    return rows.update(closed_at=clock.now())


def pass_work(case: Case, *, old: Person, new: Person) -> int:
    """Gives open work of one person in the case to another who takes their place. Returns how many pieces."""
    return WorkItem.objects.filter(case_id=case.pk, person=old, closed_at=None).update(person=new)


def follow_state(case: Procedure, spec_by_name: dict[str, Spec], terms: list[Term]) -> None:
    """After a step: closes the turn of the old state, opens that of the new one."""
    WorkItem.objects.filter(case_id=case.pk, is_turn=True, closed_at=None).update(closed_at=clock.now())
    if case.state in case.terminal:
        WorkItem.objects.filter(case_id=case.pk, closed_at=None).exclude(code__startswith="after_").update(
            closed_at=clock.now()
        )
        return
    turn = case.turns.get(case.state)
    if turn is None:
        return
    term = current(terms, turn.term) if turn.term else None
    for holder in _holders(case, turn):
        WorkItem.objects.create(
            case=Case(pk=case.pk),
            code=f"turn:{case.state}",
            title=turn.title,
            step=turn.step,
            basis=turn.basis,
            is_turn=True,
            due=term.due if term else None,
            opened_at=clock.now(),
            **holder,
            roles=_roles(turn, spec_by_name) if "organisation_id" in holder else [],
        )


def _roles(turn: Turn, spec_by_name: dict[str, Spec]) -> list[str]:
    return sorted(str(role.value) for role in roles_for(spec_by_name[turn.step]))


def _holders(case: Procedure, turn: Turn) -> list[dict[str, int | None]]:
    match turn.actor:
        case ActorCode.APPLICANT_FM | ActorCode.APPLICANT_SEC:
            return [{"organisation_id": case.applicant_id}]
        case ActorCode.OPERATOR:
            return [{"organisation_id": operator().pk}]
        case ActorCode.MINISTER:
            return [{"organisation_id": case.competent_id}] if case.competent_id else []
        case ActorCode.EXPERT_CHAIR:
            return _people(case, Role.CHAIR)
        case ActorCode.RI:
            return _organisations(case, Role.COUNCIL_MEMBER)
    return []


def _active(case: Procedure, role: Role) -> list[Participation]:
    return list(Participation.objects.on(clock.today()).filter(case_id=case.pk, role=role).order_by("id"))


def _people(case: Procedure, role: Role) -> list[dict[str, int | None]]:
    return [{"person_id": row.person_id} for row in _active(case, role) if row.person_id]


def _organisations(case: Procedure, role: Role) -> list[dict[str, int | None]]:
    return [{"organisation_id": row.organisation_id} for row in _active(case, role) if row.organisation_id]
