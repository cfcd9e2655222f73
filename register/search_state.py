"""The address is the state of a search: what it says, and the addresses of other states.

Words in the address are Polish and part of the product: `/rejestr/?q=okna&prk=3&status=funkcjonujaca`.
What is not understood is left out, never an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final, TypeVar

from django.http import QueryDict
from django.utils.http import urlencode

from kernel.text import clean
from register.enums import QualificationKind, QualificationType, Status
from register.search_query import PAGE_SIZES, TEXT_LIMIT, Order, SearchQuery
from register.vocabularies import isced_broads

KINDS: Final = {
    "wolnorynkowa": QualificationKind.FREE_MARKET,
    "sektorowa": QualificationKind.SECTORAL,
    "rzemieslnicza": QualificationKind.CRAFT,
    "uregulowana": QualificationKind.REGULATED,
    "w-zawodzie": QualificationKind.VOCATIONAL,
    "podyplomowa": QualificationKind.POSTGRADUATE,
    "inna": QualificationKind.OTHER_FORM,
    "ogolna": QualificationKind.FULL_GENERAL,
    "zawodowa": QualificationKind.FULL_VOCATIONAL,
    "artystyczna": QualificationKind.FULL_ART,
    "studia": QualificationKind.FULL_HE,
    "rynkowa": QualificationKind.LEGACY_MARKET,
}
STATUSES: Final = {
    "funkcjonujaca": Status.FUNCTIONING,
    "wlaczona": Status.INCLUDED,
    "archiwalna": Status.ARCHIVED,
}
TYPES: Final = {"czastkowa": QualificationType.PARTIAL, "pelna": QualificationType.FULL}
LEVELS: Final = {str(level): level for level in range(1, 9)}
FIELDS: Final = {entry.code: entry.code for entry in isced_broads()}

TRAIL_LIMIT: Final = 2_000
"""Characters of a carried search that are read."""

Value = TypeVar("Value")


def query_of(data: QueryDict) -> SearchQuery:
    """The search that an address means."""
    text = clean(data.get("q", "")[: 2 * TEXT_LIMIT])[:TEXT_LIMIT].strip()
    return SearchQuery(
        text=text,
        kinds=_known(data.getlist("rodzaj"), KINDS),
        levels=_known(data.getlist("prk"), LEVELS),
        statuses=_known(data.getlist("status"), STATUSES),
        types=_known(data.getlist("typ"), TYPES),
        fields=_known(data.getlist("isced"), FIELDS),
        since=day_of(data.get("od", "")),
        until=day_of(data.get("do", "")),
        order=_order(data.get("kolejnosc", ""), with_words=bool(text)),
        page=max(1, _number(data.get("strona", ""), default=1)),
        per_page=_page_size(data.get("na-stronie", "")),
    )


def _known(words: Iterable[str], meanings: dict[str, Value]) -> tuple[Value, ...]:
    chosen = set(words)
    return tuple(value for word, value in meanings.items() if word in chosen)


def _order(word: str, *, with_words: bool) -> Order:
    """Without words the order by name is the only meaning of „to the point”, so that one search has one address."""
    order = Order(word) if word in set(Order) else Order.RELEVANCE
    return order if with_words or order != Order.NAME else Order.RELEVANCE


def day_of(text: str) -> date | None:
    """A day as the address or a person writes it: 2026-01-30 or 30.01.2026; None for anything else."""
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _number(text: str, *, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else default


def _page_size(text: str) -> int:
    size = _number(text, default=PAGE_SIZES[0])
    return size if size in PAGE_SIZES else PAGE_SIZES[0]


def address_of(query: SearchQuery) -> str:
    """The query part of the address of a search, canonical: one search has one address."""
    pairs: list[tuple[str, str]] = [("q", query.text)] if query.text else []
    for key, chosen in chosen_words(query).items():
        pairs.extend((key, word) for word in chosen)
    pairs.extend((key, day.isoformat()) for key, day in (("od", query.since), ("do", query.until)) if day)
    if query.order != Order.RELEVANCE:
        pairs.append(("kolejnosc", query.order))
    if query.per_page != PAGE_SIZES[0]:
        pairs.append(("na-stronie", str(query.per_page)))
    if query.page > 1:
        pairs.append(("strona", str(query.page)))
    return f"?{urlencode(pairs)}" if pairs else "?"


def chosen_words(query: SearchQuery) -> dict[str, list[str]]:
    """What is chosen in each filter, in the words of the address."""
    return {
        "status": [word for word, value in STATUSES.items() if value in query.statuses],
        "typ": [word for word, value in TYPES.items() if value in query.types],
        "rodzaj": [word for word, value in KINDS.items() if value in query.kinds],
        "prk": [word for word, value in LEVELS.items() if value in query.levels],
        "isced": [word for word in FIELDS if word in query.fields],
    }


def hidden_pairs(query: SearchQuery, *leaving_out: str) -> list[tuple[str, str]]:
    """Pairs that a form must carry along, so that changing one thing never changes another."""
    data = QueryDict(address_of(replace(query, page=1))[1:])
    return [(key, value) for key, values in data.lists() if key not in leaving_out for value in values]


def trail_of(query: SearchQuery) -> str:
    """A search as the value that an entry's address carries, so that the way back leads to these results."""
    return address_of(query)[1:]


def search_of_trail(trail: str) -> SearchQuery | None:
    """The search that an entry was opened from; None when it was opened from elsewhere or the search asks nothing."""
    query = query_of(QueryDict(trail[:TRAIL_LIMIT]))
    return query if address_of(query) != "?" else None
