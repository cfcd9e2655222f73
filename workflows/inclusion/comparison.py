"""The tables of all experts side by side: where they agree, and where they do not."""

from dataclasses import dataclass

from cases.models import Case
from register.description import Description
from workflows.inclusion.models import ComplianceTable, TeamMember


@dataclass(frozen=True, slots=True)
class ComparedOutcome:
    """One outcome: what each expert named for it, in the order of the columns; empty where a table is missing."""

    number: str
    text: str
    codes: tuple[str, ...]
    comments: tuple[str, ...]

    @property
    def agreed(self) -> bool:
        given = {code for code in self.codes if code}
        return len(given) == 1

    @property
    def apart(self) -> bool:
        return len({code for code in self.codes if code}) > 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the chair needs for the joint opinion."""

    members: tuple[TeamMember, ...]
    levels: tuple[int | None, ...]
    outcomes: tuple[ComparedOutcome, ...]
    comments: tuple[str, ...]

    @property
    def filled(self) -> int:
        return sum(level is not None for level in self.levels)

    @property
    def apart(self) -> int:
        return sum(one.apart for one in self.outcomes)

    @property
    def columns(self) -> list[tuple[TeamMember, int | None, str]]:
        """Each expert with the level and the remark of their table."""
        return list(zip(self.members, self.levels, self.comments, strict=True))


def comparison_of(case: Case, described: Description) -> Comparison:
    """The comparison for the present team (one query)."""
    members = tuple(
        TeamMember.objects.filter(case_id=case.pk, left_on=None).select_related("person", "table").order_by("id")
    )
    tables = [table_of(member) for member in members]
    return Comparison(
        members=members,
        levels=tuple(table.level if table else None for table in tables),
        comments=tuple(table.comment if table else "" for table in tables),
        outcomes=tuple(
            ComparedOutcome(
                number=f"{one.no}.{number}",
                text=outcome.text,
                codes=tuple(_codes(table, outcome.id) for table in tables),
                comments=tuple(_comment(table, outcome.id) for table in tables),
            )
            for one in described.learning_outcomes.sets
            for number, outcome in enumerate(one.outcomes, start=1)
        ),
    )


def table_of(member: TeamMember) -> ComplianceTable | None:
    """The member's table, when there is one (loaded with the member)."""
    return getattr(member, "table", None)


def _codes(table: ComplianceTable | None, outcome: str) -> str:
    return ", ".join(table.rows.get(outcome, {}).get("codes", [])) if table else ""


def _comment(table: ComplianceTable | None, outcome: str) -> str:
    return str(table.rows.get(outcome, {}).get("comment", "")) if table else ""
