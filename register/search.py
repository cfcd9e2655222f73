"""Search in the register: by words, days and filters, with counts beside the filters.

Two queries for the usual search, whatever its size. Where some word is in no entry, the words nearest to it
are searched for instead, and the page says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Length

from register.enums import QualificationKind, Status
from register.facets import COLUMNS, Cell, Facets
from register.lemmas import in_dictionary
from register.models import Qualification
from register.projections import folded
from register.search_query import Order, SearchPage, SearchQuery
from register.search_words import Reach, Word, typed_words
from register.spelling import known_among, nearest, one_letter_away

__all__ = ["counted", "found_rows", "matching", "search", "understood", "without_each_word"]

CORRECTED_BY_DICTIONARY: Final = 2
"""So many words of a question are looked for among all words of the language, which takes 20 ms each."""
_ORDERS: Final[Mapping[Order, tuple[str | Combinable, ...]]] = {
    Order.NAME: ("sort_name", "id"),
    Order.LEVEL: (F("pqf_level").asc(nulls_last=True), "sort_name", "id"),
    Order.NEWEST: ("-included_on", "sort_name", "id"),
}
_FILTERS: Final = {
    "statuses": "status__in",
    "types": "type__in",
    "kinds": "kind__in",
    "levels": "pqf_level__in",
    "fields": "isced_broad__in",
}


def search(query: SearchQuery) -> SearchPage:
    """Entries in which every word occurs, in one of its forms or in a near relative, name first."""
    words = query.words
    facets = _facets(query, words)
    corrected: dict[str, str] = {}
    if words and not facets.all:
        words, corrected = understood(words)
        facets = _facets(query, words) if corrected else facets
    tally = facets.tally(query)
    pages = max(1, -(-tally.total // query.per_page))
    shown = replace(query, page=min(max(query.page, 1), pages))
    rows = _page_of(shown, words) if tally.total else []
    return SearchPage(rows, tally.total, shown, tally, words, corrected, pages)


def understood(words: Sequence[Word]) -> tuple[tuple[Word, ...], dict[str, str]]:
    """The words with misspelt ones replaced; typed form → what is taken for it. Five queries at most.

    A word of the language is never replaced: who asks for a „prawnik” did not mean a „pracownik”.
    """
    unknown = [word for word in _unknown(words) if not in_dictionary(word.written)]
    corrected = nearest(unknown) if unknown else {}
    corrected |= _by_dictionary([word for word in unknown if word.form not in corrected])
    meant = [typed_words(corrected[word.form]) if word.form in corrected else [word] for word in words]
    return tuple(one for several in meant for one in several), corrected


def _unknown(words: Sequence[Word]) -> list[Word]:
    """Words that no entry has in any form or relative. Two queries, for a count of rare words is a quick one."""
    seen = known_among({mark for word in words for mark in (word.form, *word.lemmas)})
    doubtful = [word for word in words if seen.isdisjoint((word.form, *word.lemmas))]
    return [word for word, entries in zip(doubtful, _entries_with(doubtful), strict=True) if not entries]


def _by_dictionary(words: Sequence[Word]) -> dict[str, str]:
    """For words like no word of the register: a word of the dictionary one letter away that finds entries."""
    found: dict[str, str] = {}
    for word in words[:CORRECTED_BY_DICTIONARY]:
        near = [one for written in one_letter_away(word.written) for one in typed_words(written)]
        ranked = [one for one, entries in zip(near, _entries_with(near), strict=True) if entries]
        if ranked:
            found[word.form] = ranked[0].written
    return found


def _entries_with(words: Sequence[Word]) -> list[int]:
    """How many entries each of these words finds. One query."""
    return counted([Qualification.objects.filter(_text_condition([word], "")) for word in words])


def counted(several: Sequence[QuerySet[Qualification]]) -> list[int]:
    """How many entries each of these has. One query."""
    if not several:
        return []
    parts = [
        one.order_by().values(place=Value(place, IntegerField())).annotate(entries=Count("pk"))
        for place, one in enumerate(several)
    ]
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    entries = {row["place"]: row["entries"] for row in rows}
    return [entries.get(place, 0) for place in range(len(several))]


def without_each_word(query: SearchQuery, words: Sequence[Word]) -> list[tuple[Word, int]]:
    """For a search that finds nothing: how many entries there would be without each of its words. One query."""
    rest = [[*words[:place], *words[place + 1 :]] for place in range(len(words))]
    counts = counted([matching(query, some) for some in rest])
    return [(word, entries) for word, entries in zip(words, counts, strict=True) if entries]


def found_rows(query: SearchQuery) -> QuerySet[Qualification]:
    """Every entry that `search` counts, in its order, for export."""
    words = query.words
    if words and not Qualification.objects.filter(_text_condition(words, query.text)).exists():
        words, _ = understood(words)
    return matching(query, words).order_by(*_order(query, words))


def matching(query: SearchQuery, words: Sequence[Word]) -> QuerySet[Qualification]:
    """Entries that these words, the days and the filters find, in no order."""
    return Qualification.objects.filter(_text_condition(words, query.text), *_conditions(query))


def _facets(query: SearchQuery, words: Sequence[Word]) -> Facets:
    found = Qualification.objects.filter(_text_condition(words, query.text), *_days(query))
    rows = found.order_by().values_list(*COLUMNS).annotate(entries=Count("pk"))
    return Facets(
        [Cell(Status(status), QualificationKind(kind), level, field, n) for status, kind, level, field, n in rows]
    )


def _page_of(query: SearchQuery, words: Sequence[Word]) -> list[Qualification]:
    """The rows of one page. Places are found first, so that a page far down reads no more rows than the first."""
    order = _order(query, words)
    first = (query.page - 1) * query.per_page
    places = matching(query, words).order_by(*order).values("pk")[first : first + query.per_page]
    return list(Qualification.objects.filter(pk__in=places).order_by(*order))


def _order(query: SearchQuery, words: Sequence[Word]) -> tuple[str | Combinable, ...]:
    if query.order != Order.RELEVANCE:
        return _ORDERS[query.order]
    return (*_nearness(query.text, words), *_ORDERS[Order.NAME]) if words else _ORDERS[Order.NAME]


def _nearness(text: str, words: Sequence[Word]) -> Iterator[Combinable]:
    """The very name first, then names with these words, with near ones, applicants, at last the description.

    Of names that are as near, those come first that say little else.
    """
    steps = (_at(words, reach) for reach in (Reach.NAME, Reach.NEAR_NAME, Reach.HEAD))
    exact = Q(folded_name=folded(text)) | Q(zrk_code=text)
    ranks = [When(exact, then=Value(0)), *(When(step, then=Value(place)) for place, step in enumerate(steps, 1))]
    yield Case(*ranks, default=Value(len(ranks)), output_field=IntegerField())
    yield Length("folded_name")


def _at(words: Sequence[Word], reach: Reach) -> Q:
    return Q(search_vector__found_by=" & ".join(word.condition(reach) for word in words))


def _text_condition(words: Sequence[Word], text: str) -> Q:
    if not words:
        return Q(pk__in=[]) if text else Q()
    condition = _at(words, Reach.ANYWHERE)
    return condition | Q(zrk_code=text) if len(words) == 1 and text else condition


def _days(query: SearchQuery) -> Iterator[Q]:
    if query.since:
        yield Q(included_on__gte=query.since)
    if query.until:
        yield Q(included_on__lte=query.until)


def _conditions(query: SearchQuery) -> Iterator[Q]:
    yield from _days(query)
    for group, lookup in _FILTERS.items():
        if chosen := query.chosen(group):
            yield Q((lookup, chosen))
