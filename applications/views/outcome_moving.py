"""Where a part may be moved: the question of „Przenieś do…”, and what a button or a drop answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from applications.outcome_edit import find, parent_of
from applications.outcome_moves import parents_for
from register.outcomes import LearningOutcomes, OutcomeSet


@dataclass(frozen=True, slots=True)
class Moving:
    """The question: what is moved, and the places to choose from (value → words)."""

    part_id: str
    words: str
    choices: Sequence[tuple[str, str]]


def moving_of(outcomes: LearningOutcomes, part_id: str) -> Moving | None:
    """The question about this part; None when it is gone or there is nowhere to go."""
    try:
        place, _part = find(outcomes, part_id)
    except LookupError:
        return None
    if place.kind == "set":
        others = [one for one in outcomes.sets if one.id != part_id]
        choices = [(":0", "na początek")] + [(f":{n}", f"za: {one.no}. {one.title}") for n, one in enumerate(others, 1)]
        return Moving(part_id, place.words, choices) if others else None
    here = parent_of(outcomes, place)
    choices = []
    for parent, where in parents_for(outcomes, place.kind):
        _place, part = find(outcomes, parent)
        title = part.title if isinstance(part, OutcomeSet) else part.text
        label = f"{where.number} {title}".strip()
        choices.append((f"{parent}:", f"{label} (tutaj, na koniec)" if parent == here else label))
    return Moving(part_id, place.words, choices) if choices else None


def target(raw: str) -> tuple[str, int | None]:
    """Parent and position out of „parent:position”; no position means the end."""
    parent, _, position = raw.partition(":")
    return parent[:40], int(position) if position.isascii() and position.isdigit() and len(position) < 6 else None
