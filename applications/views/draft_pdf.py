"""The draft as a file for whoever has no account: the board, the lawyer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from applications import draft_file
from applications.views.place import BASIS, ROLES, place_of
from institutions.access import rule

FORMER = "Wniosek jest złożony. Jego treść masz w aktach jako dokument."


@rule(*ROLES, methods=("GET", "POST"), basis=BASIS, hidden=True)
def download(request: HttpRequest, case_id: int) -> HttpResponse:
    """The PDF of the draft as it is now, when the worker has made it; a post asks for it."""
    place = place_of(request, case_id)
    if not place.case.is_draft:
        messages.info(request, FORMER)
        return redirect("applications:submitted", case_id)
    if request.method == "POST":
        draft_file.order(place.application, place.entries)
        messages.success(request, "Przygotowujemy plik. Pobierzesz go w panelu „Cały wniosek w jednym pliku”.")
        return redirect(place.href)
    content = draft_file.content_of(place.application, place.entries)
    if content is None:
        messages.info(request, "Tego pliku jeszcze nie ma. Przygotuj go w panelu „Cały wniosek”.")
        return redirect(place.href)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="projekt-wniosku-{case_id}.pdf"'
    return answer
