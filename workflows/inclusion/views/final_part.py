"""A set of outcomes in the final description, or the synthesis: words, removal, order."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from applications.conflicts import digest, digests_from
from applications.opening import SYNTHESIS
from institutions.access import rule
from kernel.refusals import InvalidInput, Refusal
from register.outcomes import OutcomeSet
from workflows.inclusion import final_editing
from workflows.inclusion.final_differences import nodes
from workflows.inclusion.views.final_place import (
    BASIS,
    WRITERS,
    Place,
    autosaved,
    conflicts_of,
    part_address,
    place_of,
)

TEXT: Final = "tekst-"
"""Before the id of a part: the name of the field with its words."""


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
    place = place_of(request, pk)
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
            return autosaved(place, None, seen, refusal)
        return _part_page(place, part_id, refusal, texts)
    if place.is_swap():
        return autosaved(place, written, _seen_parts(place, part_id))
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
            return redirect(f"{part_address(place, part_id)}{anchor}")
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
        "here": part_address(place, part_id),
        "refusal": "Popraw zaznaczone miejsca." if errors else refusal.sentence if refusal else "",
        "conflicts": conflicts_of(refusal, {line.part_id: line.label for line in lines}),
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
