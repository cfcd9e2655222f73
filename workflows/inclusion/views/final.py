"""The final description (art. 21b ust. 2 pkt 1): differences side by side with their reasons; editing its parts."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applications.conflicts import digest, digests_from
from applications.differences import compared
from applications.fields import field
from applications.forms import drawn, item_form, raw_values
from applications.opening import SYNTHESIS
from applications.words import in_words
from auth.enums import Role
from cases.procedure import Procedure
from cases.views.opening import acting, opened
from institutions.access import rule
from institutions.account import frame_of
from institutions.actor import Actor
from kernel.components import Crumb, Diff
from kernel.refusals import InvalidInput, Refusal, Stale
from register.outcomes import OutcomeSet
from workflows.inclusion import final_editing
from workflows.inclusion.decision_draft import differences_of, draft_of
from workflows.inclusion.decision_page import page_address
from workflows.inclusion.decision_writing import CLOSED, Written, refusal_of
from workflows.inclusion.final_differences import Difference, nodes
from workflows.inclusion.final_wording import CODES, Wording, final, final_fields, must_be_given, submitted
from workflows.inclusion.models import DecisionDraft
from workflows.inclusion.states import State

BASIS: Final = "art. 21b ust. 2 pkt 1"
READERS: Final = (Role.OFFICER, Role.DIRECTOR, Role.MINISTER)
WRITERS: Final = (Role.OFFICER, Role.MINISTER)
REASON: Final = "powod-"
TEXT: Final = "tekst-"


@dataclass(frozen=True, slots=True)
class Place:
    """The final description of one case, on one person's page."""

    request: HttpRequest
    actor: Actor
    case: Procedure

    @property
    def draft(self) -> DecisionDraft | None:
        return draft_of(self.case)

    @property
    def old(self) -> Wording:
        return submitted(self.case)

    @property
    def now(self) -> Wording:
        return final(self.case, self.draft)

    @property
    def why_closed(self) -> str:
        """Why nothing may be changed now; empty when it may."""
        refusal = refusal_of(self.case, self.actor)
        if refusal is not None:
            return refusal.sentence
        return CLOSED if self.draft is not None and self.draft.is_sent else ""

    def page(self, template: str, title: str, *, status: int = 200, **more: Any) -> HttpResponse:  # its context
        back = reverse("cases:case", kwargs={"pk": self.case.pk})
        overview = reverse("inclusion:final", args=[self.case.pk])
        crumbs = [Crumb("Sprawy", reverse("cases:queue")), Crumb(str(self.case), back)]
        crumbs += [Crumb("Projekt rozstrzygnięcia", page_address(self.case.pk))]
        crumbs += [Crumb("Opis ostateczny", overview)] if title != "Opis ostateczny" else []
        context = {
            "frame": frame_of(self.actor),
            "actor": self.actor,
            "case": self.case,
            "crumbs": [*crumbs, Crumb(title)],
            "title": title,
            "draft_href": page_address(self.case.pk),
            "final_href": overview,
            "why_closed": self.why_closed,
            "tab": self.request.POST.get("tab", "")[:40] or token_hex(8),
            **more,
        }
        return render(self.request, template, context, status=status)

    def is_swap(self) -> bool:
        return self.request.headers.get("HX-Request") == "true"


def _place(request: HttpRequest, pk: int) -> Place:
    """Raises Http404 where no final description is fixed: before the evaluation and for others than the ministry."""
    place = Place(request, acting(request), opened(request, pk))
    if place.case.state != State.EVALUATION:
        raise Http404
    return place


def _autosaved(
    place: Place, written: Written | None, seen: Mapping[str, str], refusal: Refusal | None = None
) -> HttpResponse:
    """A small answer for the script."""
    state = "saved" if refusal is None else "conflict" if isinstance(refusal, Stale) else "refused"
    wrong = isinstance(refusal, InvalidInput)
    context = {
        "saved": written,
        "refusal": refusal,
        "state": state,
        "form_id": "opis",
        "seen_words": json.dumps(dict(seen), separators=(",", ":")),
    }
    return render(
        place.request,
        "inclusion/decision_saved.html",
        context,
        status=200 if refusal is None else 422 if wrong else 409,
    )


# --- all differences ----------------------------------------------------------------------------


@rule(*READERS, methods=("GET", "POST"), basis=BASIS)
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """Every difference with its justification, and the whole description with the ways to change it."""
    place = _place(request, pk)
    if request.method != "POST":
        return _overview(place)
    reasons = {
        name.removeprefix(REASON): text
        for name, text in request.POST.items()
        if name.startswith(REASON) and isinstance(text, str)
    }
    seen = digests_from(request.POST.get("widziane", ""))
    undone = request.POST.get("cofnij", "")
    try:
        written = final_editing.give_reasons(place.case, place.actor, reasons, seen=seen)
        if undone:
            final_editing.undo(place.case, place.actor, undone)
    except Refusal as refusal:
        if place.is_swap():
            return _autosaved(place, None, seen, refusal)
        return _overview(place, refusal=refusal, typed=reasons, status=409)
    if place.is_swap():
        return _autosaved(place, written, _seen_reasons(place))
    messages.success(request, "Cofnięto zmianę." if undone else "Zapisano uzasadnienia.")
    return redirect("inclusion:final", pk=pk)


def _seen_reasons(place: Place) -> dict[str, str]:
    draft = place.draft
    return {
        one.target: digest(draft.reasons.get(one.target, "")) if draft else "-"
        for one in differences_of(place.case, draft)
    }


def _overview(
    place: Place, *, refusal: Refusal | None = None, typed: Mapping[str, str] | None = None, status: int = 200
) -> HttpResponse:
    draft = place.draft
    found = differences_of(place.case, draft)
    stored: Mapping[str, str] = draft.reasons if draft else {}
    rows = [_row(place, one, stored, typed or {}, at) for at, one in enumerate(found, 1)]
    context = {
        "rows": rows,
        "unjustified": [row for row in rows if not row["stored"]],
        "elements": _elements(place, {one.target for one in found}),
        "outcomes": place.now.description.learning_outcomes,
        "synthesis_href": _part_address(place, SYNTHESIS),
        "sets": [(one, _part_address(place, one.id)) for one in place.now.description.learning_outcomes.sets],
        "gone_sets": _gone_sets(place),
        "seen_words": json.dumps(_seen_reasons(place), separators=(",", ":")),
        "refusal": refusal.sentence if refusal else "",
    }
    return place.page("inclusion/final.html", "Opis ostateczny", status=status, **context)


def _row(
    place: Place, one: Difference, stored: Mapping[str, str], typed: Mapping[str, str], number: int
) -> dict[str, Any]:  # a row of the template
    return {
        "difference": one,
        "number": number,
        "name": f"{REASON}{one.target}",
        "reason": typed.get(one.target, stored.get(one.target, "")),
        "stored": str(stored.get(one.target, "")).strip(),
        "diff": Diff("We wniosku", "W opisie ostatecznym", [one.row]),
        "href": _address(place, one.target),
    }


def _address(place: Place, target: str) -> str:
    """Where the element of a difference is changed; empty for one that is gone."""
    code, _colon, part_id = target.partition(":")
    if code in CODES:
        return reverse("inclusion:final_field", args=[place.case.pk, code])
    if part_id == SYNTHESIS:
        return _part_address(place, SYNTHESIS)
    known = nodes(place.now.description.learning_outcomes)
    while part_id in known and known[part_id].parent:
        part_id = known[part_id].parent
    return _part_address(place, part_id) if part_id in known else ""


def _part_address(place: Place, part_id: str) -> str:
    return reverse("inclusion:final_part", args=[place.case.pk, part_id])


def _elements(place: Place, changed: set[str]) -> list[dict[str, Any]]:  # rows of the template
    kind = place.case.kind
    return [
        {
            "label": one.label_for(kind),
            "row": one.row,
            "basis": one.basis_for(kind),
            "words": in_words(one, place.now.value(one)),
            "href": reverse("inclusion:final_field", args=[place.case.pk, one.code]),
            "changed": one.code in changed,
        }
        for one in final_fields()
    ]


def _gone_sets(place: Place) -> int:
    now = {one.id for one in place.now.description.learning_outcomes.sets}
    return sum(one.id not in now for one in place.old.description.learning_outcomes.sets)


# --- one field ----------------------------------------------------------------------------------


@rule(*WRITERS, methods=("GET", "POST"), basis=BASIS)
def one_field(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Other words for one field, with the justification of the change beside it."""
    place = _place(request, pk)
    if code not in CODES:
        raise Http404
    if request.method != "POST":
        return _field_page(place, code)
    raw, seen = raw_values([field(code)], request.POST), digests_from(request.POST.get("widziane", ""))
    reasons = {code: request.POST.get(f"{REASON}{code}", "")}
    try:
        written = final_editing.change_fields(place.case, place.actor, raw, seen=seen)
        final_editing.give_reasons(place.case, place.actor, reasons)
    except Refusal as refusal:
        if place.is_swap():
            return _autosaved(place, None, seen, refusal)
        return _field_page(place, code, refusal)
    if place.is_swap():
        return _autosaved(place, written, _seen_field(place, code))
    messages.success(request, f"Zapisano: {field(code).label_for(place.case.kind)}.")
    return redirect("inclusion:final", pk=pk)


def _seen_field(place: Place, code: str) -> dict[str, str]:
    return {code: digest(place.now.value(field(code)))}


def _field_page(place: Place, code: str, refusal: Refusal | None = None) -> HttpResponse:
    one, kind, now, old = field(code), place.case.kind, place.now, place.old
    form = item_form(
        [one],
        kind,
        {code: now.value(one)},
        choices={},
        required=frozenset({code} if must_be_given(one, kind) else ()),
        data=place.request.POST if refusal else None,
    )
    errors = refusal.errors if isinstance(refusal, InvalidInput) else {}
    if refusal:
        form.take_errors(errors)
    title = one.label_for(kind)
    draft = place.draft
    stored = draft.reasons.get(code, "") if draft else ""
    context = {
        "form": form,
        "drawn": drawn(form, [one], kind, {}),
        "submitted_words": in_words(one, old.value(one)),
        "basis": one.basis_for(kind),
        "reason_name": f"{REASON}{code}",
        "reason": place.request.POST.get(f"{REASON}{code}", stored) if refusal else stored,
        "seen_words": json.dumps(_seen_field(place, code), separators=(",", ":")),
        "here": reverse("inclusion:final_field", args=[place.case.pk, code]),
        "keep": code,
        "refusal": "" if errors or refusal is None else refusal.sentence,
        "conflicts": _conflicts(refusal, {code: title}),
    }
    status = 200 if refusal is None else 422 if errors else 409
    return place.page("inclusion/final_field.html", title, status=status, **context)


def _conflicts(refusal: Refusal | None, labels: Mapping[str, str]) -> list[Diff]:
    """Both texts of everything that two people changed."""
    if not isinstance(refusal, Stale):
        return []
    theirs, mine = refusal.facts.get("theirs"), refusal.facts.get("mine")
    assert isinstance(theirs, dict)
    assert isinstance(mine, dict)
    return [
        Diff("Zapisany", "Twój", [compared(_said(key, theirs[key]), _said(key, mine[key]), labels.get(key, ""))])
        for key in mine
    ]


def _said(key: str, value: object) -> str:
    return in_words(field(key), value) if key in CODES else str(value or "")


# --- one set of outcomes, or the synthesis -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A part of the set on the page: its text, and what may be done with it."""

    part_id: str
    label: str
    text: str
    depth: int
    error: str = ""
    changed: bool = False

    @property
    def name(self) -> str:
        return f"{TEXT}{self.part_id}"


@rule(*WRITERS, methods=("GET", "POST"), basis=BASIS)
def part(request: HttpRequest, pk: int, part_id: str) -> HttpResponse:
    """Other words for a set with what stands in it, removal and order; or for the synthesis."""
    place = _place(request, pk)
    if part_id != SYNTHESIS and not _is_set(place, part_id):
        raise Http404
    if request.method != "POST":
        return _part_page(place, part_id)
    texts = {
        name.removeprefix(TEXT): text
        for name, text in request.POST.items()
        if name.startswith(TEXT) and isinstance(text, str)
    }
    seen = digests_from(request.POST.get("widziane", ""))
    try:
        written = final_editing.change_parts(place.case, place.actor, texts, seen=seen)
        _operate(place, request.POST.get("do", ""))
    except Refusal as refusal:
        if place.is_swap():
            return _autosaved(place, None, seen, refusal)
        return _part_page(place, part_id, refusal, texts)
    if place.is_swap():
        return _autosaved(place, written, _seen_parts(place, part_id))
    return _after(place, part_id, request.POST.get("do", ""))


def _is_set(place: Place, part_id: str) -> bool:
    node = nodes(place.now.description.learning_outcomes).get(part_id)
    return node is not None and isinstance(node.part, OutcomeSet)


def _operate(place: Place, do: str) -> None:
    what, _colon, which = do.partition(":")
    if what == "usun":
        final_editing.remove_part(place.case, place.actor, which)
    elif what == "wyzej":
        final_editing.move_part(place.case, place.actor, which, -1)
    elif what == "nizej":
        final_editing.move_part(place.case, place.actor, which, 1)


def _after(place: Place, part_id: str, do: str) -> HttpResponse:
    """Where the page goes on: the same set while it is there and something was done in it."""
    what, _colon, which = do.partition(":")
    if what in {"usun", "wyzej", "nizej"}:
        done = "Usunięto z opisu ostatecznego." if what == "usun" else "Zmieniono kolejność."
        messages.success(place.request, f"{done} Uzasadnij tę różnicę na stronie opisu ostatecznego.")
        if part_id == SYNTHESIS or _is_set(place, part_id):
            anchor = "" if what == "usun" else f"#czesc-{which}"
            return redirect(f"{_part_address(place, part_id)}{anchor}")
        return redirect("inclusion:final", pk=place.case.pk)
    messages.success(place.request, "Zapisano. Uzasadnij różnice, które powstały.")
    return redirect("inclusion:final", pk=place.case.pk)


def _part_ids(place: Place, part_id: str) -> list[str]:
    if part_id == SYNTHESIS:
        return [SYNTHESIS]
    known = nodes(place.now.description.learning_outcomes)
    return [key for key, _depth in _below(known, part_id)]


def _below(known: Mapping[str, Any], part_id: str) -> Iterator[tuple[str, int]]:  # nodes by id
    """The set and everything in it, with the depth of each."""
    yield part_id, 0
    for key, node in known.items():
        if node.parent == part_id:
            yield key, 1
            yield from ((inner, 2) for inner, one in known.items() if one.parent == key)


def _seen_parts(place: Place, part_id: str) -> dict[str, str]:
    texts = final_editing.texts_of(place.now)
    return {key: digest(texts[key]) for key in _part_ids(place, part_id)}


def _part_page(
    place: Place, part_id: str, refusal: Refusal | None = None, typed: Mapping[str, str] | None = None
) -> HttpResponse:
    lines = list(_lines(place, part_id, refusal, typed or {}))
    title = "Syntetyczna charakterystyka" if part_id == SYNTHESIS else lines[0].label
    errors = refusal.errors if isinstance(refusal, InvalidInput) else {}
    context = {
        "lines": lines,
        "is_set": part_id != SYNTHESIS,
        "part_id": part_id,
        "seen_words": json.dumps(_seen_parts(place, part_id), separators=(",", ":")),
        "here": _part_address(place, part_id),
        "refusal": "Popraw zaznaczone miejsca." if errors else refusal.sentence if refusal else "",
        "conflicts": _conflicts(refusal, {line.part_id: line.label for line in lines}),
    }
    status = 200 if refusal is None else 422 if errors else 409
    return place.page("inclusion/final_part.html", title, status=status, **context)


def _lines(place: Place, part_id: str, refusal: Refusal | None, typed: Mapping[str, str]) -> Iterator[Line]:
    errors = refusal.errors if isinstance(refusal, InvalidInput) else {}
    texts, before = final_editing.texts_of(place.now), final_editing.texts_of(place.old)
    known = nodes(place.now.description.learning_outcomes)
    rows = [(SYNTHESIS, 0)] if part_id == SYNTHESIS else list(_below(known, part_id))
    for key, depth in rows:
        place_words = known[key].place if key in known else "syntetyczna charakterystyka"
        yield Line(
            key,
            f"{place_words[:1].upper()}{place_words[1:]}",
            typed.get(key, texts[key]),
            depth,
            " ".join(errors.get(key, [])),
            texts[key] != before.get(key),
        )
