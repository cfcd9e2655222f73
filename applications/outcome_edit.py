"""Changing the structure of learning outcomes: pure functions, ids stay with their parts.

A part is a set, an outcome or a criterion; its id names it. Limits and cleaning are those of
register.outcomes: each function returns a new value or raises InvalidInput with a sentence.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from pydantic import ValidationError

from kernel.refusals import InvalidInput
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeKind, OutcomeSet

PartKind = Literal["set", "outcome", "criterion"]
Made = TypeVar("Made")
Part = OutcomeSet | Outcome | Criterion


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands: positions from 0 of its set, outcome and criterion."""

    kind: PartKind
    s: int
    o: int = 0
    c: int = 0

    @property
    def number(self) -> str:
        """„2”, „2.3”, „2.3.1” as the screens count."""
        steps = {"set": (self.s,), "outcome": (self.s, self.o), "criterion": (self.s, self.o, self.c)}[self.kind]
        return ".".join(str(step + 1) for step in steps)

    @property
    def index(self) -> int:
        return {"set": self.s, "outcome": self.o, "criterion": self.c}[self.kind]

    @property
    def words(self) -> str:
        """„zestaw 2”, „efekt 2.3”, „kryterium 1 efektu 2.3”."""
        if self.kind == "criterion":
            return f"kryterium {self.c + 1} efektu {self.s + 1}.{self.o + 1}"
        return f"{'zestaw' if self.kind == 'set' else 'efekt'} {self.number}"


@dataclass(frozen=True, slots=True)
class Removed:
    """A part that was taken out, with what is needed to bring it back."""

    kind: PartKind
    parent: str
    index: int
    words: str
    part: dict[str, object]


def places(outcomes: LearningOutcomes) -> Iterator[tuple[Place, Part]]:
    """Every part with its place, in order."""
    for s, one in enumerate(outcomes.sets):
        yield Place("set", s), one
        for o, outcome in enumerate(one.outcomes):
            yield Place("outcome", s, o), outcome
            for c, criterion in enumerate(outcome.criteria):
                yield Place("criterion", s, o, c), criterion


def find(outcomes: LearningOutcomes, part_id: str) -> tuple[Place, Part]:
    """The part of this id. Raises LookupError when it does not exist (any more)."""
    for place, part in places(outcomes):
        if part.id == part_id:
            return place, part
    raise LookupError(part_id)


def add(outcomes: LearningOutcomes, parent_id: str = "", text: str = "") -> tuple[LearningOutcomes, str]:
    """A new last part below the parent: a set below nothing, an outcome below a set, a criterion below an outcome.

    Returns the new value and the id of the part. Raises LookupError for a parent that does not exist.
    """
    if not parent_id:
        new_set = _valid(lambda: OutcomeSet(title=text))
        return _with_sets(outcomes, (*outcomes.sets, new_set)), new_set.id
    place, parent = find(outcomes, parent_id)
    if isinstance(parent, OutcomeSet):
        outcome = _valid(lambda: Outcome(text=text))
        return _put(outcomes, place, parent.model_copy(update={"outcomes": (*parent.outcomes, outcome)})), outcome.id
    if isinstance(parent, Outcome):
        criterion = _valid(lambda: Criterion(text=text))
        changed = parent.model_copy(update={"criteria": (*parent.criteria, criterion)})
        return _put(outcomes, place, changed), criterion.id
    raise LookupError(parent_id)


def rename(outcomes: LearningOutcomes, part_id: str, text: str) -> LearningOutcomes:
    """The part with another text (title of a set)."""
    place, part = find(outcomes, part_id)
    values = part.model_dump() | {"title" if isinstance(part, OutcomeSet) else "text": text}
    return _put(outcomes, place, _valid(lambda: type(part).model_validate(values)))


def classify(outcomes: LearningOutcomes, outcome_id: str, kind: OutcomeKind | None) -> LearningOutcomes:
    """The outcome marked as knowledge, skill, social competence or nothing. Raises LookupError for another part."""
    place, part = find(outcomes, outcome_id)
    if not isinstance(part, Outcome):
        raise LookupError(outcome_id)
    return _put(outcomes, place, part.model_copy(update={"kind": kind}))


def synthesise(outcomes: LearningOutcomes, text: str) -> LearningOutcomes:
    """The outcomes with another synthesis."""
    return _valid(lambda: LearningOutcomes.model_validate({**outcomes.model_dump(), "synthesis": text}))


def move(outcomes: LearningOutcomes, part_id: str, by: Literal[-1, 1]) -> LearningOutcomes:
    """The part one place higher or lower among its siblings.

    The first outcome of a set moves to the end of the set before, the last one to the beginning of the next.
    At the edge of the whole nothing changes.
    """
    place, part = find(outcomes, part_id)
    siblings = _siblings(outcomes, place)
    target = place.index + by
    if 0 <= target < len(siblings):
        siblings[place.index], siblings[target] = siblings[target], siblings[place.index]
        return _with_siblings(outcomes, place, siblings)
    if isinstance(part, Outcome) and 0 <= place.s + by < len(outcomes.sets):
        return _to_next_set(outcomes, place, part, by)
    return outcomes


def _to_next_set(outcomes: LearningOutcomes, place: Place, part: Outcome, by: int) -> LearningOutcomes:
    sets = list(outcomes.sets)
    here, there = sets[place.s], sets[place.s + by]
    left = tuple(one for one in here.outcomes if one.id != part.id)
    joined = (*there.outcomes, part) if by < 0 else (part, *there.outcomes)
    sets[place.s] = here.model_copy(update={"outcomes": left})
    sets[place.s + by] = there.model_copy(update={"outcomes": joined})
    return _with_sets(outcomes, tuple(sets))


def remove(outcomes: LearningOutcomes, part_id: str) -> tuple[LearningOutcomes, Removed]:
    """The outcomes without the part and everything in it, and the part itself."""
    place, part = find(outcomes, part_id)
    siblings = _siblings(outcomes, place)
    del siblings[place.index]
    removed = Removed(place.kind, _parent_id(outcomes, place), place.index, place.words, part.model_dump(mode="json"))
    return _with_siblings(outcomes, place, siblings), removed


def restore(outcomes: LearningOutcomes, removed: Removed) -> LearningOutcomes:
    """The part back where it was, or at the end when the place is gone.

    Raises LookupError when its parent was deleted too.
    """
    kinds: dict[PartKind, type[Part]] = {"set": OutcomeSet, "outcome": Outcome, "criterion": Criterion}
    part = _valid(lambda: kinds[removed.kind].model_validate(removed.part))
    if removed.kind == "set":
        place = Place("set", 0)
    else:
        parent, _part = find(outcomes, removed.parent)
        place = Place(removed.kind, parent.s, parent.o)
    siblings = _siblings(outcomes, place)
    siblings.insert(min(removed.index, len(siblings)), part)
    return _with_siblings(outcomes, place, siblings)


# --- putting parts back -------------------------------------------------------------------------


def _siblings(outcomes: LearningOutcomes, place: Place) -> list[Part]:
    if place.kind == "set":
        return list(outcomes.sets)
    if place.kind == "outcome":
        return list(outcomes.sets[place.s].outcomes)
    return list(outcomes.sets[place.s].outcomes[place.o].criteria)


def _parent_id(outcomes: LearningOutcomes, place: Place) -> str:
    if place.kind == "set":
        return ""
    parent = outcomes.sets[place.s]
    return parent.id if place.kind == "outcome" else parent.outcomes[place.o].id


def _with_siblings(outcomes: LearningOutcomes, place: Place, siblings: list[Part]) -> LearningOutcomes:
    if place.kind == "set":
        return _with_sets(outcomes, tuple(siblings))
    one = outcomes.sets[place.s]
    if place.kind == "outcome":
        return _put(outcomes, Place("set", place.s), one.model_copy(update={"outcomes": tuple(siblings)}))
    outcome = one.outcomes[place.o].model_copy(update={"criteria": tuple(siblings)})
    return _put(outcomes, Place("outcome", place.s, place.o), outcome)


def _put(outcomes: LearningOutcomes, place: Place, part: Part) -> LearningOutcomes:
    siblings = _siblings(outcomes, place)
    siblings[place.index] = part
    return _with_siblings(outcomes, place, siblings)


def _with_sets(outcomes: LearningOutcomes, sets: tuple[object, ...]) -> LearningOutcomes:
    return _valid(lambda: LearningOutcomes(synthesis=outcomes.synthesis, sets=sets))


def _valid(make: Callable[[], Made]) -> Made:
    try:
        return make()
    except ValidationError as error:
        raise InvalidInput({"text": [_sentence(error)]}) from error


def _sentence(error: ValidationError) -> str:
    for one in error.errors(include_url=False, include_input=False):
        reason = one.get("ctx", {}).get("error")
        if isinstance(reason, ValueError):
            return str(reason)
    return "Popraw treść tej części opisu."
