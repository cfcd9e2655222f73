"""Words as search compares them: what is indexed of a text, and what is asked for a typed word.

An index holds three kinds of marks for every word: its form („okien”), its basic forms („=okno”) and, where it
counts, its family („~mont”); all folded, so Polish letters and capitals do not matter. The weight of a mark says
where the word stands: A name, B applicant, codes and families of the name, C synthesis and titles of sets,
D outcomes and names of the fields.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from kernel.text import fold, nfc
from register.families import families
from register.lemmas import base_forms, base_forms_of_typed, stem

__all__ = ["Reach", "SearchIndex", "Word", "typed_words", "words_in"]

LONGEST: Final = 60
"""Letters of a word that count."""
PREFIX_FROM: Final = 4
"""From so many letters on, a word is also the beginning of others: „kot” does not ask for „kotłownia”."""
_WORD: Final = re.compile(r"\d\d\.\d\d(?:\.[a-z])?(?![\w.])|[^\W_]+", re.IGNORECASE)
"""A code of PKD is one word („43.33.Z”)."""
_PLACES: Final = {"A": "1A", "B": "2B", "C": "3C", "D": "4D"}
"""A weight with its position: positions do not matter here, so a weight has always the same one."""
STOP_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        "a aby bez dla do i ich jak jako lub na nad nie o od oraz po pod poza przed przez przy się sie są u w we wraz"
        " z za ze że",
    )
)


class Reach(StrEnum):
    """How near a word must be: from the same word in the name to a relative anywhere."""

    NAME = "name"
    NEAR_NAME = "near name"
    HEAD = "head"
    ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with everything it may be found by, folded; `written` and `bases` have their Polish letters."""

    written: str
    form: str
    bases: tuple[str, ...]
    lemmas: tuple[str, ...]
    families: tuple[str, ...]

    @property
    def marks(self) -> tuple[str, ...]:
        """Form and basic forms."""
        return (self.form, *(f"={one}" for one in self.lemmas))

    @property
    def family_marks(self) -> tuple[str, ...]:
        return tuple(f"~{one}" for one in self.families)

    def condition(self, reach: Reach) -> str:
        """The word as an operand of `tsquery`."""
        begin = "*" if self.may_begin_others else ""
        lemmas = [f"={one}" for one in self.lemmas]
        kin = list(self.family_marks)
        match reach:
            case Reach.NAME:
                parts = [*_weighed([self.form, *lemmas], ":A")]
            case Reach.NEAR_NAME:
                parts = [*_weighed([self.form], f":{begin}A"), *_weighed(lemmas, ":A"), *_weighed(kin, ":B")]
            case Reach.HEAD:
                parts = [*_weighed([self.form], f":{begin}AB"), *_weighed(lemmas, ":AB"), *_weighed(kin, ":B")]
            case Reach.ANYWHERE:
                prefix = [*_weighed([self.form], ":*AB")] if begin else []
                parts = [*_weighed([self.form, *lemmas, *kin], ""), *prefix]
        return f"({' | '.join(parts)})"

    @property
    def may_begin_others(self) -> bool:
        """Whether it may be the beginning of a word that was not typed to its end."""
        return len(self.form) >= PREFIX_FROM or self.written in STOP_WORDS or not self.bases

    def is_kin_of(self, other: "Word") -> bool:
        """Whether this word of a text is what the other one, a typed one, finds."""
        return (
            (other.may_begin_others and self.form.startswith(other.form))
            or self.form == other.form
            or not set(self.lemmas).isdisjoint(other.lemmas)
            or not set(self.families).isdisjoint(other.families)
        )


def _weighed(marks: Iterable[str], weight: str) -> Iterator[str]:
    return (f"{_quoted(mark)}{weight}" for mark in marks)


def _quoted(mark: str) -> str:
    return "'" + mark.replace("\\", "\\\\").replace("'", "''") + "'"


def words_in(text: str) -> list[Word]:
    """Every word of a text that counts, in order."""
    return [_word(found) for found in _found(text) if fold(found) not in STOP_WORDS]


def typed_words(text: str) -> list[Word]:
    """Words of what a person typed, each once; prepositions only where there is nothing else."""
    every = [found.lower() for found in _found(text)]
    telling = [found for found in every if found not in STOP_WORDS] or every
    words = (_typed(found) for found in telling)
    return list({word.form: word for word in words}.values())


def _found(text: str) -> list[str]:
    return [found.replace(".", "")[:LONGEST] for found in _WORD.findall(nfc(text))]


@lru_cache(65_536)
def _word(found: str) -> Word:
    return _of(found, base_forms(found) or base_forms(found.lower()))


@lru_cache(4_096)
def _typed(found: str) -> Word:
    return _of(found, base_forms_of_typed(found))


def _of(found: str, bases: tuple[str, ...]) -> Word:
    lemmas = tuple(dict.fromkeys(fold(base) for base in bases)) or (stem(found),)
    kin = dict.fromkeys(family for lemma in lemmas for family in families(lemma))
    return Word(found.lower(), fold(found), tuple(base.lower() for base in bases), lemmas, tuple(kin))


class SearchIndex:
    """Collects the marks of an entry with their weights; `text` is a `tsvector`."""

    def __init__(self) -> None:
        self._marks: dict[str, set[str]] = {}

    def add(self, words: Iterable[Word], weight: str, *, family: str = "") -> None:
        """Marks of these words with this weight, and of their families with another, if at all."""
        for word in words:
            for mark in word.marks:
                self._marks.setdefault(mark, set()).add(weight)
            for mark in word.family_marks if family else ():
                self._marks.setdefault(mark, set()).add(family)

    @property
    def text(self) -> str:
        """As PostgreSQL reads it."""
        places = {mark: ",".join(_PLACES[one] for one in sorted(weights)) for mark, weights in self._marks.items()}
        return " ".join(f"{_quoted(mark)}:{where}" for mark, where in places.items())
