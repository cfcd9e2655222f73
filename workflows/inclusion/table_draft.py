"""The table of one expert while it is written: saved by itself, merged by outcome, never an event."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from cases.models import Case
from cases.procedure import as_procedure, specs
from cases.service import offer_of
from institutions.actor import Actor
from kernel import clock
from register.outcomes import Outcome, OutcomeKind, OutcomeSet
from register.vocabularies import prk_descriptor
from workflows.inclusion.models import LEVELS, ComplianceTable, TableDraft, TeamMember

ACT = "fill_table"
COMMENT_LIMIT = 1000
COMPONENTS = (
    ("W", "Wiedza", "zna i rozumie"),
    ("U", "Umiejętności", "potrafi"),
    ("K", "Kompetencje społeczne", "jest gotów"),
)
LETTER = {OutcomeKind.KNOWLEDGE: "W", OutcomeKind.SKILL: "U", OutcomeKind.COMPETENCE: "K"}
CODES = tuple(f"P{level}U_{letter}" for letter, _, _ in COMPONENTS for level in LEVELS)

Rows = dict[str, dict[str, Any]]
"""Outcome id → `codes` (of PRK descriptors) and `comment`: plain JSON."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What the expert has written so far, or sent."""

    rows: Rows
    level: int | None = None
    comment: str = ""
    sent: bool = False
    changed: bool = False
    """Sent, and written further since: the team still sees what was sent."""

    def codes(self, outcome: str) -> tuple[str, ...]:
        return tuple(self.rows.get(outcome, {}).get("codes", ()))

    def note(self, outcome: str) -> str:
        return str(self.rows.get(outcome, {}).get("comment", ""))

    def answered(self, outcomes: Iterable[Outcome]) -> int:
        """How many of these outcomes have a component."""
        return sum(bool(self.codes(one.id)) for one in outcomes)


def seat_of(case: Case, actor: Actor) -> TeamMember | None:
    """The seat that this person holds in the team now, with its table and draft."""
    rows = TeamMember.objects.filter(case_id=case.pk, person_id=actor.person_id or 0, left_on=None)
    return rows.select_related("person", "table", "table_draft").first()


def writing_of(member: TeamMember | None) -> Writing:
    """The draft where there is one, else what was sent, else nothing."""
    table, draft = getattr(member, "table", None), getattr(member, "table_draft", None)
    found = draft or table
    if not isinstance(found, TableDraft | ComplianceTable):
        return Writing({})
    return Writing(dict(found.rows), found.level, found.comment, table is not None, None not in (draft, table))


def save(case: Case, actor: Actor, *, rows: Rows | None = None, end: Mapping[str, Any] | None = None) -> Writing:
    """Keeps some rows, or the level and the remark (`end`), and leaves the rest as it is.

    Raises the Refusal of the act where this person may not write the table now.
    """
    procedure = as_procedure(case)
    with transaction.atomic():
        refusal = offer_of(procedure, specs(type(procedure))[ACT], actor).refusal
        if refusal is not None:
            raise refusal
        # the seat is the lock: two windows of one person merge by outcome
        member = TeamMember.objects.select_for_update().get(
            case_id=case.pk, person_id=actor.person_id or 0, left_on=None
        )
        before = writing_of(seat_of(case, actor))
        fresh = {"rows": {**before.rows, **(rows or {})}, "level": before.level, "comment": before.comment}
        draft, _ = TableDraft.objects.update_or_create(
            member=member, defaults={**fresh, **(end or {}), "saved_at": clock.now()}
        )
    return Writing(draft.rows, draft.level, draft.comment, before.sent, before.sent)


def missing(sets: Iterable[OutcomeSet], writing: Writing) -> list[tuple[str, OutcomeSet]]:
    """Numbers of the outcomes without a component, each with its set."""
    return [
        (f"{one.no}.{number}", one)
        for one in sets
        for number, outcome in enumerate(one.outcomes, start=1)
        if not writing.codes(outcome.id)
    ]


def words_of(code: str) -> str:
    """The statements of one component in one line."""
    return "; ".join(prk_descriptor(code))
