"""What a search asks for, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from kernel.text import clean
from register.enums import QualificationKind, QualificationType, Status
from register.facets import Tally
from register.models import Qualification
from register.search_words import Word, typed_words

__all__ = ["PAGE_SIZES", "TEXT_LIMIT", "WORDS_LIMIT", "Order", "SearchPage", "SearchQuery"]

WORDS_LIMIT: Final = 12
TEXT_LIMIT: Final = 200
PAGE_SIZES: Final = (20, 50, 100)


class Order(StrEnum):
    """Order of the results. Without words nothing is more to the point than anything else: then it is the name."""

    RELEVANCE = "trafnosc"
    NAME = "nazwa"
    LEVEL = "poziom"
    NEWEST = "data"


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is looked for. Empty tuples do not narrow; a page past the end means the last one."""

    text: str = ""
    kinds: tuple[QualificationKind, ...] = ()
    levels: tuple[int, ...] = ()
    statuses: tuple[Status, ...] = ()
    types: tuple[QualificationType, ...] = ()
    fields: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    order: Order = Order.RELEVANCE
    page: int = 1
    per_page: int = PAGE_SIZES[0]

    @property
    def words(self) -> tuple[Word, ...]:
        """Words of the text, each once, the first twelve."""
        return tuple(typed_words(clean(self.text)[:TEXT_LIMIT])[:WORDS_LIMIT])

    def chosen(self, group: str) -> tuple[object, ...]:
        """Values of the filter of this name."""
        return {
            "statuses": self.statuses,
            "types": self.types,
            "kinds": self.kinds,
            "levels": self.levels,
            "fields": self.fields,
        }[group]

    @property
    def filters_in_use(self) -> int:
        """How many values narrow the search, days included."""
        values = (self.kinds, self.levels, self.statuses, self.types, self.fields)
        return sum(map(len, values)) + sum(day is not None for day in (self.since, self.until))


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of results, how many there are in all and beside each filter, and how the words were understood."""

    entries: list[Qualification]
    total: int
    query: SearchQuery
    tally: Tally
    words: tuple[Word, ...] = ()
    corrected: Mapping[str, str] = field(default_factory=dict)
    pages: int = 1

    @property
    def number(self) -> int:
        return self.query.page
