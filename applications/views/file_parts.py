"""Files that come in parts, for static/uploading.js: what is there, start, parts, finish, giving up.

    POST   …/pliki/<field>/        name, size, head[, replaces]  → {id, offset}
    PUT    …/pliki/<field>/<id>/   bytes, header Upload-Offset   → {offset}
    POST   …/pliki/<field>/<id>/   sha256                        → {}
    DELETE …/pliki/<field>/<id>/                                 → {}

A refusal is {error} with its sentence (422, 403, 404), or 409 with the `offset` to go on from.
"""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from applications import service
from applications.field import Field
from applications.fields import fields_for
from applications.queries import coming_files
from applications.views.place import BASIS, ROLES, Place, place_of
from applications.views.uploads import attached_files
from institutions.access import rule
from kernel.refusals import InvalidInput, NotYourStep, Refusal, Stale
from kernel.text import clean

LONGEST_NUMBER = 10
DIGEST = 64


@rule(*ROLES, methods=("GET", "POST"), basis=BASIS, hidden=True)
@never_cache
def files(request: HttpRequest, case_id: int, code: str) -> HttpResponse:
    """The list of the field's files as it is now; posted to, the beginning of an upload."""
    place = place_of(request, case_id)
    one = _field(place, code)
    if request.method == "POST":
        return _answered(lambda: _begun(request, place, code))
    coming = coming_files(place.case, code, place.actor) if place.may_edit else ()
    context = {"attached": attached_files(place.contents, one, coming), "may_edit": place.may_edit}
    answer = render(request, "applications/attached_files.html", context)
    answer["X-CSRFToken"] = get_token(request)  # a new one after a new sign-in, so that an open page can go on
    return answer


@rule(*ROLES, methods=("PUT", "POST", "DELETE"), basis=BASIS, hidden=True)
def upload(request: HttpRequest, case_id: int, code: str, upload_id: UUID) -> HttpResponse:
    """One part, the end, or giving up."""
    place = place_of(request, case_id)
    _field(place, code)
    match request.method:
        case "PUT":
            return _answered(lambda: _received(request, place, code, upload_id))
        case "POST":
            return _answered(lambda: _finished(request, place, code, upload_id))
    return _answered(lambda: _given_up(place, code, upload_id))


def _field(place: Place, code: str) -> Field:
    found = next((one for one in fields_for(place.case.kind) if one.code == code and one.is_file), None)
    if found is None:
        raise Http404
    return found


def _answered(do: Callable[[], dict[str, object]]) -> JsonResponse:
    try:
        return JsonResponse(do())
    except Stale as refusal:
        return JsonResponse({"offset": refusal.facts["offset"]}, status=409)
    except InvalidInput as refusal:
        return JsonResponse({"error": next(iter(refusal.errors.values()))[0]}, status=422)
    except NotYourStep as refusal:
        return JsonResponse({"error": refusal.sentence}, status=403)
    except Refusal as refusal:
        return JsonResponse({"error": refusal.sentence}, status=422)


def _begun(request: HttpRequest, place: Place, code: str) -> dict[str, object]:
    replaces = request.POST.get("replaces", "")
    begun = service.begin_upload(
        place.case,
        code,
        place.actor,
        name=request.POST.get("name", ""),
        size=_number(request.POST.get("size", "")),
        head=clean(request.POST.get("head", ""))[:DIGEST],
        replaces=_number(replaces) if replaces else None,
    )
    return {"id": str(begun.pk), "offset": begun.received}


def _received(request: HttpRequest, place: Place, code: str, upload_id: UUID) -> dict[str, object]:
    offset = _number(request.headers.get("Upload-Offset", ""))
    taken = service.receive_part(place.case, code, upload_id, offset, request.body, place.actor)
    return {"offset": taken.received}


def _finished(request: HttpRequest, place: Place, code: str, upload_id: UUID) -> dict[str, object]:
    service.finish_upload(place.case, code, upload_id, request.POST.get("sha256", ""), place.actor)
    return {}


def _given_up(place: Place, code: str, upload_id: UUID) -> dict[str, object]:
    service.cancel_upload(place.case, code, upload_id, place.actor)
    return {}


def _number(text: str) -> int:
    """A number of bytes or of a row; whatever is none is 0, which no file has."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 0
