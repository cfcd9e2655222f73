"""The address is the state of a search: what it says, and the addresses of other states.

Words in the address are Polish and part of the product: `/rejestr/?q=okna&prk=3&status=funkcjonujaca`.
What is not understood is left out, never an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kernel.components import Chip
from register.enums import QualificationKind, QualificationType, Status
from register.queries import PAGE_SIZES, TEXT_LIMIT, Order, SearchQuery
from register.vocabularies import Entry, isced, isced_broads
from register.words import isced_name

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

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Option:
    """One box of a filter."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A group of boxes under one heading. `key` stands in the address."""

    key: str
    title: str
    options: Sequence[Option]


def query_of(data: QueryDict) -> SearchQuery:
    """The search that an address means."""
    return SearchQuery(
        text=data.get("q", "")[:TEXT_LIMIT].replace("\x00", " ").strip(),
        kinds=_known(data.getlist("rodzaj"), KINDS),
        levels=_known(data.getlist("prk"), LEVELS),
        statuses=_known(data.getlist("status"), STATUSES),
        types=_known(data.getlist("typ"), TYPES),
        fields=_known(data.getlist("isced"), FIELDS),
        order=_order(data.get("kolejnosc", "")),
        page=_number(data.get("strona", ""), default=1),
        per_page=_page_size(data.get("na-stronie", "")),
    )


def _known(words: Iterable[str], meanings: dict[str, Value]) -> tuple[Value, ...]:
    chosen = set(words)
    return tuple(value for word, value in meanings.items() if word in chosen)


def _order(word: str) -> Order:
    return Order(word) if word in set(Order) else Order.NAME


def _number(text: str, *, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else default


def _page_size(text: str) -> int:
    size = _number(text, default=PAGE_SIZES[0])
    return size if size in PAGE_SIZES else PAGE_SIZES[0]


def address_of(query: SearchQuery) -> str:
    """The query part of the address of a search, canonical: one search has one address."""
    pairs: list[tuple[str, str]] = [("q", query.text)] if query.text else []
    for key, chosen in _chosen(query).items():
        pairs.extend((key, word) for word in chosen)
    if query.order != Order.NAME:
        pairs.append(("kolejnosc", query.order))
    if query.per_page != PAGE_SIZES[0]:
        pairs.append(("na-stronie", str(query.per_page)))
    if query.page > 1:
        pairs.append(("strona", str(query.page)))
    return f"?{urlencode(pairs)}" if pairs else "?"


def _chosen(query: SearchQuery) -> dict[str, list[str]]:
    return {
        "status": [word for word, value in STATUSES.items() if value in query.statuses],
        "typ": [word for word, value in TYPES.items() if value in query.types],
        "rodzaj": [word for word, value in KINDS.items() if value in query.kinds],
        "prk": [word for word, value in LEVELS.items() if value in query.levels],
        "isced": [word for word in FIELDS if word in query.fields],
    }


def filters(query: SearchQuery) -> list[Filter]:
    """The filters of the page, with what is chosen."""
    chosen = _chosen(query)

    def group(key: str, title: str, words: Iterable[str]) -> Filter:
        return Filter(key, title, [Option(word, label(key, word), word in chosen[key]) for word in words])

    return [
        group("status", _("Czy można uzyskać"), STATUSES),
        group("typ", _("Rodzaj"), TYPES),
        group("rodzaj", _("Kategoria"), KINDS),
        group("prk", _("Poziom PRK"), LEVELS),
        group("isced", _("Dziedzina (ISCED-F)"), FIELDS),
    ]


def label(key: str, word: str) -> str:
    """What a filter's value is called."""
    if key == "status":
        return {
            "funkcjonujaca": _("można uzyskać teraz"),
            "wlaczona": _("jeszcze nie można"),
            "archiwalna": _("już nie można (archiwalne)"),
        }[word]
    if key == "typ":
        return {"czastkowa": _("cząstkowa (PRK cyfrą arabską)"), "pelna": _("pełna (PRK cyfrą rzymską)")}[word]
    if key == "prk":
        return _("poziom %(level)s") % {"level": word}
    if key == "isced":
        return isced_name(isced(word) or Entry(word, word))
    return str(KINDS[word].label)


_ATTRIBUTES: Final = {"status": "statuses", "typ": "types", "rodzaj": "kinds", "prk": "levels", "isced": "fields"}


def chips(query: SearchQuery) -> list[Chip]:
    """What narrows the search; each chip's link takes one thing away."""
    found = []
    if query.text:
        found.append(Chip(f"„{query.text}”", address_of(replace(query, text="", page=1))))
    found.extend(
        Chip(label(key, word), _without(query, key, word)) for key, words in _chosen(query).items() for word in words
    )
    return found


def _without(query: SearchQuery, key: str, word: str) -> str:
    """The address of the same search without one value."""
    data = QueryDict(address_of(replace(query, page=1))[1:], mutable=True)
    data.setlist(key, [other for other in data.getlist(key) if other != word])
    return address_of(query_of(data))


def loosened(query: SearchQuery, totals: dict[str, int]) -> list[tuple[str, str, int]]:
    """For an empty result: filter, address without it, how many entries that gives; the most first."""
    titles = {_ATTRIBUTES[one.key]: one.title for one in filters(query)}
    found = [
        (titles[name], address_of(replace(query, page=1, **{name: ()})), total)  # type: ignore[arg-type]  # the names are fields of SearchQuery that hold tuples
        for name, total in totals.items()
        if total
    ]
    return sorted(found, key=lambda one: -one[2])


def hidden_pairs(query: SearchQuery, *leaving_out: str) -> list[tuple[str, str]]:
    """Pairs that a form must carry along, so that changing one thing never changes another."""
    data = QueryDict(address_of(replace(query, page=1))[1:])
    return [(key, value) for key, values in data.lists() if key not in leaving_out for value in values]
