"""Writer → checker → signatory inside the organisation: acts of the draft history, each one POST."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from applications import service
from applications.views.place import BASIS, ROLES, Place, place_of
from institutions.access import rule
from kernel.refusals import Refusal


@rule(*ROLES, methods=("POST",), basis=BASIS, hidden=True)
def hand_over(request: HttpRequest, case_id: int) -> HttpResponse:
    """The writer asks for a check."""
    text = request.POST.get("text", "")
    return _done(
        request,
        case_id,
        lambda place: service.hand_over(place.case, place.actor, text=text),
        "Przekazano wniosek do sprawdzenia.",
    )


@rule(*ROLES, methods=("POST",), basis=BASIS, hidden=True)
def return_draft(request: HttpRequest, case_id: int) -> HttpResponse:
    """The checker sends a part back with a remark."""
    text, item = request.POST.get("text", ""), request.POST.get("item", "")
    return _done(
        request,
        case_id,
        lambda place: service.return_draft(place.case, place.actor, text=text, item=item),
        "Zwrócono wniosek do poprawy.",
    )


@rule(*ROLES, methods=("POST",), basis=BASIS, hidden=True)
def approve(request: HttpRequest, case_id: int) -> HttpResponse:
    """The checker says that the draft may be signed."""
    return _done(
        request,
        case_id,
        lambda place: service.approve_draft(place.case, place.actor),
        "Wniosek sprawdzono. Może go złożyć osoba podpisująca.",
    )


def _done(request: HttpRequest, case_id: int, act: Callable[[Place], object], words: str) -> HttpResponse:
    place = place_of(request, case_id)
    try:
        act(place)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, words)
    return redirect(place.href)
