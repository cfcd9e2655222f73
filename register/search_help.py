"""What to say when a search finds nothing: which word or filter is too much, what is near, which occupations."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from register import vocabularies
from register.models import Qualification
from register.queries import similar
from register.search import counted, matching, without_each_word
from register.search_controls import Loosening, day_chips, loosened
from register.search_query import SearchPage, SearchQuery
from register.search_state import address_of
from register.search_words import Word, typed_words, words_in

__all__ = ["Help", "help_for"]

DROPPED_OF: Final = 4
"""Of longer questions no single word is the one too many."""
OCCUPATIONS: Final = 4


@dataclass(frozen=True, slots=True)
class Help:
    """Ways on, each with the number of entries it leads to. Empty ones lead nowhere and are left out."""

    filters: Sequence[Loosening]
    words: Sequence[Loosening]
    occupations: Sequence[Loosening]
    similar: Sequence[Qualification]


def help_for(found: SearchPage) -> Help:
    """Help for a search without results. Four queries at most."""
    query = found.query
    filters = [*loosened(found), *_without_days(found)]
    if filters or not found.words:  # the words are not the cause
        return Help(filters, (), (), ())
    words = _fewer_words(query, found.words)
    return Help((), words, _occupations(found.words), similar(query.text))


def _without_days(found: SearchPage) -> list[Loosening]:
    query = found.query
    if not (query.since or query.until):
        return []
    free = replace(query, since=None, until=None, page=1)
    entries = matching(free, found.words).count()
    label = " · ".join(str(chip.label) for chip in day_chips(query))
    return [Loosening(label, address_of(free), entries)] if entries else []


def _fewer_words(query: SearchQuery, words: Sequence[Word]) -> list[Loosening]:
    if not 1 < len(words) <= DROPPED_OF:
        return []
    return [
        Loosening(word.written, address_of(replace(query, text=_rest(words, word), page=1)), entries)
        for word, entries in without_each_word(query, words)
    ]


def _rest(words: Sequence[Word], left_out: Word) -> str:
    return " ".join(word.written for word in words if word is not left_out)


def _occupations(words: Sequence[Word]) -> list[Loosening]:
    """Occupations of the classification (KZiS) that share a word with the question and lead to entries. One query."""
    names = _named_like(words)
    if not names:
        return []
    counts = counted([matching(SearchQuery(text=name), typed_words(name)) for name in names])
    rows = zip(names, counts, strict=True)
    return [Loosening(name, address_of(SearchQuery(text=name)), entries) for name, entries in rows if entries]


def _named_like(words: Sequence[Word]) -> list[str]:
    shared: Counter[str] = Counter()
    for word in words:
        shared.update(
            {name for mark in (*word.marks, *word.family_marks) for name in _occupations_by_mark().get(mark, ())}
        )
    return sorted(shared, key=lambda name: (-shared[name], len(name), name))[:OCCUPATIONS]


@cache
def _occupations_by_mark() -> Mapping[str, Sequence[str]]:
    """Names of occupations by each mark of their words; made with the first search that finds nothing."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in vocabularies.occupations():
        for word in words_in(entry.name):
            for mark in (*word.marks, *word.family_marks):
                found[mark].append(entry.name)
    return found
