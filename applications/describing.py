"""Operations on the learning outcomes of an application: add, rename, move, delete, bring back."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Literal

from django.db import transaction

from applications import outcome_edit
from applications.items import OUTCOMES
from applications.models import Application
from applications.outcome_edit import Removed
from applications.rights import open_fields, require_editor
from applications.saving import Saved, lock, mark_saved, revision_of
from cases.models import Case
from institutions.actor import Actor
from kernel.refusals import GuardFailed, InvalidInput, Stale, WrongState
from kernel.text import clean
from register.description import parse
from register.outcomes import LearningOutcomes, OutcomeKind, OutcomeSet

SYNTHESIS = "synthesis"
KEPT = 20
"""How many deletions can be brought back."""

Change = Callable[[LearningOutcomes, Application], LearningOutcomes]


def outcomes_of(application: Application) -> LearningOutcomes:
    return parse(application.description).learning_outcomes


def change(case: Case, actor: Actor, do: Change, *, tab: str = "") -> Saved:
    """One change of the outcomes: locked, allowed, saved. Raises the refusals of `save_item`, GuardFailed
    when a part it names is gone."""
    with transaction.atomic():
        case, application = lock(case)
        require_editor(actor, case)
        editable = open_fields(case, application)
        if editable is not None and "learningOutcomes" not in editable:
            raise WrongState("Wezwanie nie dotyczy efektów uczenia się, więc nie można ich teraz zmienić.")
        before = outcomes_of(application)
        try:
            after = do(before, application)
        except LookupError:
            raise GuardFailed("Tej części opisu już nie ma: ktoś ją usunął. Odśwież stronę.") from None
        if after != before:
            application.description["learning_outcomes"] = after.model_dump(mode="json")
            mark_saved(application, OUTCOMES.code, actor, tab)
            application.save()
    return Saved(revision_of(application, OUTCOMES.code), application.changed_at, ("learningOutcomes",))


def add_part(case: Case, actor: Actor, parent_id: str = "", text: str = "") -> str:
    """Adds a set (below nothing), an outcome (below a set) or a criterion (below an outcome). Returns its id."""
    made: list[str] = []

    def do(outcomes: LearningOutcomes, _application: Application) -> LearningOutcomes:
        after, part_id = outcome_edit.add(outcomes, parent_id, text)
        made.append(part_id)
        return after

    change(case, actor, do)
    return made[0]


def rename_parts(
    case: Case,
    actor: Actor,
    texts: Mapping[str, str],
    *,
    seen: Mapping[str, str] | None = None,
    kinds: Mapping[str, OutcomeKind | None] | None = None,
    tab: str = "",
) -> Saved:
    """Gives parts (by id) their texts, and outcomes their kinds, in one save.

    `seen` are the texts that the form showed: when somebody else changed one of them meanwhile, Stale is
    raised with both; `tab` names the open page, whose own earlier saves are no conflict. InvalidInput names
    the parts by id.
    """

    def do(outcomes: LearningOutcomes, application: Application) -> LearningOutcomes:
        if not _is_own(application, tab):
            _refuse_conflict(_texts(outcomes), texts, seen or {})
        errors: dict[str, list[str]] = {}
        for part_id, text in texts.items():
            try:
                outcomes = outcome_edit.rename(outcomes, part_id, text)
            except InvalidInput as refusal:
                errors[part_id] = refusal.errors["text"]
        if errors:
            raise InvalidInput(errors)
        for part_id, kind in (kinds or {}).items():
            outcomes = outcome_edit.classify(outcomes, part_id, kind)
        return outcomes

    return change(case, actor, do, tab=tab)


def synthesise(case: Case, actor: Actor, text: str, *, seen: str | None = None, tab: str = "") -> Saved:
    """Saves the synthesis of the outcomes (art. 9 ust. 1 pkt 1 lit. a). `seen` and `tab` as for `rename_parts`."""

    def do(outcomes: LearningOutcomes, application: Application) -> LearningOutcomes:
        if seen is not None and not _is_own(application, tab):
            _refuse_conflict({SYNTHESIS: outcomes.synthesis}, {SYNTHESIS: clean(text).strip()}, {SYNTHESIS: seen})
        try:
            return outcome_edit.synthesise(outcomes, text)
        except InvalidInput as refusal:
            raise InvalidInput({SYNTHESIS: refusal.errors["text"]}) from refusal

    return change(case, actor, do, tab=tab)


def _texts(outcomes: LearningOutcomes) -> dict[str, str]:
    """The text of every part by its id."""
    return {
        part.id: part.title if isinstance(part, OutcomeSet) else part.text
        for _place, part in outcome_edit.places(outcomes)
    }


def _is_own(application: Application, tab: str) -> bool:
    return bool(tab) and application.items.get(OUTCOMES.code, {}).get("tab") == tab


def _refuse_conflict(now: Mapping[str, str], texts: Mapping[str, str], seen: Mapping[str, str]) -> None:
    changed = {
        part_id: now[part_id]
        for part_id, shown in seen.items()
        if part_id in now and now[part_id] not in (shown, texts.get(part_id, shown))
    }
    if changed:
        raise Stale(
            "Ten fragment zmieniła w międzyczasie inna osoba. Twój tekst zachowaliśmy – porównaj oba.",
            mine={part_id: texts[part_id] for part_id in changed if part_id in texts},
            theirs=changed,
        )


def move_part(case: Case, actor: Actor, part_id: str, by: Literal[-1, 1]) -> Saved:
    """Moves a part one place higher (-1) or lower (1)."""
    return change(case, actor, lambda outcomes, _application: outcome_edit.move(outcomes, part_id, by))


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
        removed = Removed(**application.removed[-1])
        after = outcome_edit.restore(outcomes, removed)
        taken.append(removed)
        application.removed = application.removed[:-1]
        return after

    change(case, actor, do)
    return taken[0]
