"""What a document says of a part on a line of its own: „Rodzaj efektu: umiejętność”, „Poziom PRK zestawu: 4”."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from applications.importing.reading import Draft
from applications.part_words import HOURS, KIND, KIND_WORDS, LEVEL
from kernel.text import fold
from register.outcomes import OutcomeKind

_KINDS: Final = {fold(words): kind for kind, words in KIND_WORDS.items()} | {
    "umiejetnosci": OutcomeKind.SKILL,
    "kompetencje spoleczne": OutcomeKind.COMPETENCE,
    "kompetencja": OutcomeKind.COMPETENCE,
}
_NAMES: Final[dict[str, Literal["kind", "level", "hours"]]] = {
    fold(KIND): "kind",
    fold(LEVEL): "level",
    "poziom prk": "level",
    "poziom": "level",
    fold(HOURS): "hours",
    "orientacyjny naklad pracy [godz.]": "hours",
    "orientacyjny naklad pracy": "hours",
    "naklad pracy": "hours",
    "objetosc w godzinach": "hours",
    "godziny": "hours",
}


@dataclass(frozen=True, slots=True)
class Trait:
    """What is said of the last part of its kind."""

    name: Literal["kind", "level", "hours"]
    value: str

    def give(self, draft: Draft) -> None:
        """Gives it to the last set or outcome; what cannot be understood is left out and told."""
        if self.name == "kind":
            kind = outcome_kind(self.value)
            if draft.last_outcome and kind:
                draft.last_outcome.kind = kind
                return
        elif draft.last_set and (number := _number(self.value)):
            if self.name == "level" and number <= 8:
                draft.last_set.level = number
                return
            if self.name == "hours" and number <= 100_000:
                draft.last_set.hours = number
                return
        draft.leave_out(self.value, "nie wiadomo, do której części opisu należy ta informacja")


def trait(text: str) -> Trait | None:
    """The trait that a line „name: value” gives, if it is one that can be understood."""
    name, colon, value = text.partition(":")
    return trait_named(name, value) if colon else None


def trait_named(name: str, value: str) -> Trait | None:
    """The trait that a row „name | value” of a table gives, if it is one that can be understood."""
    known = _NAMES.get(fold(name).strip(" :"))
    if known is None:
        return None
    understood = outcome_kind(value) if known == "kind" else _number(value)
    return Trait(known, value.strip()) if understood else None


def outcome_kind(words: str) -> OutcomeKind | None:
    """Knowledge, skill or social competence by its name; None for any other word."""
    return _KINDS.get(fold(words).strip(" ."))


def _number(text: str) -> int | None:
    found = re.search(r"\d{1,6}", text)
    return int(found.group()) if found and int(found.group()) else None
