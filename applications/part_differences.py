"""What changed in the learning outcomes between two versions, part by part: by identifier, so a move is no change."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from applications.differences import compared
from applications.part_words import set_note
from applications.targets import own_words, places
from kernel.components import DiffRow
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeSet


class How(StrEnum):
    """What happened to a part."""

    ADDED = "dodano"
    CHANGED = "zmieniono"
    REMOVED = "usunięto"


@dataclass(frozen=True, slots=True)
class PartChange:
    """One part that differs: its place (the old one when it was removed), its own words before and after."""

    part_id: str
    place: str
    how: How
    row: DiffRow


def part_changes(old: LearningOutcomes, new: LearningOutcomes) -> list[PartChange]:
    """The parts that were added, changed or removed; a part counts as changed when its own words did."""
    before = {part.id: (_words(part), place) for part, place in places(old)}
    after = {part.id: (_words(part), place) for part, place in places(new)}
    return [*_new(before, after), *_gone(before, after)]


_Words = dict[str, tuple[str, str]]


def _new(before: _Words, after: _Words) -> Iterable[PartChange]:
    for part_id, (words, place) in after.items():
        if part_id not in before:
            yield PartChange(part_id, place, How.ADDED, compared("", words))
        elif before[part_id][0] != words:
            yield PartChange(part_id, place, How.CHANGED, compared(before[part_id][0], words))


def _gone(before: _Words, after: _Words) -> Iterable[PartChange]:
    for part_id, (words, place) in before.items():
        if part_id not in after:
            yield PartChange(part_id, place, How.REMOVED, compared(words, ""))


def _words(part: OutcomeSet | Outcome | Criterion) -> str:
    if not isinstance(part, OutcomeSet):
        return own_words(part)
    return "\n".join(filter(None, (part.title, set_note(part))))
