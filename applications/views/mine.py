"""My organisation's drafts and applications; a new one; a draft thrown away."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applications import queries, service
from applications.drafting import applicant_of
from applications.models import Application
from applications.views.place import BASIS, LIST, ROLES, place_of
from cases.enums import CaseKind
from cases.queries import outward_status
from institutions.access import rule
from institutions.actor import Actor
from institutions.middleware import actor_of
from kernel.components import Crumb, StatusTag
from kernel.refusals import Refusal

PAGE = 20


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of application as the choice explains it; `why` says why this organisation cannot begin it."""

    code: str
    title: str
    circle: str
    basis: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One application on the list."""

    application: Application
    href: str
    title: str
    kind: str
    status: StatusTag


_CIRCLES: Sequence[tuple[str, str, str, str]] = (
    (
        CaseKind.INC_FM,
        "Kwalifikacja wolnorynkowa",
        (
            "Nie reguluje jej inna ustawa. Wniosek składa każdy, kto prowadzi zorganizowaną działalność w gospodarce, "
            "na rynku pracy, w edukacji lub szkoleniach – także osoba fizyczna."
        ),
        "art. 14",
    ),
    (
        CaseKind.INC_SEC,
        "Kwalifikacja sektorowa",
        (
            "Odpowiada na potrzeby sektora. Wniosek składa organizacja ogólnopolska działająca w sektorze na podstawie "
            "jednej z ustaw z art. 15a albo sektorowa rada do spraw kompetencji."
        ),
        "art. 15a",
    ),
)


@rule(*ROLES, basis=BASIS)
def index(request: HttpRequest) -> HttpResponse:
    """What this organisation writes and has sent, and how to begin."""
    actor = _actor(request)
    page = Paginator(queries.mine(actor), PAGE).get_page(request.GET.get("strona"))
    context = {
        "crumbs": [Crumb(LIST)],
        "page": page,
        "rows": [_row(one) for one in page.object_list],
        "kinds": _kinds(actor),
    }
    return render(request, "applications/mine.html", context)


@rule(*ROLES, methods=("POST",), basis=BASIS)
def start(request: HttpRequest) -> HttpResponse:
    """Begins a draft of the chosen kind."""
    kind = request.POST.get("kind", "")
    if kind not in CaseKind.values:
        messages.error(request, "Wybierz, jaki wniosek chcesz zacząć.")
        return redirect("applications:mine")
    try:
        case = service.open_draft_once(kind, _actor(request))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("applications:mine")
    return redirect("applications:tasks", case.pk)


@rule(*ROLES, methods=("GET", "POST"), basis=BASIS, hidden=True)
def delete(request: HttpRequest, case_id: int) -> HttpResponse:
    """Asks once more, then removes the draft with everything in it."""
    place = place_of(request, case_id)
    if request.method == "POST":
        try:
            service.delete_draft(place.case, place.actor)
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
            return redirect(place.href)
        messages.success(request, "Szkic usunięto.")
        return redirect("applications:mine")
    context = {"place": place, "crumbs": place.crumbs("Usunięcie szkicu")}
    return render(request, "applications/delete.html", context)


def _actor(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    assert actor is not None  # the rule lets nobody else in
    return actor


def _row(one: Application) -> Row:
    case = one.case
    status = outward_status(case)
    return Row(
        one,
        reverse("applications:tasks", args=[case.pk]),
        case.title or "Wniosek bez nazwy",
        CaseKind(case.kind).label,
        StatusTag(status.word, status.legal, status.tone, status.icon),
    )


def _kinds(actor: Actor) -> list[Kind]:
    found = []
    for code, title, circle, basis in _CIRCLES:
        try:
            applicant_of(actor, code)
        except Refusal as refusal:
            found.append(Kind(code, title, circle, basis, refusal.sentence))
        else:
            found.append(Kind(code, title, circle, basis))
    return found
