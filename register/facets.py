"""Counts beside the filters: how many results each value would give while the other filters stay as they are.

What was found by words and days is counted once by all filtered columns together; every number of the page
is a sum of these cells, so the numbers of one page always agree with each other.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from register.enums import QualificationKind, QualificationType, Status, type_of

if TYPE_CHECKING:
    from register.search_query import SearchQuery

__all__ = ["COLUMNS", "Cell", "Facets"]

COLUMNS: Final = ("status", "kind", "pqf_level", "isced_broad")

Value = Status | QualificationKind | QualificationType | int | str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """Entries that are alike in everything that filters ask for, and how many they are."""

    status: Status
    kind: QualificationKind
    level: int | None
    field: str
    entries: int

    @property
    def type(self) -> QualificationType:
        return type_of(self.kind)


GROUPS: Final[Mapping[str, Callable[[Cell], Value]]] = {
    "statuses": lambda cell: cell.status,
    "types": lambda cell: cell.type,
    "kinds": lambda cell: cell.kind,
    "levels": lambda cell: cell.level,
    "fields": lambda cell: cell.field,
}
"""What each filter of `SearchQuery` looks at."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The cells of one search by words and days."""

    cells: Sequence[Cell]

    @property
    def all(self) -> int:
        """Entries found by words and days, whatever the filters."""
        return sum(cell.entries for cell in self.cells)

    def total(self, query: "SearchQuery", *, without: str = "") -> int:
        """Entries found with all filters, or with all but one."""
        return sum(cell.entries for cell in self.cells if _passes(cell, query, without))

    def counts(self, query: "SearchQuery", group: str) -> Mapping[Value, int]:
        """For each value of a filter: how many entries it would give, the other filters applied."""
        found: Counter[Value] = Counter()
        for cell in self.cells:
            if _passes(cell, query, group):
                found[GROUPS[group](cell)] += cell.entries
        return found


def _passes(cell: Cell, query: "SearchQuery", without: str) -> bool:
    return all(
        not (chosen := query.chosen(group)) or value(cell) in chosen
        for group, value in GROUPS.items()
        if group != without
    )
