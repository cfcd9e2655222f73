"""The door of the final description: words, removal, order, undoing, and the justification of each difference."""

from collections.abc import Callable, Mapping
from typing import Final, Literal

from applications.fields import field
from applications.opening import SYNTHESIS
from applications.targets import own_words
from cases.models import Case
from cases.procedure import Procedure
from institutions.actor import Actor
from kernel import clock
from kernel.refusals import GuardFailed, InvalidInput
from kernel.text import clean
from register import queries as register
from workflows.inclusion import final_changes
from workflows.inclusion.decision_writing import Written, merge, writing
from workflows.inclusion.final_differences import differences, nodes
from workflows.inclusion.final_wording import Wording, final, put_into, submitted
from workflows.inclusion.models import DecisionDraft
from workflows.inclusion.states import State

REASON_LIMIT: Final = 4_000
"""Characters of a justification of one difference."""

Change = Callable[[Wording], Wording]


def change_fields(
    case: Case, actor: Actor, values: Mapping[str, object], *, seen: Mapping[str, str] | None = None
) -> Written:
    """Other words of fields, by their codes. Raises InvalidInput by code, Stale when two changed the same field."""
    with writing(case, actor) as (row, draft):
        now = _open(row, draft)
        stored = {code: now.value(field(code)) for code in values}
        mine = {code: final_changes.with_values(now, {code: values[code]}).value(field(code)) for code in values}
        merged = merge(mine, stored, seen)
        changed = final_changes.with_values(now, {code: values[code] for code in merged.values})
        _name_is_free(row, changed)
        put_into(draft, submitted(row), changed)
    return Written(clock.now(), {}, tuple(field(code).label_for(case.kind) for code in merged.left))


def _name_is_free(case: Procedure, changed: Wording) -> None:
    """A name occurs in the register once."""
    name = changed.description.name
    taken = register.same_name(name) if name != submitted(case).description.name else None
    if taken is not None and taken.case_sign != case.sign:
        raise InvalidInput({"name": [f"Kwalifikacja o tej nazwie jest już w rejestrze: {taken.zrk_code}."]})


def texts_of(wording: Wording) -> dict[str, str]:
    """The words of every part of the outcomes by its id, and of the synthesis."""
    outcomes = wording.description.learning_outcomes
    return {SYNTHESIS: outcomes.synthesis} | {key: own_words(node.part) for key, node in nodes(outcomes).items()}


def change_parts(
    case: Case, actor: Actor, texts: Mapping[str, str], *, seen: Mapping[str, str] | None = None
) -> Written:
    """Other words of parts of the outcomes, by their ids. A part that was never submitted is refused (GuardFailed)."""
    with writing(case, actor) as (row, draft):
        now = _open(row, draft)
        there = texts_of(now)
        gone = [part_id for part_id in texts if part_id not in there]
        if any(part_id not in texts_of(submitted(row)) for part_id in gone):
            raise GuardFailed(final_changes.UNKNOWN, parts=gone)
        mine = {key: clean(text).strip() for key, text in texts.items() if key in there}
        merged = merge(mine, {key: there[key] for key in mine}, seen)
        different = {key: str(text) for key, text in merged.values.items() if text != there[key]}
        put_into(draft, submitted(row), final_changes.with_texts(now, different))
        left = ("części, którą usunęła inna osoba",) if gone else ()
    return Written(clock.now(), {}, left)


def remove_part(case: Case, actor: Actor, part_id: str) -> None:
    """Takes a part out of the final description, with what stands in it."""
    _change(case, actor, lambda now: final_changes.without(now, part_id))


def move_part(case: Case, actor: Actor, part_id: str, by: Literal[-1, 1]) -> None:
    """Moves a part one place higher or lower."""
    _change(case, actor, lambda now: final_changes.moved(now, part_id, by))


def undo(case: Case, actor: Actor, target: str) -> None:
    """Takes one difference back, and with it its justification."""
    with writing(case, actor) as (row, draft):
        base = submitted(row)
        put_into(draft, base, final_changes.undone(base, _open(row, draft), target))
        draft.reasons = {key: text for key, text in draft.reasons.items() if key != target}


def _change(case: Case, actor: Actor, do: Change) -> None:
    with writing(case, actor) as (row, draft):
        put_into(draft, submitted(row), do(_open(row, draft)))


def give_reasons(
    case: Case, actor: Actor, reasons: Mapping[str, str], *, seen: Mapping[str, str] | None = None
) -> Written:
    """Justifies differences, by their targets; a target that names none by now is left out."""
    with writing(case, actor) as (row, draft):
        known = {one.target for one in differences(submitted(row), _open(row, draft))}
        mine = {target: clean(text).strip() for target, text in reasons.items() if target in known}
        long = {key: [_too_long(text)] for key, text in mine.items() if len(text) > REASON_LIMIT}
        if long:
            raise InvalidInput(long)
        merged = merge(mine, {target: draft.reasons.get(target, "") for target in mine}, seen)
        draft.reasons = {**draft.reasons, **{target: str(text) for target, text in merged.values.items()}}
    return Written(clock.now(), {})


def _too_long(text: str) -> str:
    return f"Uzasadnienie może mieć najwyżej {REASON_LIMIT} znaków, a ma {len(text)}. Skróć je."


def _open(case: Procedure, draft: DecisionDraft) -> Wording:
    """The final description as it is. Raises GuardFailed before the evaluation, when none is fixed yet."""
    if case.state != State.EVALUATION:
        raise GuardFailed("Opis ostateczny ustala się przy ocenie wniosku (art. 21b ust. 2 pkt 1).", state=case.state)
    return final(case, draft)
