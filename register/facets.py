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

__all__ = ["COLUMNS", "Cell", "Facets", "Tally"]

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

    def tally(self, query: "SearchQuery") -> "Tally":
        """Every number of the page, by one walk through the cells."""
        chosen = {group: frozenset(query.chosen(group)) for group in GROUPS if query.chosen(group)}
        counts: dict[str, Counter[Value]] = {group: Counter() for group in GROUPS}
        total = 0
        for cell in self.cells:
            values = {group: look(cell) for group, look in GROUPS.items()}
            refusing = [group for group, wanted in chosen.items() if values[group] not in wanted]
            if not refusing:
                total += cell.entries
            for group in refusing or GROUPS:
                if len(refusing) < 2:  # a filter's own choice does not count against its other values
                    counts[group][values[group]] += cell.entries
        return Tally(total, counts)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries all filters together find, and for each filter how many each of its values would give."""

    total: int
    counts: Mapping[str, Mapping[Value, int]]

    def without(self, group: str) -> int:
        """Entries found with all filters but this one."""
        return sum(self.counts[group].values())
