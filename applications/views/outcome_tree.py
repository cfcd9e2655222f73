"""The tree of sets and outcomes beside the pane: where each part leads, what it lacks and what is doubtful in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from applications.advice import Found
from applications.completeness import Missing, missing
from applications.outcome_edit import places
from applications.views.place import Place
from kernel.text import plural
from register.outcomes import LearningOutcomes, Outcome, OutcomeSet

FOLDED_FROM: Final = 20
"""From how many outcomes on only the set at hand is unfolded."""

_Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the tree. `gaps` keep the application from being sent, `warnings` do not."""

    id: str
    number: str
    text: str
    href: str
    current: bool
    gaps: int
    warnings: int
    below: tuple["Branch", ...] = ()
    unfolded: bool = True

    @property
    def marks(self) -> int:
        return self.gaps + self.warnings

    @property
    def marks_words(self) -> str:
        """„1 brak, 2 ostrzeżenia”."""
        words = [
            f"{count} {plural(count, *forms)}"
            for count, forms in (
                (self.gaps, ("brak", "braki", "braków")),
                (self.warnings, ("ostrzeżenie", "ostrzeżenia", "ostrzeżeń")),
            )
            if count
        ]
        return ", ".join(words)

    @property
    def folded_words(self) -> str:
        """„5 efektów”, with what is lacking in them while the set is folded."""
        count = len(self.below)
        return f"{count} {plural(count, 'efekt', 'efekty', 'efektów')}"

    @property
    def marks_below(self) -> int:
        return sum(one.marks for one in self.below)


@dataclass(frozen=True, slots=True)
class Tree:
    """All branches, and what is counted over them."""

    branches: tuple[Branch, ...]
    gaps: int
    warnings: int


def address(place: Place, part: str = "", **more: str) -> str:
    """The address of the pane of a part."""
    query = ({"czesc": part} if part else {}) | {name: value for name, value in more.items() if value}
    path = reverse("applications:outcomes", args=[place.case.pk])
    return f"{path}?{urlencode(query)}" if query else path


def tree_of(place: Place, outcomes: LearningOutcomes, current: str, advice: Found) -> Tree:
    """The tree with the current part marked."""
    gaps = gaps_of(place)
    fold = outcomes.outcomes_count > FOLDED_FROM
    branches = tuple(
        _branch(place, one, current, advice, gaps, (s, -1), fold=fold) for s, one in enumerate(outcomes.sets)
    )
    doubts = sum(not one.is_gap for several in advice.values() for one in several)
    return Tree(branches, sum(len(several) for several in gaps.values()), doubts)


def gaps_of(place: Place) -> dict[_Key, list[Missing]]:
    """What each set (s, -1) and outcome (s, o) lacks, by the paths of completeness."""
    found: dict[_Key, list[Missing]] = {}
    for one in missing(place.contents.circumstances, place.contents.description, {}):
        steps = one.path.split(".")
        if steps[:2] != ["learning_outcomes", "sets"] or len(steps) < 4:
            continue
        outcome = int(steps[4]) if len(steps) > 5 and steps[3] == "outcomes" else -1
        found.setdefault((int(steps[2]), outcome), []).append(one)
    return found


def _branch(
    place: Place,
    one: OutcomeSet,
    current: str,
    advice: Found,
    gaps: Mapping[_Key, list[Missing]],
    key: _Key,
    *,
    fold: bool,
) -> Branch:
    below = tuple(
        _leaf(place, one, o, current, advice, len(gaps.get((key[0], o), ()))) for o in range(len(one.outcomes))
    )
    is_here = one.id == current or any(leaf.current for leaf in below)
    return Branch(
        one.id,
        str(one.no),
        one.title or "Zestaw bez nazwy",
        address(place, one.id),
        one.id == current,
        len(gaps.get(key, ())),
        0,
        below,
        is_here or not fold,
    )


def _leaf(place: Place, one: OutcomeSet, o: int, current: str, advice: Found, gaps: int) -> Branch:
    outcome: Outcome = one.outcomes[o]
    ids = (outcome.id, *(criterion.id for criterion in outcome.criteria))
    warnings = sum(not found.is_gap for part in ids for found in advice.get(part, ()))
    return Branch(
        outcome.id,
        f"{one.no}.{o + 1}",
        outcome.text or "Efekt bez treści",
        address(place, outcome.id),
        outcome.id == current,
        gaps,
        warnings,
    )


def next_of(outcomes: LearningOutcomes, current: str) -> tuple[str, str] | None:
    """Id and words of the set or outcome after this one, to go on without the tree."""
    order = [(part.id, where.words) for where, part in places(outcomes) if where.kind != "criterion"]
    ids = [part for part, _words in order]
    position = ids.index(current) + 1 if current in ids else 0
    return order[position] if position < len(order) else None
