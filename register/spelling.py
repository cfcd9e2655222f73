"""Proposals for words that no entry has: the words of the register that differ from them by a letter or two."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from django.contrib.postgres.search import TrigramDistance
from django.db.models import IntegerField, Value

from register.lemmas import in_dictionary
from register.models import KnownWord
from register.search_words import Word

__all__ = ["known_among", "learn", "nearest", "one_letter_away"]

NEAREST: Final = 40
"""So many words with the most trigrams in common are compared letter by letter."""
WORDS_LIMIT: Final = 4
SHORTEST: Final = 4
"""Three letters are one wrong letter away from too many words."""
LONG: Final = 7
LONGEST: Final = 14
CANDIDATES: Final = 12
LETTERS: Final = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"


def learn(words: Mapping[str, str]) -> None:
    """Adds words of a new entry: folded form → as written. In one order, so that two entries never wait crosswise."""
    rows = [KnownWord(word=word, written=words[word], entries=1) for word in sorted(words)]
    KnownWord.objects.bulk_create(rows, ignore_conflicts=True)


def known_among(words: Iterable[str]) -> set[str]:
    """Those of these folded words that some entry has in just this form. One query."""
    return set(KnownWord.objects.filter(word__in=sorted(words)).values_list("word", flat=True))


def nearest(unknown: Sequence[Word]) -> dict[str, str]:
    """For words that nothing has: typed form → the word meant, as it is written, where one is near. One query."""
    asked = [word.form for word in unknown if len(word.form) >= SHORTEST][:WORDS_LIMIT]
    if not asked:
        return {}
    parts = [
        KnownWord.objects.annotate(place=Value(place, IntegerField()), far=TrigramDistance("word", word))
        .order_by("far", "word")
        .values_list("place", "word", "written", "entries")[:NEAREST]
        for place, word in enumerate(asked)
    ]
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    found: dict[str, str] = {}
    candidates = [list[tuple[str, str, int]]() for _ in asked]
    for place, word, written, entries in rows:
        candidates[place].append((word, written, entries))
    for word, near in zip(asked, candidates, strict=True):
        meant = _best(word, near)
        if meant:
            found[word] = meant
    return found


def _best(word: str, candidates: Iterable[tuple[str, str, int]]) -> str:
    allowed = 2 if len(word) >= LONG else 1
    ranked = sorted(
        (distance, -entries, near, written)
        for near, written, entries in candidates
        if (distance := letters_apart(word, near)) <= allowed
    )
    return ranked[0][3] if ranked else ""


def one_letter_away(word: str) -> list[str]:
    """Words of the language that differ by one letter: swapped ones first, then changed, left out and added ones."""
    if not SHORTEST <= len(word) <= LONGEST:
        return []
    found = dict.fromkeys(one for one in _edited(word) if one != word and in_dictionary(one))
    return list(found)[:CANDIDATES]


def _edited(word: str) -> Iterator[str]:
    pairs = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    yield from (f"{head}{tail[1]}{tail[0]}{tail[2:]}" for head, tail in pairs if len(tail) > 1)
    yield from (f"{head}{letter}{tail[1:]}" for head, tail in pairs if tail for letter in LETTERS)
    yield from (f"{head}{tail[1:]}" for head, tail in pairs if tail)
    yield from (f"{head}{letter}{tail}" for head, tail in pairs for letter in LETTERS)


def letters_apart(one: str, other: str) -> int:
    """Letters to change, add, leave out or swap with their neighbours (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
