"""Addresses of other pages and orders of a list; the rest of the query is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any  # what a page holds is of no concern here

from django.core.paginator import Page
from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class PageLink:
    """A number of the pager; `None` is the gap between distant pages."""

    number: int | None
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The ways from one page of a list."""

    previous: str
    next: str
    numbers: list[PageLink]


@dataclass(frozen=True, slots=True)
class SortLink:
    """The head of a sortable column: where it leads, how the list is sorted by it now ("" when it is not)."""

    href: str
    direction: str


def with_query(query: QueryDict, **values: object) -> str:
    """Returns the query with some keys set, or dropped when their value is None."""
    changed = query.copy()
    for key, value in values.items():
        if value is None:
            changed.pop(key, None)
        else:
            changed[key] = str(value)
    return f"?{changed.urlencode()}"


def page_links(page: Page[Any], query: QueryDict, name: str) -> PageLinks:
    """Returns the links of a pager: neighbours of the page, its first and last pages, gaps between."""

    def href(number: int) -> str:
        return with_query(query, **{name: number})

    numbers = [
        PageLink(number, href(number), number == page.number) if isinstance(number, int) else PageLink(None, "", False)
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
    return PageLinks(
        previous=href(page.previous_page_number()) if page.has_previous() else "",
        next=href(page.next_page_number()) if page.has_next() else "",
        numbers=numbers,
    )


def sort_link(query: QueryDict, key: str, name: str, *, default: bool) -> SortLink:
    """Returns the head of a column; `default` marks the one that sorts when the query says nothing."""
    order = query.get(name) or (key if default else "")
    direction = {key: "ascending", f"-{key}": "descending"}.get(order, "")
    following = f"-{key}" if direction == "ascending" else key
    changed = query.copy()
    changed.pop("strona", None)
    return SortLink(with_query(changed, **{name: following}), direction)
