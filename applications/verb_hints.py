"""Hints for each level of the framework: its universal descriptors (annex to the Act) and verbs that fit them.

The descriptors are the Act's own words; the verbs are our examples and no rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from register.vocabularies import prk_descriptors

_LEADS: Final = {"W": "Zna i rozumie", "U": "Potrafi", "K": "Jest gotów do"}
_NAMES: Final = {"W": "wiedza", "U": "umiejętności", "K": "kompetencje społeczne"}
_VERBS: Final[dict[int, dict[str, str]]] = {
    1: {
        "W": "wymienia, wskazuje, nazywa, rozpoznaje",
        "U": "wykonuje według wskazówek, podaje, czyści, odkłada, powtarza",
        "K": "wykonuje polecenia, zgłasza, przestrzega",
    },
    2: {
        "W": "wymienia, opisuje, rozróżnia, podaje przykłady",
        "U": "wykonuje według instrukcji, mierzy, dobiera z gotowych, segreguje, sprawdza",
        "K": "uzgadnia, zgłasza, pomaga, przestrzega",
    },
    3: {
        "W": "opisuje, omawia, objaśnia, porównuje",
        "U": "przygotowuje, montuje, ustawia, naprawia, dokumentuje",
        "K": "współpracuje, odpowiada za jakość, reaguje, informuje",
    },
    4: {
        "W": "wyjaśnia, porównuje, uzasadnia wybór, charakteryzuje",
        "U": "planuje pracę, dobiera, reguluje, diagnozuje, ocenia wynik",
        "K": "organizuje pracę małego zespołu, doradza, uzgadnia, ocenia skutki",
    },
    5: {
        "W": "wyjaśnia zależności, analizuje przyczyny, interpretuje",
        "U": "planuje i koryguje, kontroluje, opracowuje, rozwiązuje problemy, szkoli",
        "K": "kieruje zespołem, negocjuje, odpowiada za wynik, ocenia pracę innych",
    },
    6: {
        "W": "analizuje, uzasadnia, porównuje teorie i metody",
        "U": "projektuje, opracowuje, wdraża, wybiera metody, prowadzi debatę",
        "K": "przewodzi, ocenia krytycznie, promuje zasady zawodu",
    },
    7: {
        "W": "objaśnia złożone zależności, ocenia kierunki rozwoju",
        "U": "formułuje i sprawdza hipotezy, tworzy strategie, kieruje zespołami",
        "K": "inicjuje, rozstrzyga problemy, rozwija dorobek zawodu",
    },
    8: {
        "W": "krytycznie ocenia dorobek dziedziny",
        "U": "tworzy nową wiedzę, planuje i prowadzi badania, upowszechnia wyniki",
        "K": "podejmuje wyzwania naukowe, tworzy etos środowiska",
    },
}


@dataclass(frozen=True, slots=True)
class Descriptor:
    """One universal descriptor: „P4U_U”, what it is about, its statements, and verbs that fit it."""

    code: str
    name: str
    lead: str
    statements: Sequence[str]
    verbs: str


@dataclass(frozen=True, slots=True)
class Hint:
    """The descriptors of a level; `proposed`: the level that the application proposes."""

    level: int
    proposed: bool
    descriptors: Sequence[Descriptor]


def hints(proposed: int | None) -> list[Hint]:
    """All levels in order, the proposed one marked."""
    return [Hint(level, level == proposed, _descriptors(level)) for level in _VERBS]


@cache
def _descriptors(level: int) -> tuple[Descriptor, ...]:
    found = prk_descriptors(level)
    return tuple(
        Descriptor(code, _NAMES[code[-1]], _LEADS[code[-1]], statements, _VERBS[level][code[-1]])
        for code, statements in found.items()
        if code[-1] in _NAMES
    )
