"""The library of remarks: every reviewer reads it, the head of unit adds, changes and retires texts."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from auth.enums import Role
from cases.views.opening import acting
from institutions.access import rule
from institutions.account import frame_of
from kernel.components import Crumb
from workflows.inclusion import review_library
from workflows.inclusion.forms.remark import LibraryForm
from workflows.inclusion.models import LibraryRemark
from workflows.inclusion.rules import RULES

BASIS: Final = "art. 18 ust. 4"
TITLE: Final = "Biblioteka uwag"


@rule(Role.REVIEWER, Role.HEAD_OF_UNIT, basis=BASIS)
def library(request: HttpRequest) -> HttpResponse:
    """The texts by rule; `q` searches in them."""
    actor, query = acting(request), request.GET.get("q", "")
    found = review_library.texts("", query)
    groups = [(rule_, [one for one in found if one.rule == rule_.code]) for rule_ in RULES]
    context = {
        "frame": frame_of(actor),
        "crumbs": [Crumb(TITLE)],
        "groups": [(rule_, group) for rule_, group in groups if group],
        "q": query,
        "count": len(found),
        "keeper": actor.is_operator and actor.has(Role.HEAD_OF_UNIT),
    }
    return render(request, "inclusion/library.html", context)


@rule(Role.HEAD_OF_UNIT, methods=("GET", "POST"), basis=BASIS)
def edit(request: HttpRequest, text_id: int | None = None) -> HttpResponse:
    """Adds or changes a text."""
    actor = acting(request)
    row = get_object_or_404(LibraryRemark, pk=text_id, retired_at=None) if text_id else LibraryRemark()
    review_library.require_keeper(actor)
    form = LibraryForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        review_library.save(form.save(commit=False), actor)
        messages.success(request, "Zapisano wzór uwagi.")
        return redirect("inclusion:library")
    heading = "Zmiana wzoru" if text_id else "Nowy wzór"
    context = {
        "frame": frame_of(actor),
        "crumbs": [Crumb(TITLE, reverse("inclusion:library")), Crumb(heading)],
        "form": form,
        "heading": heading,
        "row": row if text_id else None,
    }
    return render(request, "inclusion/library_edit.html", context)


@rule(Role.HEAD_OF_UNIT, methods=("POST",), basis=BASIS)
def retire(request: HttpRequest, text_id: int) -> HttpResponse:
    """Takes a text out of use."""
    row = get_object_or_404(LibraryRemark, pk=text_id, retired_at=None)
    review_library.retire(row, acting(request))
    messages.success(request, f"Wycofano wzór „{row.title}”. Uwagi, które z niego powstały, zostają.")
    return redirect("inclusion:library")
