"""Proceedings on inclusion and their consultations as anybody sees them (art. 19 ust. 1 i 2)."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.queries import final_description
from documents.queries import public_documents
from institutions.access import rule
from kernel import clock
from kernel.components import Crumb
from register import entry_view
from register.words import counted
from workflows.inclusion.consultation_public import Spots, counts_of, remarks_page, results_are_public
from workflows.inclusion.models import Publication
from workflows.inclusion.proceedings_public import (
    PublicProceedings,
    by_sign,
    consulted,
    found_by,
    public_view,
    stage_choices,
)

PAGE = 20


def crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb(_("Strona główna"), reverse("portal:home")), *more]


@rule("public", basis="art. 19 ust. 1")
def public_list(request: HttpRequest) -> HttpResponse:
    """All proceedings whose start was announced, the newest first; by stage and by text."""
    stage, text = request.GET.get("etap", ""), request.GET.get("q", "").strip()[:200]
    page = Paginator(found_by(stage, text), PAGE).get_page(request.GET.get("strona"))
    return render(
        request,
        "inclusion/public_list.html",
        {
            "page_obj": page,
            "rows": [public_view(opening) for opening in page],
            "stages": [(key, word, key == stage) for key, word in stage_choices()],
            "text": text,
            "filtered": bool(stage or text),
            "count_words": counted(page.paginator.count, _("postępowanie"), _("postępowania"), _("postępowań")),
            "crumbs": crumbs(Crumb(_("Postępowania"))),
        },
    )


@rule("public", basis="art. 19 ust. 2")
def consultations(request: HttpRequest) -> HttpResponse:
    """What may be commented on now, by last day, and what was said and concluded before."""
    today = clock.today()
    rows = [public_view(opening) for opening in consulted(open_on=today)]
    past = Paginator(consulted(past_on=today), PAGE).get_page(request.GET.get("strona"))
    return render(
        request,
        "inclusion/public_consultations.html",
        {
            "open": rows,
            "page_obj": past,
            "past": [(one, results_are_public(one.consultation)) for one in map(public_view, past)],
            "crumbs": crumbs(Crumb(_("Konsultacje"))),
        },
    )


@rule("public", basis="art. 19 ust. 1 i 2")
def public_case(request: HttpRequest, sign: str) -> HttpResponse:
    """One of them: the description as submitted, remarks on each part, conclusions, documents."""
    shown = by_sign(sign)
    if shown is None:
        raise Http404
    description = final_description(shown.case)
    counts = counts_of(shown.case) if shown.consultation else {}
    spots = Spots(shown.case, description, counts, open_now=shown.is_open_for_remarks)
    return render(
        request,
        "inclusion/public_case.html",
        {
            "shown": shown,
            "description": description,
            "spots": spots,
            "sets": spots.sets,
            "size": entry_view.size(description),
            "validation": entry_view.validation(description),
            "remarks": remarks_page(
                shown.case, spots.known, counts, request.GET.get("czesc"), request.GET.get("strona")
            ),
            "results": results_are_public(shown.consultation),
            "documents": list(public_documents(shown.case)),
            "entry_code": _entry_code(shown),
            "crumbs": crumbs(Crumb(_("Postępowania"), reverse("inclusion:public_list")), Crumb(sign)),
        },
    )


def _entry_code(shown: PublicProceedings) -> str:
    if not shown.is_included:
        return ""
    return Publication.objects.filter(case_id=shown.case.pk).latest("id").code
