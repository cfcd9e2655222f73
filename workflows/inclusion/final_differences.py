"""Differences between two versions of the description, each with the target under which it is justified and undone.

Targets: a field code (`tasks`), `learningOutcomes:<part id>` for words of a part or its removal,
`kolejnosc:<parent id>` for another order of what stands in a part (empty: of the sets), `miejsce:<part id>` for an
outcome that stands in another set.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from applications.differences import compared
from applications.opening import OUTCOMES, SYNTHESIS
from applications.part_differences import How as PartHow, part_changes
from applications.targets import lines_of, own_words, places
from applications.words import in_words
from kernel.components import DiffRow
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeSet
from workflows.inclusion.final_wording import Wording, final_fields

ORDER: Final = "kolejnosc"
PLACE: Final = "miejsce"
Part = OutcomeSet | Outcome | Criterion


class How(StrEnum):
    """What happened to an element of the description."""

    CHANGED = "zmieniono"
    REMOVED = "usunięto"
    REORDERED = "zmieniono kolejność"
    MOVED = "przeniesiono"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: where, what happened, both texts; `basis` is the article that asks for the element."""

    target: str
    title: str
    how: How
    row: DiffRow
    basis: str = "art. 9 ust. 1 pkt 1"


@dataclass(frozen=True, slots=True)
class Node:
    """A part with its place in words and the id of the part in which it stands (empty: a set)."""

    part: Part
    place: str
    parent: str


def differences(old: Wording, new: Wording) -> list[Difference]:
    """Every difference, fields first, then the outcomes in their order."""
    before, after = old.description.learning_outcomes, new.description.learning_outcomes
    return [*_fields(old, new), *_synthesis(before, after), *_parts(before, after), *_orders(before, after)]


def foreign(old: Wording, new: Wording) -> list[str]:
    """Parts of the outcomes that were never submitted, in words: such a description is refused."""
    known = {part_id: type(node.part) for part_id, node in nodes(old.description.learning_outcomes).items()}
    return [
        f"{node.place} „{own_words(node.part)}”"
        for part_id, node in nodes(new.description.learning_outcomes).items()
        if known.get(part_id) is not type(node.part)
    ]


def nodes(outcomes: LearningOutcomes) -> dict[str, Node]:
    """Every part by its id, in order."""
    words = {part.id: place for part, place in places(outcomes)}
    found: dict[str, Node] = {}
    for one in outcomes.sets:
        found[one.id] = Node(one, words[one.id], "")
        for outcome in one.outcomes:
            found[outcome.id] = Node(outcome, words[outcome.id], one.id)
            found |= {c.id: Node(c, words[c.id], outcome.id) for c in outcome.criteria}
    return found


def children(outcomes: LearningOutcomes, parent: str) -> list[Part]:
    """What stands in a part; the sets for an empty id, nothing for a part that is gone."""
    return _standing(outcomes, nodes(outcomes), parent)


def _standing(outcomes: LearningOutcomes, known: dict[str, Node], parent: str) -> list[Part]:
    if not parent:
        return list(outcomes.sets)
    return _inside(known[parent].part) if parent in known else []


def _inside(part: Part) -> list[Part]:
    if isinstance(part, OutcomeSet):
        return list(part.outcomes)
    return list(part.criteria) if isinstance(part, Outcome) else []


def _fields(old: Wording, new: Wording) -> Iterator[Difference]:
    for one in final_fields():
        before, after = in_words(one, old.value(one)), in_words(one, new.value(one))
        if before != after:
            yield Difference(
                one.code, one.label_for(old.kind), How.CHANGED, compared(before, after), one.basis_for(old.kind)
            )


def _synthesis(before: LearningOutcomes, after: LearningOutcomes) -> Iterator[Difference]:
    if before.synthesis != after.synthesis:
        row = compared(before.synthesis, after.synthesis)
        yield Difference(f"{OUTCOMES}:{SYNTHESIS}", "Syntetyczna charakterystyka efektów", How.CHANGED, row)


def _parts(before: LearningOutcomes, after: LearningOutcomes) -> Iterator[Difference]:
    """Changed words, and what was removed: a part that went with the one in which it stood is not told apart."""
    old, now = nodes(before), nodes(after)
    for change in part_changes(before, after):
        target = f"{OUTCOMES}:{change.part_id}"
        if change.how is PartHow.CHANGED:
            yield Difference(target, _title(old[change.part_id]), How.CHANGED, change.row)
        elif change.how is PartHow.REMOVED and (not old[change.part_id].parent or old[change.part_id].parent in now):
            node = old[change.part_id]
            gone = "\n".join(_gone_lines(node.part, now))
            yield Difference(target, _title(node), How.REMOVED, compared(gone, ""))


def _gone_lines(part: Part, now: dict[str, Node]) -> Iterator[str]:
    """The words of a removed part and of what went with it; what was moved elsewhere before is still there."""
    yield own_words(part)
    for one in _inside(part):
        if one.id not in now:
            yield from lines_of(one) if isinstance(one, Outcome) else (f"– {own_words(one)}",)


def _title(node: Node) -> str:
    return f"{node.place[:1].upper()}{node.place[1:]} we wniosku"


def _orders(before: LearningOutcomes, after: LearningOutcomes) -> Iterator[Difference]:
    old, now = nodes(before), nodes(after)
    for part_id, node in now.items():
        if part_id in old and old[part_id].parent != node.parent:
            was, is_now = _stood_in(old, old[part_id].parent), _stood_in(now, node.parent)
            yield Difference(f"{PLACE}:{part_id}", _title(old[part_id]), How.MOVED, compared(was, is_now))
    for parent in ["", *(part_id for part_id in now if part_id in old)]:
        mine = [one for one in _standing(after, now, parent) if one.id in old and old[one.id].parent == parent]
        ids = {one.id for one in mine}
        theirs = [one for one in _standing(before, old, parent) if one.id in ids]
        if [one.id for one in mine] != [one.id for one in theirs]:
            yield _reordered(parent, old, theirs, mine)


def _stood_in(known: dict[str, Node], parent: str) -> str:
    node = known.get(parent)
    return f"{node.place}: {own_words(node.part)}" if node else "osobno"


def _reordered(parent: str, old: dict[str, Node], theirs: list[Part], mine: list[Part]) -> Difference:
    node = old.get(parent)
    what = "zestawów" if node is None else "efektów" if isinstance(node.part, OutcomeSet) else "kryteriów"
    title = f"Kolejność {what}" if node is None else f"Kolejność {what}: {node.place}"
    first, second = ("\n".join(own_words(one) for one in parts) for parts in (theirs, mine))
    return Difference(f"{ORDER}:{parent}", title, How.REORDERED, compared(first, second, by_line=True))
