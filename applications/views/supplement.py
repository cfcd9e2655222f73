"""The supplement: every remark of the call with its state, old and new words, a correction or an explanation."""

from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applications import service
from applications.corrections import Correction, TargetState, corrections
from applications.differences import compared
from applications.views.place import ROLES, Place, number_of, place_of
from cases.queries import clock as terms_of
from institutions.access import rule
from kernel.components import Diff, StatusTag
from kernel.refusals import Refusal
from kernel.text import plural

SUPPLEMENT: Final = "art. 18 ust. 4"
_STATUS: Final = {
    TargetState.OPEN: StatusTag(TargetState.OPEN.value, tone="bad", icon="warn"),
    TargetState.CHANGED: StatusTag(TargetState.CHANGED.value, tone="ok", icon="check"),
    TargetState.EXPLAINED: StatusTag(TargetState.EXPLAINED.value, tone="ok", icon="check"),
    TargetState.REMOVED: StatusTag(TargetState.REMOVED.value, tone="ok", icon="check"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One remark as the list draws it."""

    number: int
    correction: Correction
    status: StatusTag
    href: str
    diff: Diff | None

    @property
    def anchor(self) -> str:
        return f"uwaga-{self.number}"

    @property
    def removed(self) -> bool:
        return self.correction.state is TargetState.REMOVED


def page(request: HttpRequest, place: Place) -> HttpResponse:
    """The list of remarks: home of a correction (`applications:tasks` leads here while a call is open)."""
    found = corrections(place.case)
    context = {
        "place": place,
        "crumbs": place.crumbs(),
        "lines": [_line(place, number, one) for number, one in enumerate(found, 1)],
        "progress": progress_words(found),
        "left": sum(not one.is_answered for one in found),
        "missing": place.progress.missing,
        "terms": [term for term in terms_of(place.case) if term.is_running],
        "basis": SUPPLEMENT,
    }
    return render(request, "applications/supplement.html", context)


def progress_words(found: list[Correction]) -> str:
    """„Odpowiedź na 2 z 3 uwag”: an explained remark is answered too, though nothing was corrected."""
    done, total = sum(one.is_answered for one in found), len(found)
    noun = plural(total, "uwagi", "uwag", "uwag")
    return f"Odpowiedź na {done} z {total} {noun}"


def _line(place: Place, number: int, one: Correction) -> Line:
    diff = None
    if one.old != one.new:
        diff = Diff("Złożony wniosek", "Teraz", [compared(one.old, one.new)])
    href = "" if one.state is TargetState.REMOVED else _href(place, one)
    return Line(number, one, _STATUS[one.state], href, diff)


def _href(place: Place, one: Correction) -> str:
    if one.is_part:
        return reverse("applications:part", args=[place.case.pk, one.target.partition(":")[2]])
    if one.field.kind == "outcomes":
        return reverse("applications:outcomes", args=[place.case.pk])
    return reverse("applications:item", args=[place.case.pk, one.field.item])


@rule(*ROLES, methods=("POST",), basis=SUPPLEMENT, hidden=True)
def explain(request: HttpRequest, case_id: int) -> HttpResponse:
    """Keeps the explanation of one remark."""
    place, target = place_of(request, case_id), request.POST.get("target", "")
    try:
        service.explain(place.case, target, request.POST.get("text", ""), place.actor)
    except Refusal as refusal:
        return kept(request, place, refusal.sentence, {"Wyjaśnienie": request.POST.get("text", "")})
    else:
        messages.success(request, "Zapisano wyjaśnienie. Trafi do podmiotu prowadzącego ZRK z poprawionym wnioskiem.")
    number = next((n for n, one in enumerate(corrections(place.case), 1) if one.target == target), 0)
    return redirect(f"{place.href}#uwaga-{number}" if number else place.href)


@rule(*ROLES, methods=("POST",), basis=SUPPLEMENT, hidden=True)
def restore(request: HttpRequest, case_id: int) -> HttpResponse:
    """Brings the part back that was deleted last, or what stood there before a text was loaded."""
    place = place_of(request, case_id)
    try:
        undone = service.undo_last(place.case, place.actor, shown=number_of(request.POST.get("ile", "")))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, f"Przywrócono {undone.words}.")
    return redirect(place.href)


def kept(request: HttpRequest, place: Place, sentence: str, texts: dict[str, str]) -> HttpResponse:
    """What was typed and could not be kept, so that it can be copied."""
    context = {
        "place": place,
        "crumbs": place.crumbs("Nie zapisano"),
        "sentence": sentence,
        "texts": [(label, text) for label, text in texts.items() if text.strip()],
    }
    return render(request, "applications/supplement_refused.html", context, status=409)
