"""Paste or load outcomes: what was read is shown first, and taken over by a second button. Files to work on outside."""

import json
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from applications import service
from applications.exporting import as_docx, as_xlsx, template
from applications.fact_words import SYNTHESIS, SYNTHESIS_LABEL
from applications.fields import field, fields_for
from applications.importing import FILE_LIMIT, Reading, Top, from_file, from_markup, from_text, reading_of
from applications.taking_over import Where, undo_words
from applications.views.outcome_tree import address
from applications.views.outcomes import may_change, outcomes_of
from applications.views.place import ROLES, Place, place_of
from applications.words import in_words, size_words
from institutions.access import rule
from kernel.refusals import InvalidInput, Refusal

BASIS: Final = "art. 9 ust. 1 pkt 1"
TOPS: Final[tuple[tuple[Top, str], ...]] = (
    ("auto", "rozpoznaj"),
    ("set", "zestawy"),
    ("outcome", "efekty"),
)
_TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_OPENED: Final = 5
"""Up to how many sets the preview shows unfolded."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What the page of reading was sent."""

    text: str = ""
    markup: str = ""
    top: Top = "auto"


@rule(*ROLES, methods=("GET", "POST"), basis=BASIS, hidden=True)
def load(request: HttpRequest, case_id: int) -> HttpResponse:
    """Asks for a text or a file, shows what it becomes, or takes it over."""
    place = place_of(request, case_id)
    if not may_change(place):
        messages.error(request, "Efektów uczenia się nie można teraz zmieniać.")
        return redirect(address(place))
    if request.method != "POST":
        return _drawn(request, place, Typed())
    if request.POST.get("do") == "take":
        return _taken(request, place)
    sent = _sent(request)
    try:
        return _drawn(request, place, sent, reading=_read(request, sent))
    except InvalidInput as refusal:
        return _drawn(request, place, sent, refusal=refusal, status=422)


def _sent(request: HttpRequest) -> Typed:
    top: Top = next((value for value, _words in TOPS if value == request.POST.get("poziom")), "auto")
    return Typed(request.POST.get("tekst", ""), request.POST.get("markup", ""), top)


def _read(request: HttpRequest, sent: Typed) -> Reading:
    """A chosen file goes before a pasted text; the markup of the clipboard belongs to an unchanged text."""
    upload = request.FILES.get("plik")
    if isinstance(upload, UploadedFile):
        too_large = upload.size is not None and upload.size > FILE_LIMIT
        data = b"x" * (FILE_LIMIT + 1) if too_large else upload.read()
        return from_file(upload.name or "", data, sent.top)
    return from_markup(sent.markup, sent.top) if sent.markup.strip() else from_text(sent.text, sent.top)


def _taken(request: HttpRequest, place: Place) -> HttpResponse:
    where: Where = "end"
    into = request.POST.get("gdzie", "end")
    if into == "replace":
        where = "replace"
    elif into.startswith("into:"):
        where = "into"
    try:
        reading = _kept(request)
        words = service.take_over(
            place.case,
            place.actor,
            reading,
            where,
            into=into.removeprefix("into:"),
            with_values="pola" in request.POST,
        )
    except Refusal as refusal:
        sent = _sent(request)
        kept = None if _is_unreadable(place, refusal) else _kept(request)
        return _drawn(request, place, sent, reading=kept, refusal=refusal, status=422)
    messages.success(request, f"Zapisano wczytaną treść: {words}. Możesz to cofnąć jednym przyciskiem.")
    return redirect(address(place, fokus="cofnij"))


def _is_unreadable(place: Place, refusal: Refusal) -> bool:
    """Whether the preview is not one of ours: damaged, or with a value that no reading gives."""
    ours = {"zrodlo", *(one.code for one in fields_for(place.case.kind))}
    return isinstance(refusal, InvalidInput) and any(
        path.split(".")[0] in ours or path in ours for path in refusal.errors
    )


def _kept(request: HttpRequest) -> Reading:
    try:
        kept: object = json.loads(request.POST.get("odczytane", ""))
    except (ValueError, RecursionError):
        kept = None
    return reading_of(kept)


def _drawn(
    request: HttpRequest,
    place: Place,
    sent: Typed,
    *,
    reading: Reading | None = None,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    outcomes = outcomes_of(place)
    context: dict[str, object] = {
        "place": place,
        "sent": sent,
        "tops": TOPS,
        "refusal": refusal,
        "sentences": [one for several in refusal.errors.values() for one in several]
        if isinstance(refusal, InvalidInput)
        else [refusal.sentence]
        if refusal
        else [],
        "reading": reading,
        "size": size_words(outcomes),
        "sets": [(one.id, f"{one.no}. {one.title}") for one in outcomes.sets],
        "editor": address(place),
        "undo_of_reading": undo_words(place.application),
    }
    if reading is not None:
        context |= {
            "kept": json.dumps(reading.kept(), ensure_ascii=False),
            "read_size": size_words(reading.outcomes),
            "values": _values(place, reading) if place.case.is_draft else [],
            "unfolded": len(reading.sets) <= _OPENED,
        }
    return render(request, "applications/outcomes_load.html", context, status=status)


def _values(place: Place, reading: Reading) -> list[tuple[str, str]]:
    """Label and words of the fields that were read; those that this kind of application does not have are left."""
    known = {one.code for one in fields_for(place.case.kind)}
    found = []
    for code, value in reading.values.items():
        if code == SYNTHESIS:
            found.append((SYNTHESIS_LABEL, str(value)))
        elif code in known:
            one = field(code)
            found.append((one.label_for(place.case.kind), in_words(one, value, None)))
    return found


@rule(*ROLES, basis=BASIS, hidden=True)
def export(request: HttpRequest, case_id: int, ending: str) -> HttpResponse:
    """The description as a file to work on in another program."""
    place = place_of(request, case_id)
    write = {"docx": as_docx, "xlsx": as_xlsx}.get(ending)
    if write is None:
        raise Http404
    description = place.contents.description
    data = write(description.model_dump(mode="json"), description.learning_outcomes, place.case.kind)
    return _file(data, f"opis-kwalifikacji-{case_id}.{ending}", ending)


@rule(*ROLES, basis=BASIS, hidden=True)
def empty(request: HttpRequest, case_id: int) -> HttpResponse:
    """The template to be filled in outside, with its instruction."""
    return _file(template(place_of(request, case_id).case.kind), "szablon-opisu-kwalifikacji.xlsx", "xlsx")


def _file(data: bytes, name: str, ending: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=_TYPES[ending], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
