"""Similar qualifications of the register while C2 is written: found, compared side by side, named in the text."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applications import similar
from applications.views.place import ROLES, Place, place_of
from institutions.access import rule
from kernel.refusals import Refusal

BASIS = "art. 15 ust. 1 pkt 3; art. 18a"
TITLE = "Podobne kwalifikacje w rejestrze"


@rule(*ROLES, methods=("GET", "POST"), basis=BASIS, hidden=True)
def index(request: HttpRequest, case_id: int) -> HttpResponse:
    """The list; a posted code is named in the text of C2."""
    place = place_of(request, case_id)
    if request.method == "POST":
        return _link(request, place)
    context = {
        "place": place,
        "crumbs": place.crumbs(TITLE),
        "found": similar.similar(place.contents),
        "may_link": _may_link(place),
        "back_href": reverse("applications:item", args=[case_id, similar.ITEM]),
    }
    return render(request, "applications/similar.html", context)


@rule(*ROLES, basis=BASIS, hidden=True)
def compare(request: HttpRequest, case_id: int, code: str) -> HttpResponse:
    """One entry beside the qualification being described: levels, sizes, outcomes that share words."""
    place = place_of(request, case_id)
    comparison = similar.compare(place.contents, code)
    if comparison is None:
        raise Http404
    context = {
        "place": place,
        "crumbs": place.crumbs(TITLE, "Porównanie"),
        "comparison": comparison,
        "entry": comparison.likeness.entry,
        "mine": place.contents.description,
        "may_link": _may_link(place),
        "back_href": reverse("applications:similar", args=[case_id]),
    }
    return render(request, "applications/compare.html", context)


def _may_link(place: Place) -> bool:
    return place.may_edit and (place.case.is_draft or similar.FIELD in place.corrections)


def _link(request: HttpRequest, place: Place) -> HttpResponse:
    try:
        saved = similar.link(place.case, request.POST.get("code", ""), place.actor)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("applications:similar", place.case.pk)
    if saved is None:
        messages.info(request, "Ta kwalifikacja jest już wymieniona w tekście.")
    else:
        messages.success(request, "Dopisano kwalifikację do tekstu. Uzupełnij podobieństwa i różnice.")
    return redirect("applications:item", place.case.pk, similar.ITEM)
