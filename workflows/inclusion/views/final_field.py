"""One field of the final description: other words, with the justification of the change beside them."""

import json

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from applications.conflicts import digest, digests_from
from applications.fields import field
from applications.forms import drawn, item_form, raw_values
from applications.words import in_words
from institutions.access import rule
from kernel.refusals import InvalidInput, Refusal
from workflows.inclusion import final_editing
from workflows.inclusion.final_wording import CODES, must_be_given
from workflows.inclusion.views.final_place import (
    BASIS,
    REASON,
    WRITERS,
    Place,
    autosaved,
    conflicts_of,
    place_of,
)


@rule(*WRITERS, methods=("GET", "POST"), basis=BASIS)
def one_field(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Other words for one field, with the justification of the change beside it."""
    place = place_of(request, pk)
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
            return autosaved(place, None, seen, refusal)
        return _field_page(place, code, refusal)
    if place.is_swap():
        return autosaved(place, written, _seen_field(place, code))
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
        "conflicts": conflicts_of(refusal, {code: title}),
    }
    status = 200 if refusal is None else 422 if errors else 409
    return place.page("inclusion/final_field.html", title, status=status, **context)
