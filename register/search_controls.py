"""What a person can change on the page of a search: filters with counts, chips, order, size of a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kernel.components import Chip
from kernel.text import plural
from register.facets import Value
from register.search_query import PAGE_SIZES, Order, SearchPage, SearchQuery
from register.search_state import FIELDS, KINDS, LEVELS, STATUSES, TYPES, address_of, chosen_words, query_of
from register.vocabularies import Entry, isced
from register.words import isced_name

MEANINGS: Final[Mapping[str, tuple[str, Mapping[str, Value]]]] = {
    "status": ("statuses", STATUSES),
    "typ": ("types", TYPES),
    "rodzaj": ("kinds", KINDS),
    "prk": ("levels", LEVELS),
    "isced": ("fields", FIELDS),
}
"""Word of the address → name of the filter in `SearchQuery`, and what each of its values means."""


@dataclass(frozen=True, slots=True)
class Option:
    """One box of a filter, and how many results it would give."""

    value: str
    label: str
    chosen: bool
    entries: int
    noun: str
    """„wyniki”: the word that agrees with the number."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A group of boxes under one heading. `key` stands in the address."""

    key: str
    title: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Loosening:
    """One thing less to ask for: what it is called, the address without it, how many entries that gives."""

    label: str
    href: str
    entries: int


def filters(found: SearchPage) -> list[Filter]:
    """The filters of the page, with what is chosen and with the counts."""
    return [_filter(found, key, title) for key, title in titles().items()]


def titles() -> dict[str, str]:
    """What the filters are called."""
    return {
        "status": _("Czy można uzyskać"),
        "typ": _("Rodzaj"),
        "rodzaj": _("Kategoria"),
        "prk": _("Poziom PRK"),
        "isced": _("Dziedzina (ISCED-F)"),
    }


def _filter(found: SearchPage, key: str, title: str) -> Filter:
    group, meanings = MEANINGS[key]
    counts = found.tally.counts[group]
    chosen = chosen_words(found.query)[key]
    options = []
    for word, meaning in meanings.items():
        entries = counts.get(meaning, 0)
        noun = plural(entries, _("wynik"), _("wyniki"), _("wyników"))
        options.append(Option(word, label(key, word), word in chosen, entries, noun))
    return Filter(key, title, options)


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
    return str(KINDS[word].label).removeprefix("kwalifikacja ")


def chips(query: SearchQuery) -> list[Chip]:
    """What narrows the search; each chip's link takes one thing away."""
    found = []
    if query.text:
        found.append(Chip(f"„{query.text}”", address_of(replace(query, text="", page=1))))
    found.extend(
        Chip(label(key, word), _without(query, key, word))
        for key, words in chosen_words(query).items()
        for word in words
    )
    found.extend(day_chips(query))
    return found


def day_chips(query: SearchQuery) -> Iterable[Chip]:
    """The days between which an entry was included."""
    if query.since:
        said = _("włączona od %(day)s") % {"day": date_format(query.since)}
        yield Chip(said, address_of(replace(query, since=None, page=1)))
    if query.until:
        said = _("włączona do %(day)s") % {"day": date_format(query.until)}
        yield Chip(said, address_of(replace(query, until=None, page=1)))


def _without(query: SearchQuery, key: str, word: str) -> str:
    """The address of the same search without one value."""
    data = QueryDict(address_of(replace(query, page=1))[1:], mutable=True)
    data.setlist(key, [other for other in data.getlist(key) if other != word])
    return address_of(query_of(data))


def orders(query: SearchQuery) -> list[tuple[str, str, bool]]:
    """Orders to choose from: value in the address, its name, whether it is the present one."""
    words = {
        Order.RELEVANCE: _("trafność"),
        Order.NAME: _("nazwa A–Z"),
        Order.LEVEL: _("poziom PRK"),
        Order.NEWEST: _("data włączenia, najnowsze"),
    }
    present = query.order
    if not query.text:
        del words[Order.RELEVANCE]
        present = Order.NAME if present == Order.RELEVANCE else present
    return [(order.value, word, order == present) for order, word in words.items()]


def page_sizes(query: SearchQuery) -> list[tuple[int, str, bool]]:
    """Sizes of a page: number, address, whether it is the present one."""
    return [(size, address_of(replace(query, per_page=size, page=1)), size == query.per_page) for size in PAGE_SIZES]


def loosened(found: SearchPage) -> list[Loosening]:
    """For an empty result: each filter in use, the address without it, how many entries that gives; the most first."""
    query = found.query
    names = titles()
    rows = [
        Loosening(
            names[key],
            address_of(replace(query, page=1, **{group: ()})),  # type: ignore[arg-type]  # the names are fields of SearchQuery that hold tuples
            found.tally.without(group),
        )
        for key, (group, _values) in MEANINGS.items()
        if query.chosen(group)
    ]
    return sorted((one for one in rows if one.entries), key=lambda one: -one.entries)
