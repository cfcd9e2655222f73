"""The editor of learning outcomes: the tree on the left, one set or outcome on the right. Every operation is a POST."""

from collections.abc import Mapping
from secrets import token_hex
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from applications import items, service
from applications.advice import advise
from applications.models import Application
from applications.outcome_edit import find
from applications.pane_merging import Typed, standing
from applications.saving import Saved, revision_of
from applications.taking_over import is_as_taken, undo_words
from applications.verb_hints import hints
from applications.views import outcome_conflict
from applications.views.outcome_form import Pane, pane_of
from applications.views.outcome_moving import moving_of
from applications.views.outcome_operations import SEVERAL, operate
from applications.views.outcome_tree import address, next_of, tree_of
from applications.views.outcome_typed import fresh, typed
from applications.views.place import ROLES, Place, place_of
from applications.views.presence import present
from applications.words import size_words
from institutions.access import rule
from kernel.refusals import GuardFailed, InvalidInput, Refusal, Stale
from register.outcomes import LearningOutcomes, OutcomeSet

GONE_PART: Final = "Część, w której piszesz, usunęła inna osoba. Pozostałe zmiany są zapisane."


@rule(*ROLES, methods=("GET", "POST"), basis="art. 9 ust. 1 pkt 1", hidden=True)
def editor(request: HttpRequest, case_id: int) -> HttpResponse:
    """Shows the part named by `?czesc=`, or saves the pane and does what its button says."""
    place = place_of(request, case_id)
    if request.method == "POST":
        return _posted(request, place)
    outcomes = outcomes_of(place)
    pane = pane_of(outcomes, request.GET.get("czesc", ""), advise(outcomes))
    pane.give_focus(request.GET.get("fokus", ""))
    return _drawn(request, place, pane)


def outcomes_of(place: Place) -> LearningOutcomes:
    return place.contents.description.learning_outcomes


def may_change(place: Place) -> bool:
    """Whether the outcomes may be changed here: in a draft, and in a supplement when the call names them whole."""
    return place.may_edit and (place.case.is_draft or "learningOutcomes" in place.corrections)


def _posted(request: HttpRequest, place: Place) -> HttpResponse:
    """First what was typed is saved, then the operation is done: no button loses text."""
    part, sent = request.POST.get("czesc", ""), outcome_conflict.decided(typed(request.POST), request.POST)
    by_itself = bool(getattr(request, "htmx", False))
    try:
        saved, outcomes = service.save_pane(place.case, place.actor, sent, partial=by_itself)
    except Refusal as refusal:
        return _not_saved(request, refusal) if by_itself else _refused(request, place, part, refusal)
    if by_itself:
        return _saved_by_itself(request, pane_of(outcomes, part), saved, fresh(outcomes, sent))
    if any(saved.gone.values()):
        return _refused(request, place_of(request, place.case.pk), part, GuardFailed(GONE_PART))
    if saved.gone:
        messages.info(request, gone_words(saved, sent))
    do = request.POST.get("do", "")
    if do == "list":
        messages.success(request, "Zapisano efekty uczenia się.")
        return redirect(f"{place.href}#czesc-{items.OUTCOMES.code}")
    try:
        return redirect(operate(request, place, outcomes, part))
    except InvalidInput as refusal:
        fallen = place_of(request, place.case.pk)
        return _refused(request, fallen, part, refusal)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect(address(place, part))


def _saved_by_itself(request: HttpRequest, pane: Pane, saved: Saved, seen: dict[str, str]) -> HttpResponse:
    """The small answer for the script. What is saved nowhere must not count as taken, so the browser keeps it."""
    told = ["Część tych treści zmieniła w międzyczasie inna osoba; jej tekst pozostał."] if saved.left else []
    sent = typed(request.POST)
    if saved.gone:
        told.append(gone_words(saved, sent))
    unsaved = any(saved.gone.values()) or bool(saved.errors)
    context = {
        "saved": saved,
        "fresh": seen,
        "left": " ".join(told),
        "unsaved": [pane.label_of(name) for name in saved.errors],
        "state": "partly" if unsaved else "saved",
        "page": None,
    }
    return render(request, "applications/outcomes_saved.html", context, status=422 if unsaved else 200)


def gone_words(saved: Saved, sent: Typed) -> str:
    """What somebody deleted, by the words that the page showed, and what to do with one's own."""
    named = ", ".join(f"„{_short(sent.seen.get(part, ''))}”" for part in saved.gone if sent.seen.get(part))
    words = f"Inna osoba usunęła: {named}." if named else "Inna osoba usunęła część, którą masz tu otwartą."
    lost = [_short(text) for text in saved.gone.values() if text]
    if not lost:
        return words
    return f"{words} Nie zapisano Twojej zmiany w tym miejscu („{'”, „'.join(lost)}”): dodaj ją jako nową część."


def _short(text: str) -> str:
    return text if len(text) < 60 else f"{text[:59]}…"


def _not_saved(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The small answer for the script; of a conflict both texts are shown on request."""
    state = "conflict" if isinstance(refusal, Stale) else "refused"
    context = {"refusal": refusal, "state": state, "form_id": "edycja", "page": None}
    return render(request, "applications/autosaved.html", context, status=409)


# --- drawing ------------------------------------------------------------------------------------


def _refused(request: HttpRequest, place: Place, part: str, refusal: Refusal) -> HttpResponse:
    """The pane again, with what was typed; what cannot be typed any more is shown to be copied."""
    outcomes = outcomes_of(place)
    pane = pane_of(outcomes, part, advise(outcomes))
    pane.keep(request.POST)
    texts, facts = standing(outcomes)
    outcome_conflict.show(pane, outcome_conflict.told(pane, texts | facts, request.POST), request.POST)
    if isinstance(refusal, InvalidInput):
        pane.take_errors(refusal.errors)
        return _drawn(request, place, pane, status=422)
    if isinstance(refusal, Stale):
        theirs = refusal.facts["theirs"]
        outcome_conflict.show(pane, theirs if isinstance(theirs, Mapping) else {}, request.POST)
    return _drawn(request, place, pane, refusal=refusal, status=409)


def _lost(request: HttpRequest, pane: Pane) -> list[str]:
    """Own texts whose parts somebody else deleted meanwhile."""
    sent = typed(request.POST)
    lost = (part_id for part_id in sent.texts if pane.control(part_id) not in pane.form.fields)
    return [text for one in lost if (text := sent.texts[one].strip()) and text != sent.seen.get(one)]


def _drawn(
    request: HttpRequest, place: Place, pane: Pane, *, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    outcomes = outcomes_of(place)
    editable = may_change(place)
    removed = place.application.removed
    key = f"{place.actor.person_id}/{place.case.pk}/{items.OUTCOMES.code}-{pane.part_id or 'calosc'}"
    context = {
        "place": place,
        "pane": pane,
        "form": pane.form,
        "refusal": refusal,
        "lost": _lost(request, pane) if refusal else [],
        "editable": editable,
        "size": size_words(outcomes),
        "tree": tree_of(place, outcomes, pane.part_id, pane.advice),
        "undo": _undo_label(place.application) if removed and editable else "",
        "undo_of_reading": undo_words(place.application),
        "undo_count": len(removed),
        "remark": place.corrections.get("learningOutcomes", "") or _colleague(place),
        "next": next_of(outcomes, pane.part_id),
        "moving": moving_of(outcomes, request.GET.get("przenies", "")) if editable else None,
        "happened": _happened(outcomes, request.GET.get("po", "")),
        "several": request.POST.get(SEVERAL, "") if status == 422 else "",
        "hints": hints(place.contents.description.level),
        "tab": request.POST.get("tab") or token_hex(8),
        "here": address(place),
        "key": key,
        "revision": request.POST.get("revision", str(revision_of(place.application, items.OUTCOMES.code))),
        **present(place, items.OUTCOMES.code),
    }
    return render(request, "applications/outcomes.html", context, status=status)


def _undo_label(application: Application) -> str:
    """„Cofnij usunięcie: efekt 1.2”, „Cofnij wczytanie treści (3 zestawy…)”.

    A reading after which the outcomes were changed is undone on the page of reading, no longer in the head.
    """
    words = undo_words(application)
    if not words:
        return f"Cofnij usunięcie: {application.removed[-1]['words']}"
    return f"Cofnij {words}" if is_as_taken(application) else ""


def _colleague(place: Place) -> str:
    tasks = (task for section in place.progress.sections for task in section.tasks)
    return next((task.remark for task in tasks if task.item is items.OUTCOMES), "")


_HAPPENED = {"moved": "Przeniesiono. Teraz to {}.", "copied": "Powielono. Kopia to {}.", "added": "Dodano {}."}


def _happened(outcomes: LearningOutcomes, after: str) -> str:
    """What the last button did, told from where the part stands now."""
    what, _, about = after.partition(":")
    if what not in _HAPPENED:
        return ""
    try:
        place, part = find(outcomes, about)
    except LookupError:
        return ""
    text = part.title if isinstance(part, OutcomeSet) else part.text
    quoted = f" „{text if len(text) < 60 else f'{text[:59]}…'}”" if text else ""
    return _HAPPENED[what].format(f"{place.words}{quoted}")
