"""The draft as a file for whoever has no account: the board, the lawyer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from applications.checking import Standing, is_circulated
from applications.draft_pdf import Standpoint, draft_pdf
from applications.views.place import BASIS, ROLES, Place, place_of
from documents.pdf import RenderingFailed
from institutions.access import rule

FORMER = "Wniosek jest złożony. Jego treść masz w aktach jako dokument."


@rule(*ROLES, basis=BASIS, hidden=True)
def download(request: HttpRequest, case_id: int) -> HttpResponse:
    """The PDF of the draft as it is at this moment; of a sent application there is the document itself."""
    place = place_of(request, case_id)
    if not place.case.is_draft:
        messages.info(request, FORMER)
        return redirect("applications:submitted", case_id)
    missing = tuple(f"{one.sentence} ({one.basis})" for one in place.progress.missing)
    try:
        content = draft_pdf(place.contents, Standpoint(missing, _checked(place)))
    except RenderingFailed:
        messages.error(request, "Nie udało się przygotować pliku. Treść wniosku jest bezpieczna. Spróbuj za chwilę.")
        return redirect(place.href)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="projekt-wniosku-{case_id}.pdf"'
    return answer


def _checked(place: Place) -> str:
    """What the print says of the check inside the organisation."""
    if not is_circulated(place.case):
        return "nie dotyczy (wniosek osoby fizycznej)"
    if place.circulation.standing is Standing.WRITING:
        return "nikt jeszcze nie sprawdzał"
    return place.circulation.standing.value
