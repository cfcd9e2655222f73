"""The final description on one person's page: who may change it, its frame, the answers to what saves itself."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from applications.differences import compared
from applications.fields import field
from applications.words import in_words
from auth.enums import Role
from cases.procedure import Procedure
from cases.views.opening import acting, opened
from institutions.account import frame_of
from institutions.actor import Actor
from kernel.components import Crumb, Diff
from kernel.refusals import InvalidInput, Refusal, Stale
from workflows.inclusion.decision_draft import draft_of
from workflows.inclusion.decision_page import page_address
from workflows.inclusion.decision_writing import CLOSED, Written, refusal_of
from workflows.inclusion.final_wording import CODES, Wording, final, submitted
from workflows.inclusion.models import DecisionDraft
from workflows.inclusion.states import State

BASIS: Final = "art. 21b ust. 2 pkt 1"
READERS: Final = (Role.OFFICER, Role.DIRECTOR, Role.MINISTER)
WRITERS: Final = (Role.OFFICER, Role.MINISTER)
REASON: Final = "powod-"
"""Before the target of a difference: the name of the field with its justification."""


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


def place_of(request: HttpRequest, pk: int) -> Place:
    """Raises Http404 where no final description is fixed: before the evaluation and for others than the ministry."""
    place = Place(request, acting(request), opened(request, pk))
    if place.case.state != State.EVALUATION:
        raise Http404
    return place


def autosaved(
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


def conflicts_of(refusal: Refusal | None, labels: Mapping[str, str]) -> list[Diff]:
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


def part_address(place: Place, part_id: str) -> str:
    return reverse("inclusion:final_part", args=[place.case.pk, part_id])
