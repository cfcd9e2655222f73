"""The tables of all experts side by side: where they agree, and where they do not."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.models import Case
from register.description import Description
from workflows.inclusion.models import ComplianceTable, TeamMember


@dataclass(frozen=True, slots=True)
class Cell:
    """What one expert named for one outcome; `alone` are the components that not everybody named."""

    given: bool
    codes: tuple[str, ...] = ()
    alone: frozenset[str] = frozenset()
    comment: str = ""

    @property
    def marked(self) -> list[tuple[str, bool]]:
        """Each component, and whether the others did not all name it."""
        return [(code, code in self.alone) for code in self.codes]


@dataclass(frozen=True, slots=True)
class ComparedOutcome:
    """One outcome: what each expert named for it, in the order of the columns."""

    number: str
    text: str
    cells: tuple[Cell, ...]

    @property
    def _named(self) -> set[frozenset[str]]:
        return {frozenset(cell.codes) for cell in self.cells if cell.given}

    @property
    def agreed(self) -> bool:
        """Everybody whose table is there named the same; one table alone agrees with nobody yet."""
        return sum(cell.given for cell in self.cells) > 1 and len(self._named) == 1

    @property
    def apart(self) -> bool:
        return len(self._named) > 1


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
    def apart(self) -> list[ComparedOutcome]:
        """Outcomes for which the tables differ."""
        return [one for one in self.outcomes if one.apart]

    @property
    def agreed(self) -> int:
        return sum(one.agreed for one in self.outcomes)

    @property
    def levels_apart(self) -> bool:
        return len({level for level in self.levels if level is not None}) > 1

    @property
    def columns(self) -> list[tuple[TeamMember, int | None, str]]:
        """Each expert with the level and the remark of their table."""
        return list(zip(self.members, self.levels, self.comments, strict=True))


def comparison_of(case: Case, described: Description) -> Comparison:
    """The comparison for the present team (one query). Tables of those who left stay as evidence and do not count."""
    members = tuple(
        TeamMember.objects.filter(case_id=case.pk, left_on=None).select_related("person", "table").order_by("id")
    )
    tables = [table_of(member) for member in members]
    return Comparison(
        members=members,
        levels=tuple(table.level if table else None for table in tables),
        comments=tuple(table.comment if table else "" for table in tables),
        outcomes=tuple(
            ComparedOutcome(f"{one.no}.{number}", outcome.text, _cells(tables, outcome.id))
            for one in described.learning_outcomes.sets
            for number, outcome in enumerate(one.outcomes, start=1)
        ),
    )


def table_of(member: TeamMember) -> ComplianceTable | None:
    """The member's table, when there is one (loaded with the member)."""
    return getattr(member, "table", None)


def _cells(tables: Sequence[ComplianceTable | None], outcome: str) -> tuple[Cell, ...]:
    rows = [table.rows.get(outcome, {}) if table else None for table in tables]
    named = [frozenset(row.get("codes", [])) for row in rows if row is not None]
    common = frozenset.intersection(*named) if named else frozenset()
    return tuple(
        Cell(False)
        if row is None
        else Cell(True, tuple(row.get("codes", [])), frozenset(row.get("codes", [])) - common, row.get("comment", ""))
        for row in rows
    )
