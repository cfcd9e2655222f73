"""The announcement as a file: the PDF as it would look, and the text to hand over for publication."""

from django.http import Http404, HttpRequest, HttpResponse

from auth.enums import Role
from cases.procedure import Procedure
from cases.views.opening import acting, opened
from documents.service import preview as preview_letter
from institutions.access import rule
from workflows.inclusion.announcement import Announcement
from workflows.inclusion.announcement_page import announcement_now, may_read
from workflows.inclusion.announcement_parts import plain_text

READERS = (Role.OFFICER, Role.DIRECTOR, Role.MINISTER)
BASIS = "art. 25 ust. 1–2"


def _opened(request: HttpRequest, pk: int) -> tuple[Procedure, Announcement]:
    case = opened(request, pk)
    data = announcement_now(case) if may_read(case, acting(request)) else None
    if data is None:
        raise Http404
    return case, data


@rule(*READERS, basis=BASIS)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The announcement as a PDF, marked as a draft; kept nowhere."""
    case, data = _opened(request, pk)
    answer = HttpResponse(preview_letter(case, "announcement", data=data), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="projekt-obwieszczenia-{case.pk}.pdf"'
    return answer


@rule(*READERS, basis=BASIS)
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """The announcement as plain text, without the markup of any editor."""
    case, data = _opened(request, pk)
    answer = HttpResponse(plain_text(data), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="obwieszczenie-{case.pk}.txt"'
    return answer
