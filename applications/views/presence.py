"""Who else is in this application, asked for by open pages every 20 seconds."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from applications.fields import items_for
from applications.presence import arrive, leave, others
from applications.views.place import BASIS, ROLES, Place, place_of
from institutions.access import rule


@rule(*ROLES, basis=BASIS, hidden=True)
def everywhere(request: HttpRequest, case_id: int) -> HttpResponse:
    """For the task list: who is in which part."""
    place = place_of(request, case_id)
    return render(request, "applications/present.html", present(place))


@rule(*ROLES, methods=("POST",), basis=BASIS, hidden=True)
def here(request: HttpRequest, case_id: int, item: str) -> HttpResponse:
    """A sign of life from an open part (or its last one), answered with who else is there."""
    place = place_of(request, case_id)
    if item not in {one.code for one in items_for(place.case.kind)}:
        raise Http404
    if "wychodzi" in request.POST:
        leave(place.case, item, place.actor)
        return HttpResponse(status=204)
    if place.may_edit:
        arrive(place.case, item, place.actor)
    return render(request, "applications/present.html", present(place, item))


def present(place: Place, item: str = "") -> dict[str, object]:
    """What the pages show of the others."""
    titles = {one.code: one.title for one in items_for(place.case.kind)}
    return {
        "present": [(one, titles.get(one.item, "")) for one in others(place.case, place.actor, item)],
        "present_item": item,
    }
