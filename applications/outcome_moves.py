"""Moving and copying parts of the learning outcomes: a moved part keeps its id, a copy gets new ones."""

from collections.abc import Iterator
from typing import Final, Literal

from applications.outcome_edit import Part, PartKind, Place, find, parent_of, siblings_of, with_sets, with_siblings
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeSet
from register.texts import new_id

_PARENT: Final[dict[PartKind, PartKind]] = {"outcome": "set", "criterion": "outcome"}


def move(outcomes: LearningOutcomes, part_id: str, by: Literal[-1, 1]) -> LearningOutcomes:
    """The part one place higher or lower among its siblings.

    The first outcome of a set moves to the end of the set before, the last one to the beginning of the next.
    Sets and criteria stop at their edge.
    """
    place, _part = find(outcomes, part_id)
    siblings = siblings_of(outcomes, place)
    target = place.index + by
    if 0 <= target < len(siblings):
        siblings[place.index], siblings[target] = siblings[target], siblings[place.index]
        return with_siblings(outcomes, place, siblings)
    if place.kind != "outcome":
        return outcomes
    parents = [parent for parent, _place in parents_for(outcomes, "outcome")]
    there = parents.index(parent_of(outcomes, place)) + by
    if not 0 <= there < len(parents):
        return outcomes
    return move_to(outcomes, part_id, parents[there], 0 if by > 0 else None)


def move_to(outcomes: LearningOutcomes, part_id: str, parent_id: str, index: int | None = None) -> LearningOutcomes:
    """The part below another parent, at the position `index` (from 0) among what is there without it; last when None.

    Raises LookupError for a parent below which such a part cannot stand.
    """
    place, part = find(outcomes, part_id)
    without = siblings_of(outcomes, place)
    del without[place.index]
    left = with_siblings(outcomes, place, without)
    target = _target(left, place.kind, parent_id)
    siblings = siblings_of(left, target)
    siblings.insert(len(siblings) if index is None else min(index, len(siblings)), part)
    return with_siblings(left, target, siblings)


def _target(outcomes: LearningOutcomes, kind: PartKind, parent_id: str) -> Place:
    if kind == "set":
        if parent_id:
            raise LookupError(parent_id)
        return Place("set", 0)
    place, _parent = find(outcomes, parent_id)
    if place.kind != _PARENT[kind]:
        raise LookupError(parent_id)
    return Place(kind, place.s, place.o)


def parents_for(outcomes: LearningOutcomes, kind: PartKind) -> Iterator[tuple[str, Place]]:
    """Where a part of the kind may stand: sets for an outcome, outcomes for a criterion, in order."""
    for s, one in enumerate(outcomes.sets):
        if kind == "outcome":
            yield one.id, Place("set", s)
        elif kind == "criterion":
            yield from ((outcome.id, Place("outcome", s, o)) for o, outcome in enumerate(one.outcomes))


def duplicate(outcomes: LearningOutcomes, part_id: str) -> tuple[LearningOutcomes, str]:
    """A copy right behind the part, with everything in it. Returns the new value and the id of the copy."""
    place, part = find(outcomes, part_id)
    copy = renewed(part)
    siblings = siblings_of(outcomes, place)
    siblings.insert(place.index + 1, copy)
    return with_siblings(outcomes, place, siblings), copy.id


def renewed(part: Part) -> Part:
    """The same part with new ids, its own and of all that is in it."""
    if isinstance(part, OutcomeSet):
        return part.model_copy(update={"id": new_id(), "outcomes": tuple(_renewed(one) for one in part.outcomes)})
    return _renewed(part) if isinstance(part, Outcome) else part.model_copy(update={"id": new_id()})


def _renewed(outcome: Outcome) -> Outcome:
    criteria: tuple[Criterion, ...] = tuple(one.model_copy(update={"id": new_id()}) for one in outcome.criteria)
    return outcome.model_copy(update={"id": new_id(), "criteria": criteria})


def join(outcomes: LearningOutcomes, sets: tuple[OutcomeSet, ...], into: str = "") -> LearningOutcomes:
    """The outcomes with what was read: as further sets, or its outcomes at the end of the set `into`.

    Ids that are in use get new ones. Raises LookupError for a set that is gone, InvalidInput beyond a limit.
    """
    used = _ids(outcomes.sets)
    fresh = tuple(_unused(one, used) for one in sets)
    if not into:
        return with_sets(outcomes, (*outcomes.sets, *fresh))
    place, part = find(outcomes, into)
    if not isinstance(part, OutcomeSet):
        raise LookupError(into)
    added = (outcome for one in fresh for outcome in one.outcomes)
    return with_siblings(outcomes, Place("outcome", place.s), (*part.outcomes, *added))


def _unused(one: OutcomeSet, used: frozenset[str]) -> OutcomeSet:
    copy = renewed(one) if _ids((one,)) & used else one
    assert isinstance(copy, OutcomeSet)
    return copy


def _ids(sets: tuple[OutcomeSet, ...]) -> frozenset[str]:
    found = [one.id for one in sets]
    for one in sets:
        for outcome in one.outcomes:
            found += [outcome.id, *(criterion.id for criterion in outcome.criteria)]
    return frozenset(found)
