"""The editor of learning outcomes: the tree on the left, one set or outcome on the right. Every operation is a POST."""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applications import items, outcome_edit, service
from applications.completeness import missing
from applications.outcome_edit import Place as PartPlace, places
from applications.views.outcome_form import (
    SYNTHESIS,
    Pane,
    fresh_texts,
    kinds_posted,
    pane_of,
    seen_posted,
    texts_posted,
)
from applications.views.place import ROLES, Place, place_of
from applications.words import size_words
from institutions.access import rule
from kernel.refusals import InvalidInput, Refusal, Stale
from register.outcomes import LearningOutcomes, Outcome, OutcomeSet


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the tree."""

    number: str
    text: str
    href: str
    current: bool
    gaps: int
    below: tuple["Branch", ...] = ()


@rule(*ROLES, methods=("GET", "POST"), basis="art. 9 ust. 1 pkt 1", hidden=True)
def editor(request: HttpRequest, case_id: int) -> HttpResponse:
    """Shows the part named by `?czesc=`, or saves the pane and does what its button says."""
    place = place_of(request, case_id)
    if request.method == "POST":
        return _posted(request, place)
    pane = pane_of(_outcomes(place), request.GET.get("czesc", ""))
    if "nowe" in request.GET:
        pane.focus_new()
    return _drawn(request, place, pane)


def _outcomes(place: Place) -> LearningOutcomes:
    return place.contents.description.learning_outcomes


def _posted(request: HttpRequest, place: Place) -> HttpResponse:
    """First what was typed is saved, then the operation is done: no button loses text."""
    part = request.POST.get("czesc", "")
    try:
        _save(request, place)
    except Refusal as refusal:
        if getattr(request, "htmx", False):
            return render(request, "applications/autosaved.html", {"refusal": refusal, "page": None})
        return _refused(request, place, part, refusal)
    if getattr(request, "htmx", False):
        return _autosaved(request, case_id=place.case.pk)
    try:
        target = _operate(request, place, part)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        target = part
    if request.POST.get("do") == "list":
        messages.success(request, "Zapisano efekty uczenia się.")
        return redirect(f"{place.href}#czesc-{items.OUTCOMES.code}")
    return redirect(_href(place, target, request.POST.get("do", "")))


def _save(request: HttpRequest, place: Place) -> None:
    texts, seen, tab = texts_posted(request.POST), seen_posted(request.POST), request.POST.get("tab", "")[:40]
    if SYNTHESIS in request.POST:
        text = str(request.POST[SYNTHESIS])
        service.synthesise(place.case, place.actor, text, seen=seen.get(SYNTHESIS), tab=tab)
    if texts:
        kinds = kinds_posted(request.POST)
        service.rename_parts(place.case, place.actor, texts, seen=seen, kinds=kinds, tab=tab)


def _autosaved(request: HttpRequest, case_id: int) -> HttpResponse:
    place = place_of(request, case_id)
    context = {
        "saved": {"at": place.application.changed_at},
        "fresh": _fresh(request, _outcomes(place)),
        "page": None,
    }
    return render(request, "applications/autosaved.html", context)


def _fresh(request: HttpRequest, outcomes: LearningOutcomes) -> dict[str, str]:
    """What counts as seen by the open page from now on."""
    synthesis = {SYNTHESIS: outcomes.synthesis} if SYNTHESIS in request.POST else {}
    return synthesis | fresh_texts(outcomes, texts_posted(request.POST))


def _operate(request: HttpRequest, place: Place, part: str) -> str:
    """Does what the button says. Returns the id of the part to show afterwards."""
    what, _, about = request.POST.get("do", "").partition(":")
    case, actor = place.case, place.actor
    match what:
        case "add":
            made = service.add_part(case, actor, about)
            return part if about and about == part and _is_outcome(place, part) else made
        case "up" | "down":
            service.move_part(case, actor, about, -1 if what == "up" else 1)
        case "remove":
            removed = service.remove_part(case, actor, about)
            messages.info(request, f"Usunięto {removed.words}. Możesz to cofnąć przyciskiem „Cofnij usunięcie”.")
            return removed.parent if about == part else part
        case "undo":
            removed = service.undo_removal(case, actor)
            messages.success(request, f"Przywrócono {removed.words}.")
            return part or (str(removed.part["id"]) if removed.kind != "criterion" else removed.parent)
        case "show":
            return about
    return part


def _is_outcome(place: Place, part: str) -> bool:
    """A new criterion is typed where its outcome is; a new set or outcome opens its own pane."""
    try:
        where, _part = outcome_edit.find(_outcomes(place), part)
    except LookupError:
        return False
    return where.kind == "outcome"


def _href(place: Place, part: str, do: str = "") -> str:
    """The address of the pane of a part; after adding the new part has the cursor, after moving it is in sight."""
    what, _, about = do.partition(":")
    query = {"czesc": part} if part else {}
    if what == "add":
        query["nowe"] = "1"
    anchor = f"#{about}" if what in {"up", "down"} else "#edycja" if part and what != "add" else ""
    address = reverse("applications:outcomes", args=[place.case.pk])
    return f"{address}?{urlencode(query)}{anchor}" if query else f"{address}{anchor}"


def _refused(request: HttpRequest, place: Place, part: str, refusal: Refusal) -> HttpResponse:
    """The pane again, with what was typed."""
    pane = pane_of(_outcomes(place), part)
    pane.keep(request.POST)
    status = 409
    if isinstance(refusal, InvalidInput):
        pane.take_errors(refusal.errors)
        status = 422
    elif isinstance(refusal, Stale):
        theirs = refusal.facts["theirs"]
        pane.take_theirs(theirs if isinstance(theirs, Mapping) else {})
    return _drawn(request, place, pane, refusal=None if status == 422 else refusal, status=status)


def _drawn(
    request: HttpRequest, place: Place, pane: Pane, *, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    outcomes = _outcomes(place)
    gaps = _gaps(place)
    editable = place.may_edit and (place.case.is_draft or "learningOutcomes" in place.corrections)
    removed = place.application.removed
    context = {
        "place": place,
        "pane": pane,
        "form": pane.form,
        "refusal": refusal,
        "editable": editable,
        "size": size_words(outcomes),
        "tree": _tree(place, outcomes, pane.part_id, gaps),
        "gaps": sum(gaps.values()),
        "undo": removed[-1]["words"] if removed and editable else "",
        "remark": place.corrections.get("learningOutcomes", "") or _colleague(place),
        "next": _next(place, outcomes, pane.part_id),
        "tab": request.POST.get("tab") or token_hex(8),
        "here": _href(place, ""),
    }
    return render(request, "applications/outcomes.html", context, status=status)


def _colleague(place: Place) -> str:
    tasks = (task for section in place.progress.sections for task in section.tasks)
    return next((task.remark for task in tasks if task.item is items.OUTCOMES), "")


def _gaps(place: Place) -> dict[tuple[int, int], int]:
    """How many things each set (s, -1) and outcome (s, o) lacks, counted from the paths of completeness."""
    found: dict[tuple[int, int], int] = {}
    for one in missing(place.contents.circumstances, place.contents.description, {}):
        steps = one.path.split(".")
        if steps[:2] != ["learning_outcomes", "sets"] or len(steps) < 4:
            continue
        outcome = int(steps[4]) if len(steps) > 5 and steps[3] == "outcomes" else -1
        key = (int(steps[2]), outcome)
        found[key] = found.get(key, 0) + 1
    return found


def _tree(place: Place, outcomes: LearningOutcomes, current: str, gaps: Mapping[tuple[int, int], int]) -> list[Branch]:
    return [
        Branch(
            str(one.no),
            one.title or "Zestaw bez nazwy",
            _href(place, one.id),
            one.id == current,
            gaps.get((s, -1), 0),
            tuple(_leaf(place, one, s, o, outcome, current, gaps) for o, outcome in enumerate(one.outcomes)),
        )
        for s, one in enumerate(outcomes.sets)
    ]


def _leaf(
    place: Place,
    one: OutcomeSet,
    s: int,
    o: int,
    outcome: Outcome,
    current: str,
    gaps: Mapping[tuple[int, int], int],
) -> Branch:
    return Branch(
        f"{one.no}.{o + 1}",
        outcome.text or "Efekt bez treści",
        _href(place, outcome.id),
        outcome.id == current,
        gaps.get((s, o), 0),
    )


def _next(place: Place, outcomes: LearningOutcomes, current: str) -> Branch | None:
    """The set or outcome after this one, to go on without the tree."""
    order: list[tuple[PartPlace, OutcomeSet | Outcome]] = [
        (where, part) for where, part in places(outcomes) if isinstance(part, OutcomeSet | Outcome)
    ]
    ids = [part.id for _where, part in order]
    position = ids.index(current) + 1 if current in ids else 0
    if position >= len(order):
        return None
    where, part = order[position]
    return Branch(where.words, "", part.id, False, 0)
