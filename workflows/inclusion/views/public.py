"""Proceedings on inclusion as anybody sees them (art. 19 ust. 1)."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.queries import public_documents
from institutions.access import rule
from kernel import clock
from kernel.components import Crumb
from workflows.inclusion.models import Publication
from workflows.inclusion.proceedings_public import PublicProceedings, by_sign, opened, public_view

PAGE = 20


@rule("public", basis="art. 19 ust. 1")
def public_list(request: HttpRequest) -> HttpResponse:
    """All proceedings whose start was announced, the newest first."""
    page = Paginator(opened(), PAGE).get_page(request.GET.get("strona"))
    return render(
        request,
        "inclusion/public_list.html",
        {
            "page_obj": page,
            "rows": [public_view(opening) for opening in page],
            "crumbs": [Crumb(_("Strona główna"), reverse("portal:home")), Crumb(_("Postępowania"))],
        },
    )


@rule("public", basis="art. 19 ust. 1")
def public_case(request: HttpRequest, sign: str) -> HttpResponse:
    """One of them with its public documents."""
    shown = by_sign(sign)
    if shown is None:
        raise Http404
    return render(
        request,
        "inclusion/public_case.html",
        {
            "shown": shown,
            "documents": list(public_documents(shown.case)),
            "entry_code": _entry_code(shown),
            "today": clock.today(),
            "crumbs": [
                Crumb(_("Strona główna"), reverse("portal:home")),
                Crumb(_("Postępowania"), reverse("inclusion:public_list")),
                Crumb(sign),
            ],
        },
    )


def _entry_code(shown: PublicProceedings) -> str:
    if not shown.is_included:
        return ""
    return Publication.objects.filter(case_id=shown.case.pk).latest("id").code
