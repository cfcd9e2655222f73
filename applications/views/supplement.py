"""The supplement: every remark of the call with its state, old and new words, a correction or an explanation."""

from dataclasses import dataclass
from typing import Final, Protocol

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applications import service
from applications.corrections import Correction, TargetState, corrections
from applications.differences import compared
from applications.opening import SYNTHESIS
from applications.views.place import BASIS, ROLES, Place, place_of
from cases.queries import clock as terms_of, status_of
from institutions.access import rule
from kernel.components import Diff, StatusTag
from kernel.refusals import InvalidInput, Refusal
from kernel.text import plural
from register.outcomes import Criterion, Outcome, OutcomeSet

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
        return _kept(request, place, refusal.sentence, {"Wyjaśnienie": request.POST.get("text", "")})
    else:
        messages.success(request, "Zapisano wyjaśnienie. Trafi do podmiotu prowadzącego ZRK z poprawionym wnioskiem.")
    number = next((n for n, one in enumerate(corrections(place.case), 1) if one.target == target), 0)
    return redirect(f"{place.href}#uwaga-{number}" if number else place.href)


@rule(*ROLES, methods=("POST",), basis=SUPPLEMENT, hidden=True)
def restore(request: HttpRequest, case_id: int) -> HttpResponse:
    """Brings the part back that was deleted last, or what stood there before a text was loaded."""
    place = place_of(request, case_id)
    try:
        undone = service.undo_last(place.case, place.actor)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, f"Przywrócono {undone.words}.")
    return redirect(place.href)


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the open part: its id, what it is called, what it says, what is wrong with it."""

    id: str
    label: str
    value: str
    stored: str
    error: str = ""
    removable: bool = False


class TextMaker(Protocol):
    """Makes a text of a part with what was typed in it."""

    def __call__(self, part_id: str, label: str, value: str, *, removable: bool = False) -> Text: ...


@rule(*ROLES, methods=("GET", "POST"), basis=BASIS, hidden=True)
def part(request: HttpRequest, case_id: int, part_id: str) -> HttpResponse:
    """One open part of the outcomes: what was sent, the remark, and its texts; nothing else can be changed here."""
    place = place_of(request, case_id)
    if not place.is_correction:
        return _closed(request, place) if request.method == "POST" else redirect("applications:submitted", case_id)
    one = next((one for one in corrections(place.case) if one.is_part and one.target.endswith(f":{part_id}")), None)
    if one is None:
        raise Http404
    if one.state is TargetState.REMOVED:
        return redirect(place.href)
    if request.method == "POST":
        return _posted(request, place, one)
    return _part_page(request, place, one, _texts(one))


def _closed(request: HttpRequest, place: Place) -> HttpResponse:
    """The correction ended while somebody typed: the case went on, or its term has passed."""
    sentence = f"Poprawek nie można już zapisać. Etap sprawy: {status_of(place.case).word}."
    fields = ((key, request.POST[key]) for key in request.POST if f"seen-{key}" in request.POST)
    return _kept(request, place, sentence, {f"Tekst {n}": text for n, (_key, text) in enumerate(fields, 1)})


def _kept(request: HttpRequest, place: Place, sentence: str, texts: dict[str, str]) -> HttpResponse:
    """What was typed and could not be kept, so that it can be copied."""
    context = {
        "place": place,
        "crumbs": place.crumbs("Nie zapisano"),
        "sentence": sentence,
        "texts": [(label, text) for label, text in texts.items() if text.strip()],
    }
    return render(request, "applications/supplement_refused.html", context, status=409)


def _posted(request: HttpRequest, place: Place, one: Correction) -> HttpResponse:
    """What was typed is saved first, then the button's own work is done."""
    known = [text.id for text in _texts(one)]
    typed = {part_id: request.POST[part_id] for part_id in known if part_id in request.POST}
    seen = {part_id: request.POST[f"seen-{part_id}"] for part_id in typed if f"seen-{part_id}" in request.POST}
    try:
        service.rename_parts(place.case, place.actor, typed, seen=seen)
        removed = _operate(request, place, one)
    except InvalidInput as refusal:
        return _part_page(request, place, one, _texts(one, typed, refusal.errors), status=422)
    except Refusal as refusal:
        return _part_page(request, place, one, _texts(one, typed), refusal=refusal, status=409)
    if request.POST.get("do", "").startswith(("add:", "drop:")):
        return redirect("applications:part", place.case.pk, one.target.partition(":")[2])
    messages.success(request, f"Usunięto: {one.label}." if removed else f"Zapisano: {one.label}.")
    return redirect(place.href)


def _operate(request: HttpRequest, place: Place, one: Correction) -> bool:
    """Adds or deletes a criterion, or deletes the part. Returns whether the part is gone."""
    what, _, about = request.POST.get("do", "").partition(":")
    match what:
        case "add":
            service.add_part(place.case, place.actor, about)
        case "drop":
            service.remove_part(place.case, place.actor, about)
        case "remove":
            service.remove_part(place.case, place.actor, one.target.partition(":")[2])
            return True
    return False


def _texts(
    one: Correction, typed: dict[str, str] | None = None, errors: dict[str, list[str]] | None = None
) -> list[Text]:
    def text(part_id: str, label: str, value: str, *, removable: bool = False) -> Text:
        said = (typed or {}).get(part_id, value)
        return Text(part_id, label, said, value, " ".join((errors or {}).get(part_id, [])), removable)

    found: list[Text] = []
    if one.target.endswith(f":{SYNTHESIS}"):
        return [text(SYNTHESIS, one.label, one.new)]
    match one.part:
        case Criterion():
            found = [text(one.part.id, one.label, one.part.text)]
        case Outcome():
            found = [text(one.part.id, one.label, one.part.text), *_criteria(one.part, text)]
        case OutcomeSet():
            found = [text(one.part.id, f"{one.label}: nazwa", one.part.title)]
            for o, outcome in enumerate(one.part.outcomes, 1):
                found += [
                    text(outcome.id, f"Efekt {o} zestawu", outcome.text),
                    *_criteria(outcome, text, f" efektu {o}"),
                ]
    return found


def _criteria(outcome: Outcome, text: TextMaker, of: str = "") -> list[Text]:
    return [text(one.id, f"Kryterium {c}{of}", one.text, removable=True) for c, one in enumerate(outcome.criteria, 1)]


def _part_page(
    request: HttpRequest,
    place: Place,
    one: Correction,
    texts: list[Text],
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "place": place,
        "crumbs": place.crumbs(one.label),
        "one": one,
        "texts": texts,
        "refusal": refusal,
        "diff": Diff("Złożony wniosek", "Teraz", [compared(one.old, one.new)]) if one.old != one.new else None,
        "is_outcome": isinstance(one.part, Outcome),
        "basis": SUPPLEMENT,
        "failed": [text for text in texts if text.error],
    }
    return render(request, "applications/supplement_part.html", context, status=status)
