"""Changing the structure of learning outcomes: pure functions, ids stay with their parts.

A part is a set, an outcome or a criterion; its id names it. Limits and cleaning are those of
register.outcomes: each function returns a new value or raises InvalidInput with a sentence.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from pydantic import ValidationError

from kernel.refusals import InvalidInput
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeSet

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


def add(
    outcomes: LearningOutcomes, parent_id: str = "", text: str = "", *, after: str = ""
) -> tuple[LearningOutcomes, str]:
    """A new part below the parent: a set below nothing, an outcome below a set, a criterion below an outcome.

    It comes last, or right behind the sibling `after`. Returns the new value and the id of the part.
    Raises LookupError for a parent that does not exist.
    """
    added, made = add_all(outcomes, parent_id, (text,), after=after)
    return added, made[0]


def add_all(
    outcomes: LearningOutcomes, parent_id: str, texts: Sequence[str], *, after: str = ""
) -> tuple[LearningOutcomes, list[str]]:
    """As `add`, one part for each text, in their order."""
    kind, place = _below(outcomes, parent_id)
    parts = [_made(kind, text) for text in texts]
    siblings = siblings_of(outcomes, place)
    ids = [one.id for one in siblings]
    at = ids.index(after) + 1 if after in ids else len(siblings)
    siblings[at:at] = parts
    return with_siblings(outcomes, place, siblings), [one.id for one in parts]


def _below(outcomes: LearningOutcomes, parent_id: str) -> tuple[PartKind, Place]:
    """What stands below the parent, and a place among it."""
    if not parent_id:
        return "set", Place("set", 0)
    place, parent = find(outcomes, parent_id)
    if isinstance(parent, OutcomeSet):
        return "outcome", Place("outcome", place.s)
    if isinstance(parent, Outcome):
        return "criterion", Place("criterion", place.s, place.o)
    raise LookupError(parent_id)


def _made(kind: PartKind, text: str) -> Part:
    if kind == "set":
        return valid(lambda: OutcomeSet(title=text))
    return valid(lambda: Outcome(text=text)) if kind == "outcome" else valid(lambda: Criterion(text=text))


def rename(outcomes: LearningOutcomes, part_id: str, text: str) -> LearningOutcomes:
    """The part with another text (title of a set)."""
    place, part = find(outcomes, part_id)
    values = part.model_dump() | {"title" if isinstance(part, OutcomeSet) else "text": text}
    return put(outcomes, place, valid(lambda: type(part).model_validate(values)))


def note(outcomes: LearningOutcomes, part_id: str, attribute: str, value: object) -> LearningOutcomes:
    """The part with another `kind`, `pqf_level` or `workload_hours`. LookupError for a part that has no such fact."""
    place, part = find(outcomes, part_id)
    if attribute not in type(part).model_fields:
        raise LookupError(part_id)
    values = part.model_dump() | {attribute: value}
    return put(outcomes, place, valid(lambda: type(part).model_validate(values)))


def synthesise(outcomes: LearningOutcomes, text: str) -> LearningOutcomes:
    """The outcomes with another synthesis."""
    return valid(lambda: LearningOutcomes.model_validate({**outcomes.model_dump(), "synthesis": text}))


def remove(outcomes: LearningOutcomes, part_id: str) -> tuple[LearningOutcomes, Removed]:
    """The outcomes without the part and everything in it, and the part itself."""
    place, part = find(outcomes, part_id)
    siblings = siblings_of(outcomes, place)
    del siblings[place.index]
    removed = Removed(place.kind, parent_of(outcomes, place), place.index, place.words, part.model_dump(mode="json"))
    return with_siblings(outcomes, place, siblings), removed


def restore(outcomes: LearningOutcomes, removed: Removed) -> LearningOutcomes:
    """The part back where it was, or at the end when the place is gone.

    Raises LookupError when its parent was deleted too.
    """
    kinds: dict[PartKind, type[Part]] = {"set": OutcomeSet, "outcome": Outcome, "criterion": Criterion}
    part = valid(lambda: kinds[removed.kind].model_validate(removed.part))
    if removed.kind == "set":
        place = Place("set", 0)
    else:
        parent, _part = find(outcomes, removed.parent)
        place = Place(removed.kind, parent.s, parent.o)
    siblings = siblings_of(outcomes, place)
    siblings.insert(min(removed.index, len(siblings)), part)
    return with_siblings(outcomes, place, siblings)


# --- putting parts back -------------------------------------------------------------------------


def siblings_of(outcomes: LearningOutcomes, place: Place) -> list[Part]:
    """The parts beside the place, itself among them."""
    if place.kind == "set":
        return list(outcomes.sets)
    if place.kind == "outcome":
        return list(outcomes.sets[place.s].outcomes)
    return list(outcomes.sets[place.s].outcomes[place.o].criteria)


def parent_of(outcomes: LearningOutcomes, place: Place) -> str:
    """The id of the part above the place; nothing above a set."""
    if place.kind == "set":
        return ""
    parent = outcomes.sets[place.s]
    return parent.id if place.kind == "outcome" else parent.outcomes[place.o].id


def with_siblings(outcomes: LearningOutcomes, place: Place, siblings: Sequence[Part]) -> LearningOutcomes:
    """The outcomes with these parts beside the place, in this order. Raises InvalidInput beyond a limit."""
    if place.kind == "set":
        return with_sets(outcomes, tuple(siblings))
    one = outcomes.sets[place.s]
    if place.kind == "outcome":
        return put(outcomes, Place("set", place.s), one.model_copy(update={"outcomes": tuple(siblings)}))
    outcome = one.outcomes[place.o].model_copy(update={"criteria": tuple(siblings)})
    return put(outcomes, Place("outcome", place.s, place.o), outcome)


def put(outcomes: LearningOutcomes, place: Place, part: Part) -> LearningOutcomes:
    siblings = siblings_of(outcomes, place)
    siblings[place.index] = part
    return with_siblings(outcomes, place, siblings)


def with_sets(outcomes: LearningOutcomes, sets: tuple[object, ...]) -> LearningOutcomes:
    return valid(lambda: LearningOutcomes(synthesis=outcomes.synthesis, sets=sets))


def valid(make: Callable[[], Made]) -> Made:
    """What `make` makes. Raises InvalidInput with the sentence of the limit or rule that it breaks."""
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
