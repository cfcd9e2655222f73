"""Basic forms of Polish words from the dictionary of Morfeusz (SGJP), also of words typed without Polish letters."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations, islice, product
from threading import Lock
from typing import Any, Final

from kernel.text import fold

__all__ = ["base_forms", "base_forms_of_typed", "in_dictionary", "stem"]

_KEPT: Final = 65_536
"""Words whose forms are remembered: more than the whole register has."""
_POLISH: Final = {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "żź"}
_LETTERS_AT_ONCE: Final = 3
"""„łódź” typed as „lodz” lacks three Polish letters; hardly any word lacks more."""
_LONGEST_RESTORED: Final = 16
_SPELLINGS: Final = 300
"""So many ways to spell a word are tried, 20 µs each."""
_UNKNOWN: Final = "ign"
_ENDINGS: Final = re.compile(r"(?<=....)(?:ami|ach|owi|iem|ego|emu|ow|em|om|ie|ej|ych|ymi|y|u|a|e|i|o)$")

_one_at_a_time: Final = Lock()
"""An instance of Morfeusz must not be asked by two threads at once."""


@cache
def _morfeusz() -> Any:  # Any: the binding has no types
    """Loaded with the first word: 20 MB, 0.1 s."""
    import morfeusz2

    return morfeusz2.Morfeusz(generate=False)


@lru_cache(_KEPT)
def base_forms(word: str) -> tuple[str, ...]:
    """Dictionary forms of the word, with Polish letters; none for a word the dictionary does not have."""
    readings = _readings(word)
    forms = (reading[1].partition(":")[0] for start, _, reading in readings if not start and reading[2] != _UNKNOWN)
    return tuple(dict.fromkeys(forms))


def in_dictionary(word: str) -> bool:
    """Whether this is a form of some word; not remembered, for it is asked of thousands that are none."""
    return any(reading[2] != _UNKNOWN for _, _, reading in _readings(word))


def _readings(word: str) -> Any:  # Any: the binding has no types
    with _one_at_a_time:
        return _morfeusz().analyse(word)


@lru_cache(_KEPT)
def base_forms_of_typed(word: str) -> tuple[str, ...]:
    """As `base_forms`, for what people type: names without a capital, words without Polish letters."""
    found = base_forms(word) or base_forms(word.capitalize())
    if found or not word.isascii() or not word.isalpha() or len(word) > _LONGEST_RESTORED:
        return found
    spelled = list(islice(_with_polish_letters(word), _SPELLINGS))
    restored = [form for one in spelled for form in base_forms(one)] or [
        form for one in spelled for form in base_forms(one.capitalize())
    ]
    return tuple(sorted(dict.fromkeys(restored), key=lambda form: fold(form) != word))  # „łódź” before „lodzić”


def _with_polish_letters(word: str) -> Iterator[str]:
    """Every way to write some letters of the word as Polish ones, the fewest letters first."""
    places = [place for place, letter in enumerate(word) if letter in _POLISH]
    for number in range(1, _LETTERS_AT_ONCE + 1):
        for chosen in combinations(places, number):
            for letters in product(*(_POLISH[word[place]] for place in chosen)):
                signs = list(word)
                for place, letter in zip(chosen, letters, strict=True):
                    signs[place] = letter
                yield "".join(signs)


def stem(word: str) -> str:
    """The folded word without a common ending: what stands for the basic form of a word no dictionary has."""
    return _ENDINGS.sub("", fold(word))
