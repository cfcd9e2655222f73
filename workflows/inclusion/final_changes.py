"""Changing the final description: pure functions from one wording to another. Nothing can be added by them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from applications import outcome_edit, outcome_moves
from applications.contents import put
from applications.field import Field
from applications.fields import field
from applications.opening import OUTCOMES, SYNTHESIS
from applications.outcome_edit import Place
from applications.values import is_empty, parsed
from kernel.refusals import GuardFailed, InvalidInput
from register.canonical import snapshot_of
from register.description import parse
from register.outcomes import LearningOutcomes, Outcome, OutcomeSet
from workflows.inclusion.final_differences import ORDER, PLACE, Part, children, nodes
from workflows.inclusion.final_wording import CODES, Wording, must_be_given

UNKNOWN = "Takiej części nie było we wniosku. Do opisu ostatecznego nie można niczego dodać (art. 21b ust. 2 pkt 1)."
PARENT_GONE = "Najpierw cofnij usunięcie części, w której to stało."


def with_values(base: Wording, raw: Mapping[str, object]) -> Wording:
    """Other values of fields, as a form brings them. Raises InvalidInput by field code."""
    wording = base
    errors: dict[str, list[str]] = {}
    for code, value in raw.items():
        try:
            wording = _with_value(wording, _known(code), value)
        except InvalidInput as refusal:
            errors |= refusal.errors
    if errors:
        raise InvalidInput(errors)
    return wording


def _known(code: str) -> Field:
    if code not in CODES:
        raise GuardFailed("Tego elementu minister nie zmienia w opisie ostatecznym (art. 21b ust. 2 pkt 1).", code=code)
    return field(code)


def _with_value(base: Wording, one: Field, raw: object) -> Wording:
    value = parsed(one, raw)
    if is_empty(value) and must_be_given(one, base.kind):
        raise InvalidInput({one.code: [f"Opis musi mieć ten element: {one.label_for(base.kind)}."]})
    answers, description = dict(base.answers), dict(snapshot_of(base.description))
    put(one, value, answers, description)
    return Wording(base.kind, parse(description), answers)


def with_texts(base: Wording, texts: Mapping[str, str]) -> Wording:
    """Other words of parts by their ids (`synthesis` for the synthesis). Raises InvalidInput by id."""
    outcomes = base.description.learning_outcomes
    errors: dict[str, list[str]] = {}
    for part_id, text in texts.items():
        try:
            outcomes = _with_text(outcomes, part_id, text)
        except InvalidInput as refusal:
            errors[part_id] = [one for said in refusal.errors.values() for one in said]
    if errors:
        raise InvalidInput(errors)
    return with_outcomes(base, outcomes)


def _with_text(outcomes: LearningOutcomes, part_id: str, text: str) -> LearningOutcomes:
    if not text.strip():
        raise InvalidInput({"text": ["Wpisz tekst. Jeżeli tej części ma nie być, usuń ją."]})
    if part_id == SYNTHESIS:
        return outcome_edit.synthesise(outcomes, text.strip())
    try:
        return outcome_edit.rename(outcomes, part_id, text.strip())
    except LookupError:
        raise GuardFailed(UNKNOWN, part=part_id) from None


def without(base: Wording, part_id: str) -> Wording:
    """The description without the part and what stands in it."""
    try:
        outcomes, _removed = outcome_edit.remove(base.description.learning_outcomes, part_id)
    except LookupError:
        raise GuardFailed(UNKNOWN, part=part_id) from None
    return with_outcomes(base, outcomes)


def moved(base: Wording, part_id: str, by: Literal[-1, 1]) -> Wording:
    """The part one place higher or lower; an outcome at the edge of its set goes to the next one."""
    try:
        return with_outcomes(base, outcome_moves.move(base.description.learning_outcomes, part_id, by))
    except LookupError:
        raise GuardFailed(UNKNOWN, part=part_id) from None


def with_outcomes(base: Wording, outcomes: LearningOutcomes) -> Wording:
    return replace(base, description=base.description.model_copy(update={"learning_outcomes": outcomes}))


# --- undoing ------------------------------------------------------------------------------------


def undone(old: Wording, new: Wording, target: str) -> Wording:
    """The final description without one of its differences. Raises GuardFailed for a target that names none."""
    code, colon, part_id = target.partition(":")
    if not colon and code in CODES:
        one = field(code)
        answers, description = dict(new.answers), dict(snapshot_of(new.description))
        put(one, old.value(one), answers, description)
        return Wording(new.kind, parse(description), answers)
    before, after = old.description.learning_outcomes, new.description.learning_outcomes
    if code == OUTCOMES and part_id == SYNTHESIS:
        return with_outcomes(new, outcome_edit.synthesise(after, before.synthesis))
    if code == OUTCOMES and part_id in nodes(before):
        return with_outcomes(new, _own_words_back(before, after, part_id))
    if code == PLACE and part_id in nodes(before) and part_id in nodes(after):
        return with_outcomes(new, _place_back(before, after, part_id))
    if colon and code == ORDER:
        return with_outcomes(new, _order_back(before, after, part_id))
    raise GuardFailed("Takiej różnicy nie ma: ktoś już ją cofnął. Odśwież stronę.", target=target)


def _own_words_back(before: LearningOutcomes, after: LearningOutcomes, part_id: str) -> LearningOutcomes:
    """The words of a part that is there, or the removed part with what went with it."""
    old, now = nodes(before), nodes(after)
    if part_id not in now:
        return _restored(before, after, part_id)
    was, place = old[part_id].part, outcome_edit.find(after, part_id)[0]
    own = was.model_dump(exclude={"id", "no", "outcomes", "criteria"})
    return outcome_edit.put(after, place, now[part_id].part.model_copy(update=own))


def _restored(before: LearningOutcomes, after: LearningOutcomes, part_id: str) -> LearningOutcomes:
    old, now = nodes(before), nodes(after)
    parent = old[part_id].parent
    part = _without_present(old[part_id].part, frozenset(now))
    siblings = children(after, parent)
    siblings.insert(_index(before, siblings, parent, part_id), part)
    return outcome_edit.with_siblings(after, _below(after, parent), siblings)


def _without_present(part: Part, present: frozenset[str]) -> Part:
    """The part as it was, without what stands elsewhere by now."""
    if isinstance(part, OutcomeSet):
        inside = (_without_present(one, present) for one in part.outcomes if one.id not in present)
        return part.model_copy(update={"outcomes": tuple(inside)})
    if isinstance(part, Outcome):
        return part.model_copy(update={"criteria": tuple(one for one in part.criteria if one.id not in present)})
    return part


def _index(before: LearningOutcomes, siblings: list[Part], parent: str, part_id: str) -> int:
    """Behind the nearest of those that stood before it, else first."""
    there = [one.id for one in siblings]
    order = [one.id for one in children(before, parent)]
    earlier = [one for one in order[: order.index(part_id)] if one in there]
    return there.index(earlier[-1]) + 1 if earlier else 0


def _below(outcomes: LearningOutcomes, parent: str) -> Place:
    """A place among what stands in the parent."""
    if not parent:
        return Place("set", 0)
    try:
        place, part = outcome_edit.find(outcomes, parent)
    except LookupError:
        raise GuardFailed(PARENT_GONE, part=parent) from None
    return Place("outcome", place.s) if isinstance(part, OutcomeSet) else Place("criterion", place.s, place.o)


def _place_back(before: LearningOutcomes, after: LearningOutcomes, part_id: str) -> LearningOutcomes:
    parent = nodes(before)[part_id].parent
    if parent and parent not in nodes(after):
        raise GuardFailed(PARENT_GONE, part=parent)
    siblings = [one for one in children(after, parent) if one.id != part_id]
    return outcome_moves.move_to(after, part_id, parent, _index(before, siblings, parent, part_id))


def _order_back(before: LearningOutcomes, after: LearningOutcomes, parent: str) -> LearningOutcomes:
    """Those that stood there in their old order; what came from elsewhere behind them."""
    order = {one.id: at for at, one in enumerate(children(before, parent))}
    siblings = sorted(children(after, parent), key=lambda one: order.get(one.id, len(order)))
    return outcome_edit.with_siblings(after, _below(after, parent), siblings)
