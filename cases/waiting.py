"""What a case waits for now: the open work in it, whose it is, since when and by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from auth.enums import Role
from cases import events
from cases.deadlines import current, fold
from cases.milestones import Milestone, plan_of
from cases.models import Case, WorkItem
from cases.outward import is_outside
from cases.procedure import Procedure
from cases.rights import is_only_informed
from institutions.actor import Actor
from institutions.enums import OrganisationKind
from kernel import clock
from kernel.components import Gloss

_MINISTRIES = frozenset({OrganisationKind.MINISTRY, OrganisationKind.DELEGATE})


@dataclass(frozen=True, slots=True)
class Wait:
    """Pieces of the same work. `due` is a last day of the Act, where the work has one."""

    title: str
    step: str
    whose: tuple[str, ...]
    since: date
    due: date | None
    gloss: Gloss | None
    is_turn: bool

    @property
    def holders(self) -> str:
        """„Anna Definicja, Piotr Kryterium”."""
        return ", ".join(self.whose)


def waits_of(case: Procedure, actor: Actor) -> list[Wait]:
    """The open work of the case for those who work on it: the turn first, then the oldest (one query)."""
    if case.is_draft or is_outside(case, actor) or is_only_informed(actor, case):
        return []
    rows = WorkItem.objects.filter(case_id=case.pk, closed_at=None).select_related("person", "organisation")
    grouped: dict[tuple[str, str], list[WorkItem]] = {}
    for row in rows.order_by("-is_turn", "opened_at", "id"):
        grouped.setdefault((row.title, row.step), []).append(row)
    return [_wait(case, alike) for alike in grouped.values()]


def next_milestone(case: Procedure, actor: Actor) -> Milestone | None:
    """What the ministry's own plan has next, for the ministry alone."""
    if actor.organisation_kind not in _MINISTRIES:
        return None
    seen = events.read(case)
    plan = plan_of(case.milestones, case.state, current(fold(seen, type(case)), "MIN"), seen)
    return next((one for one in plan if one.done_on is None), None)


def _wait(case: Case, rows: Sequence[WorkItem]) -> Wait:
    first = rows[0]
    return Wait(
        title=first.title,
        step=first.step,
        whose=tuple(dict.fromkeys(_whose(case, row) for row in rows)),
        since=clock.day_of(first.opened_at),
        due=first.due,
        gloss=Gloss(first.basis) if first.basis else None,
        is_turn=first.is_turn,
    )


def _whose(case: Case, row: WorkItem) -> str:
    if row.person is not None:
        return row.person.get_full_name()
    if row.organisation_id == case.applicant_id:
        return f"wnioskodawca ({case.applicant.name})"
    if row.organisation is None:
        return ""
    only = Role(row.roles[0]).label if len(row.roles) == 1 else ""
    return f"{row.organisation.name} ({only})" if only else row.organisation.name
