"""The final description (art. 21b ust. 2 pkt 1): its differences side by side, their reasons, the whole of it."""

import json
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from applications.conflicts import digest, digests_from
from applications.opening import SYNTHESIS
from applications.words import in_words
from institutions.access import rule
from kernel.components import Diff
from kernel.refusals import Refusal
from workflows.inclusion import final_editing
from workflows.inclusion.decision_draft import differences_of
from workflows.inclusion.final_differences import Difference, nodes
from workflows.inclusion.final_wording import CODES, final_fields
from workflows.inclusion.views.final_place import (
    BASIS,
    READERS,
    REASON,
    Place,
    autosaved,
    conflicts_of,
    part_address,
    place_of,
)


@rule(*READERS, methods=("GET", "POST"), basis=BASIS)
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """Every difference with its justification, and the whole description with the ways to change it."""
    place = place_of(request, pk)
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
            return autosaved(place, None, seen, refusal)
        return _overview(place, refusal=refusal, typed=reasons, status=409)
    if place.is_swap():
        return autosaved(place, written, _seen_reasons(place))
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
        "synthesis_href": part_address(place, SYNTHESIS),
        "sets": [(one, part_address(place, one.id)) for one in place.now.description.learning_outcomes.sets],
        "gone_sets": _gone_sets(place),
        "seen_words": json.dumps(_seen_reasons(place), separators=(",", ":")),
        "refusal": refusal.sentence if refusal else "",
        "conflicts": conflicts_of(refusal, {one.target: one.title for one in found}),
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
        return part_address(place, SYNTHESIS)
    known = nodes(place.now.description.learning_outcomes)
    while part_id in known and known[part_id].parent:
        part_id = known[part_id].parent
    return part_address(place, part_id) if part_id in known else ""


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
