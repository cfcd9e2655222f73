"""Operations on the learning outcomes of an application: add, rename, move, delete, bring back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial as bound
from typing import Final, Literal, get_args

from django.db import transaction

from applications import outcome_edit, outcome_moves
from applications.corrections import require_called_for
from applications.items import OUTCOMES
from applications.models import Application
from applications.outcome_edit import PartKind, Removed
from applications.pane_merging import SYNTHESIS, Merged, Typed, merge, part_of_fact, standing, value_of
from applications.rights import open_fields, require_editor
from applications.saving import Saved, lock, mark_saved, revision_of
from cases.models import Case
from institutions.actor import Actor
from kernel.refusals import GuardFailed, InvalidInput
from kernel.text import clean
from register.description import parse
from register.outcomes import LearningOutcomes

KEPT: Final = 20
"""How many deletions can be brought back."""
GONE: Final = "Tej części opisu już nie ma: ktoś ją usunął. Odśwież stronę."

Change = Callable[[LearningOutcomes, Application], LearningOutcomes]


def outcomes_of(application: Application) -> LearningOutcomes:
    return parse(application.description).learning_outcomes


def change(case: Case, actor: Actor, do: Change, *, tab: str = "") -> tuple[Saved, LearningOutcomes]:
    """One change of the outcomes: locked, allowed, saved; and the outcomes after it.

    Raises the refusals of `save_item`, and GuardFailed when a part it names is gone.
    """
    with transaction.atomic():
        case, application = lock(case)
        require_editor(actor, case)
        editable = open_fields(case, application)
        before = outcomes_of(application)
        try:
            after = do(before, application)
        except LookupError:
            raise GuardFailed(GONE) from None
        if editable is not None:
            require_called_for(case, editable, after)
        if after != before:
            application.description["learning_outcomes"] = after.model_dump(mode="json")
            mark_saved(application, OUTCOMES.code, actor, tab)
            application.save()
    saved = Saved(revision_of(application, OUTCOMES.code), application.changed_at, ("learningOutcomes",))
    return saved, after


def save_pane(case: Case, actor: Actor, typed: Typed, *, partial: bool = False) -> tuple[Saved, LearningOutcomes]:
    """Everything that the pane holds, in one save.

    Raises Stale when somebody else changed what the page showed, and InvalidInput by the names of texts and facts;
    with `partial` (autosave) wrong ones are left out and told. What somebody deleted is told as `gone`; the rest is
    saved. When others saved meanwhile, the page goes on from the revision that it showed: what it holds of their
    parts is old and must never be written over them.
    """
    met: list[Merged] = []
    errors: dict[str, list[str]] = {}
    disturbed: list[bool] = []

    def do(outcomes: LearningOutcomes, application: Application) -> LearningOutcomes:
        undisturbed = _is_undisturbed(application, typed)
        merged = merge(outcomes, typed, undisturbed=undisturbed)
        met.append(merged)
        disturbed.append(not undisturbed)
        outcomes, wrong = _written(outcomes, merged)
        errors.update(wrong)
        if errors and not partial:
            raise InvalidInput(errors)
        return outcomes

    saved, outcomes = change(case, actor, do, tab=typed.tab)
    saved = replace(saved, left=met[0].left, gone=met[0].gone, errors=errors)
    if disturbed[0] and typed.revision is not None:
        saved = replace(saved, revision=typed.revision)
    return saved, outcomes


def _written(outcomes: LearningOutcomes, merged: Merged) -> tuple[LearningOutcomes, dict[str, list[str]]]:
    """The outcomes with what may be written, and the sentences of everything that is refused."""
    errors: dict[str, list[str]] = {}
    texts, facts = standing(outcomes)
    for part_id, text in merged.texts.items():
        if text != texts[part_id]:
            outcomes = _tried(outcomes, part_id, errors, bound(_with_text, text=text))
    for name, raw in merged.facts.items():
        if clean(raw).strip() != facts.get(name):
            outcomes = _tried(outcomes, name, errors, bound(_with_fact, raw=raw))
    return outcomes, errors


def _tried(
    outcomes: LearningOutcomes,
    name: str,
    errors: dict[str, list[str]],
    write: Callable[[LearningOutcomes, str], LearningOutcomes],
) -> LearningOutcomes:
    try:
        return write(outcomes, name)
    except InvalidInput as refusal:
        errors[name] = refusal.errors["text"]
        return outcomes


def _with_text(outcomes: LearningOutcomes, part_id: str, text: str) -> LearningOutcomes:
    if part_id == SYNTHESIS:
        return outcome_edit.synthesise(outcomes, text)
    return outcome_edit.rename(outcomes, part_id, text)


def _with_fact(outcomes: LearningOutcomes, name: str, raw: str) -> LearningOutcomes:
    found = part_of_fact(name)
    if found is None:
        raise LookupError(name)
    attribute, part_id = found
    return outcome_edit.note(outcomes, part_id, attribute, value_of(attribute, raw))


def add_part(case: Case, actor: Actor, parent_id: str = "", text: str = "", *, after: str = "") -> str:
    """Adds a set (below nothing), an outcome (below a set) or a criterion (below an outcome). Returns its id."""
    return add_parts(case, actor, parent_id, (text,), after=after)[0]


def add_parts(case: Case, actor: Actor, parent_id: str, texts: Sequence[str], *, after: str = "") -> list[str]:
    """Adds one part for each text, last or right behind the part `after`. Returns their ids."""
    made: list[str] = []

    def do(outcomes: LearningOutcomes, _application: Application) -> LearningOutcomes:
        grown, ids = outcome_edit.add_all(outcomes, parent_id, texts, after=after)
        made.extend(ids)
        return grown

    change(case, actor, do)
    return made


def rename_parts(
    case: Case,
    actor: Actor,
    texts: Mapping[str, str],
    *,
    seen: Mapping[str, str] | None = None,
    facts: Mapping[str, str] | None = None,
    tab: str = "",
) -> Saved:
    """Gives parts (by id) their texts, and their facts by name: `save_pane` in the words of a scenario."""
    return save_pane(case, actor, Typed(texts, seen or {}, facts or {}, tab))[0]


def synthesise(case: Case, actor: Actor, text: str, *, seen: str | None = None, tab: str = "") -> Saved:
    """Saves the synthesis of the outcomes (art. 9 ust. 1 pkt 1 lit. a)."""
    shown = {} if seen is None else {SYNTHESIS: seen}
    return save_pane(case, actor, Typed({SYNTHESIS: text}, shown, {}, tab))[0]


def _is_undisturbed(application: Application, typed: Typed) -> bool:
    """Whether nobody but the open page has saved the outcomes since it was shown."""
    mark = application.items.get(OUTCOMES.code, {})
    own = bool(typed.tab) and mark.get("tab") == typed.tab
    if typed.revision is None:
        return own
    return typed.revision >= int(mark.get("since" if own else "revision", 0))


def move_part(case: Case, actor: Actor, part_id: str, by: Literal[-1, 1]) -> Saved:
    """Moves a part one place higher (-1) or lower (1)."""
    return change(case, actor, lambda outcomes, _application: outcome_moves.move(outcomes, part_id, by))[0]


def place_part(case: Case, actor: Actor, part_id: str, parent_id: str, index: int | None = None) -> Saved:
    """Moves a part below another parent, to a position from 0; last when None."""

    def do(outcomes: LearningOutcomes, _application: Application) -> LearningOutcomes:
        return outcome_moves.move_to(outcomes, part_id, parent_id, index)

    return change(case, actor, do)[0]


def duplicate_part(case: Case, actor: Actor, part_id: str) -> str:
    """Copies a part with everything in it, right behind it. Returns the id of the copy."""
    made: list[str] = []

    def do(outcomes: LearningOutcomes, _application: Application) -> LearningOutcomes:
        grown, copy_id = outcome_moves.duplicate(outcomes, part_id)
        made.append(copy_id)
        return grown

    change(case, actor, do)
    return made[0]


def remove_part(case: Case, actor: Actor, part_id: str) -> Removed:
    """Deletes a part with everything in it; `undo_removal` brings it back."""
    taken: list[Removed] = []

    def do(outcomes: LearningOutcomes, application: Application) -> LearningOutcomes:
        after, removed = outcome_edit.remove(outcomes, part_id)
        taken.append(removed)
        application.removed = [*application.removed, asdict(removed)][-KEPT:]
        return after

    change(case, actor, do)
    return taken[0]


def undo_removal(case: Case, actor: Actor) -> Removed:
    """Brings the part deleted last back. Raises GuardFailed when there is none or its place is gone."""
    taken: list[Removed] = []

    def do(outcomes: LearningOutcomes, application: Application) -> LearningOutcomes:
        if not application.removed:
            raise GuardFailed("Nie ma już czego przywracać.")
        last = application.removed[-1]
        if last["kind"] not in get_args(PartKind):  # a text that somebody loaded meanwhile
            raise GuardFailed("Nie ma już czego przywracać.")
        removed = Removed(**last)
        after = outcome_edit.restore(outcomes, removed)
        taken.append(removed)
        application.removed = application.removed[:-1]
        return after

    change(case, actor, do)
    return taken[0]
