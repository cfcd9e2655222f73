"""What was read from outside enters the description by one save, and one step brings the former content back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from django.db import transaction

from applications import outcome_edit, outcome_moves
from applications.conflicts import digest
from applications.contents import Contents, put, value_in
from applications.corrections import require_called_for
from applications.describing import GONE, KEPT, outcomes_of, undo_removal
from applications.fact_words import SYNTHESIS
from applications.fields import field, fields_for
from applications.importing import Reading
from applications.models import Application
from applications.rights import open_fields, require_editor
from applications.saving import describe_case, lock, mark_saved
from applications.values import parsed
from applications.words import size_words
from cases.models import Case
from institutions.actor import Actor
from kernel.refusals import GuardFailed, WrongState
from register.outcomes import LearningOutcomes

Where = Literal["end", "into", "replace"]
TAKEN: Final = "taken"
_CODE: Final = "learningOutcomes"
_KEPT_WHOLE: Final = 3
"""How many whole descriptions are kept to be brought back; they are large."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was brought back, in words, and the part that shows it („”: the whole)."""

    words: str
    show: str = ""


def take_over(
    case: Case, actor: Actor, reading: Reading, where: Where = "end", *, into: str = "", with_values: bool = False
) -> str:
    """Puts the reading at the end, at the end of the set `into`, or in the place of all sets.

    With `with_values` also the fields beside the outcomes that it brought; a supplement takes outcomes only.
    Returns in words what was taken. Raises InvalidInput beyond the limits of a description; nothing is saved then.
    """
    with transaction.atomic():
        case, application = lock(case)
        require_editor(actor, case)
        editable = open_fields(case, application)
        before = outcomes_of(application)
        outcomes = _outcomes(before, reading, where, into)
        if editable is not None:
            require_called_for(case, editable, outcomes)
        values: dict[str, object] = {}
        if with_values and editable is None:
            values = _values(case, reading.values)
            synthesis = reading.values.get(SYNTHESIS)
            if isinstance(synthesis, str) and synthesis:
                outcomes = outcome_edit.synthesise(outcomes, synthesis)
        values[_CODE] = outcomes.model_dump(mode="json")
        words = f"wczytanie treści ({size_words(reading.outcomes)})"
        _put(case, application, actor, values, words)
    return size_words(reading.outcomes)


def undo_last(case: Case, actor: Actor, *, shown: int | None = None) -> Undone:
    """Takes back the last deletion or take-over. What was changed after a take-over can be brought back in turn.

    `shown` is how many of them the page offered: a second click on the same page takes nothing more back.
    """
    with transaction.atomic():
        case, application = lock(case)
        if shown is not None and shown != len(application.removed):
            raise GuardFailed("To już cofnięto albo ktoś zmienił w tym czasie opis. Zobacz, co jest teraz.")
        last = application.removed[-1] if application.removed else {}
        if last.get("kind") == TAKEN:
            require_editor(actor, case)
            editable = open_fields(case, application)
            if editable is not None and _CODE not in editable:
                raise WrongState("Po wezwaniu możesz zmienić tylko to, czego dotyczy.")
            changed = not is_as_taken(application)
            application.removed = application.removed[:-1]
            _put(case, application, actor, last["before"], "cofnięcie wczytania" if changed else "")
            return Undone(f"opis sprzed kroku „{last['words']}”")
        removed = undo_removal(case, actor)
        return Undone(removed.words, removed.parent if removed.kind == "criterion" else str(removed.part["id"]))


def undo_words(application: Application) -> str:
    """„wczytanie treści (…)” when a take-over is what would be undone next; empty otherwise."""
    last = application.removed[-1] if application.removed else {}
    return str(last["words"]) if last.get("kind") == TAKEN else ""


def is_as_taken(application: Application) -> bool:
    """Whether nothing was changed since that take-over."""
    last = application.removed[-1]
    return all(digest(_value(application, code)) == mark for code, mark in last["after"].items())


def forget_undo(case: Case, actor: Actor) -> None:
    """What was read stays for good; deletions before it can be undone again."""
    with transaction.atomic():
        case, application = lock(case)
        require_editor(actor, case)
        open_fields(case, application)
        if undo_words(application):
            application.removed = application.removed[:-1]
            application.save(update_fields=["removed"])


def _outcomes(before: LearningOutcomes, reading: Reading, where: Where, into: str) -> LearningOutcomes:
    if not reading.sets:
        return before
    try:
        if where == "replace":
            return LearningOutcomes(synthesis=before.synthesis, sets=reading.sets)
        return outcome_moves.join(before, reading.sets, into if where == "into" else "")
    except LookupError:
        raise GuardFailed(GONE) from None


def _values(case: Case, values: Mapping[str, object]) -> dict[str, object]:
    """Values that this kind of application has, checked again. Raises InvalidInput."""
    known = {one.code: one for one in fields_for(case.kind) if one.path and one.is_typed}
    return {code: parsed(known[code], value) for code, value in values.items() if code in known}


def _put(case: Case, application: Application, actor: Actor, values: Mapping[str, object], words: str) -> None:
    """Puts the values; with `words` what was there before is kept to be brought back."""
    before = {code: _value(application, code) for code in values}
    for code, value in values.items():
        put(field(code), value, application.content, application.description)
    if words:
        after = {code: digest(value) for code, value in values.items()}
        entry: dict[str, object] = {"kind": TAKEN, "words": words, "before": before, "after": after}
        application.removed = _trimmed([*application.removed, entry])
    for item in sorted({field(code).item for code in values}):
        mark_saved(application, item, actor)
    application.save()
    if "name" in values:
        describe_case(Contents(case, application))


def _value(application: Application, code: str) -> object:
    return value_in(field(code), application.content, application.description)


def _trimmed(entries: list[dict[str, object]]) -> list[dict[str, object]]:
    """The last ones: many deletions, few whole descriptions."""
    whole = [place for place, one in enumerate(entries) if one.get("kind") == TAKEN]
    dropped = set(whole[:-_KEPT_WHOLE])
    return [one for place, one in enumerate(entries) if place not in dropped][-KEPT:]
