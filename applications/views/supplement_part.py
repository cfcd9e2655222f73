"""One open part of the outcomes after a call: its texts, saved by themselves; nothing else can be changed here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from secrets import token_hex

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from applications import items, service
from applications.corrections import Correction, TargetState, corrections
from applications.describing import outcomes_of
from applications.differences import compared
from applications.opening import SYNTHESIS
from applications.pane_merging import Typed, standing
from applications.saving import revision_of
from applications.views.conflict import Conflict
from applications.views.outcome_conflict import conflict_of, decided
from applications.views.outcome_form import SEEN, TEXT
from applications.views.outcome_typed import fresh, typed
from applications.views.outcomes import gone_words
from applications.views.place import BASIS, ROLES, Place, place_of
from applications.views.supplement import SUPPLEMENT, kept
from cases.queries import status_of
from institutions.access import rule
from kernel.components import Diff
from kernel.refusals import InvalidInput, Refusal, Stale, WrongState
from register.outcomes import Criterion, Outcome, OutcomeSet


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the open part: what it is called, what it says, what is wrong with it, who else changed it."""

    id: str
    label: str
    value: str
    seen: str
    error: str = ""
    removable: bool = False
    conflict: Conflict | None = None

    @property
    def control(self) -> str:
        return self.id if self.id == SYNTHESIS else f"{TEXT}{self.id}"


@rule(*ROLES, methods=("GET", "POST"), basis=BASIS, hidden=True)
def part(request: HttpRequest, case_id: int, part_id: str) -> HttpResponse:
    """What was sent, the remark, and the texts of the part."""
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
    return _page(request, place, one, list(_texts(one)))


def _closed(request: HttpRequest, place: Place) -> HttpResponse:
    """The correction ended while somebody typed: the case went on, or its term has passed."""
    sentence = f"Poprawek nie można już zapisać. Etap sprawy: {status_of(place.case).word}."
    if _by_itself(request):
        return _not_saved(request, WrongState(sentence))
    texts = typed(request.POST).texts.values()
    return kept(request, place, sentence, {f"Tekst {number}": text for number, text in enumerate(texts, 1)})


def _posted(request: HttpRequest, place: Place, one: Correction) -> HttpResponse:
    """What was typed is saved first, then the button's own work is done."""
    sent = decided(_own(place, one, typed(request.POST)), request.POST)
    if _by_itself(request):
        return _saved_by_itself(request, place, one, sent)
    try:
        saved, _outcomes = service.save_pane(place.case, place.actor, sent)
        removed = _operate(request, place, one)
    except InvalidInput as refusal:
        return _page(request, place, one, list(_texts(one, request, refusal.errors)), status=422)
    except Refusal as refusal:
        return _refused(request, place, one, refusal)
    if saved.gone:
        messages.warning(request, gone_words(saved, sent))
    if request.POST.get("do", "").startswith(("add:", "drop:")):
        return redirect("applications:part", place.case.pk, one.target.partition(":")[2])
    messages.success(request, f"Usunięto: {one.label}." if removed else f"Zapisano: {one.label}.")
    return redirect(place.href)


def _by_itself(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))


def _saved_by_itself(request: HttpRequest, place: Place, one: Correction, sent: Typed) -> HttpResponse:
    """The small answer for the script; what is saved nowhere must not count as taken."""
    try:
        saved, outcomes = service.save_pane(place.case, place.actor, sent, partial=True)
    except Refusal as refusal:
        return _not_saved(request, refusal)
    labels = {text.id: text.label for text in _texts(one)}
    lost = any(saved.gone.values()) or bool(saved.errors)
    context = {
        "saved": saved,
        "fresh": fresh(outcomes, sent),
        "left": gone_words(saved, sent) if saved.gone else "",
        "unsaved": [labels[name] for name in saved.errors],
        "state": "partly" if lost else "saved",
        "page": None,
    }
    return render(request, "applications/outcomes_saved.html", context, status=422 if lost else 200)


def _not_saved(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    state = "conflict" if isinstance(refusal, Stale) else "refused"
    context = {"refusal": refusal, "state": state, "form_id": "poprawa", "page": None}
    return render(request, "applications/autosaved.html", context, status=409)


def _own(place: Place, one: Correction, sent: Typed) -> Typed:
    """Of what was sent the texts of this part, and of parts that are nowhere any more; never those of others."""
    known = {text.id for text in _texts(one)}
    others = set(standing(outcomes_of(place.application))[0]) - known
    return replace(sent, texts={name: text for name, text in sent.texts.items() if name not in others}, facts={})


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


def _refused(request: HttpRequest, place: Place, one: Correction, refusal: Refusal) -> HttpResponse:
    """The page with what was typed; what two people changed stands there with its choices."""
    theirs = refusal.facts.get("theirs") if isinstance(refusal, Stale) else None
    saved: Mapping[str, object] = theirs if isinstance(theirs, dict) else {}
    texts = [
        replace(text, conflict=conflict_of(text.control, text.label, str(saved[text.id]), request.POST))
        if text.id in saved
        else text
        for text in _texts(one, request)
    ]
    return _page(request, place, one, texts, refusal=refusal, status=409)


def _texts(
    one: Correction, request: HttpRequest | None = None, errors: Mapping[str, Sequence[str]] | None = None
) -> Iterator[Text]:
    """The texts of the part, with what was typed in them."""
    for part_id, label, stored, removable in _lines(one):
        text = Text(part_id, label, stored, stored, " ".join((errors or {}).get(part_id, ())), removable)
        if request is not None:
            value, seen = request.POST.get(text.control, stored), request.POST.get(f"{SEEN}{part_id}", stored)
            text = replace(text, value=value, seen=seen)
        yield text


def _lines(one: Correction) -> Iterator[tuple[str, str, str, bool]]:
    """Id, label, words of each text, and whether it may be deleted alone."""
    if one.target.endswith(f":{SYNTHESIS}"):
        yield SYNTHESIS, one.label, one.new, False
        return
    match one.part:
        case Criterion():
            yield one.part.id, one.label, one.part.text, False
        case Outcome():
            yield one.part.id, one.label, one.part.text, False
            yield from _criteria(one.part)
        case OutcomeSet():
            yield one.part.id, f"{one.label}: nazwa", one.part.title, False
            for number, outcome in enumerate(one.part.outcomes, 1):
                yield outcome.id, f"Efekt {number} zestawu", outcome.text, False
                yield from _criteria(outcome, f" efektu {number}")


def _criteria(outcome: Outcome, of: str = "") -> Iterator[tuple[str, str, str, bool]]:
    for number, one in enumerate(outcome.criteria, 1):
        yield one.id, f"Kryterium {number}{of}", one.text, True


def _page(
    request: HttpRequest,
    place: Place,
    one: Correction,
    texts: Sequence[Text],
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    now = str(revision_of(place.application, items.OUTCOMES.code))
    conflicts = any(text.conflict for text in texts)
    context = {
        "place": place,
        "crumbs": place.crumbs(one.label),
        "one": one,
        "texts": texts,
        "refusal": refusal,
        "conflicts": conflicts,
        "diff": Diff("Złożony wniosek", "Teraz", [compared(one.old, one.new)]) if one.old != one.new else None,
        "is_outcome": isinstance(one.part, Outcome),
        "basis": SUPPLEMENT,
        "failed": [text for text in texts if text.error],
        "tab": request.POST.get("tab", "")[:40] or token_hex(8),
        "revision": request.POST.get("revision", now),  # after a refusal what was shown before
    }
    return render(request, "applications/supplement_part.html", context, status=status)
