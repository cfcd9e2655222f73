"""Screens of the Stakeholder Council: what waits for its opinion, the materials of a case, sittings and agendas."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from applications.queries import answers_of_snapshot, final_description, last_snapshot
from auth.enums import Role
from cases.models import Case
from cases.panels import step_address
from cases.queries import is_only_informed
from cases.views.opening import acting, opened
from institutions.access import rule
from institutions.account import frame_of
from kernel import clock
from kernel.components import Crumb
from kernel.refusals import Refusal
from workflows.inclusion import agenda, sittings
from workflows.inclusion.forms.sitting import SittingForm
from workflows.inclusion.models import AgendaItem, CouncilSitting, TeamOpinion
from workflows.inclusion.publication_text import framework_name
from workflows.inclusion.states import State

BASIS: Final = "art. 21a ust. 3"
TITLE: Final = "Rada Interesariuszy"
MOST_OFFERED: Final = 30
"""Cases offered for an agenda at once, those that wait the longest."""


@rule(Role.COUNCIL_MEMBER, basis=BASIS)
def council(request: HttpRequest) -> HttpResponse:
    """The cases that wait, the sittings to come and those held, the opinions given."""
    actor, today = acting(request), clock.today()
    found = list(agenda.sittings())
    context = {
        "frame": frame_of(actor),
        "crumbs": [Crumb(TITLE)],
        "matters": agenda.matters(actor),
        "coming": [one for one in reversed(found) if one.on >= today],
        "held": [one for one in found if one.on < today],
        "given": agenda.opinions_given(),
        "today": today,
    }
    return render(request, "inclusion/council.html", context)


@rule(Role.COUNCIL_MEMBER, methods=("GET", "POST"), basis=BASIS)
def edit(request: HttpRequest, sitting_id: int | None = None) -> HttpResponse:
    """Calls a sitting, or changes its day, place and notes."""
    actor = acting(request)
    row = get_object_or_404(CouncilSitting, pk=sitting_id) if sitting_id else CouncilSitting()
    form = SittingForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            kept = sittings.save(form.save(commit=False), actor)
        except Refusal as refusal:
            form.add_error("on", refusal.sentence)
        else:
            messages.success(request, "Zapisano posiedzenie.")
            return redirect("inclusion:council_sitting", kept.pk)
    heading = "Zmiana posiedzenia" if sitting_id else "Nowe posiedzenie"
    back = reverse("inclusion:council_sitting", args=[sitting_id]) if sitting_id else reverse("inclusion:council")
    context = {
        "frame": frame_of(actor),
        "actor": actor,
        "crumbs": [Crumb(TITLE, reverse("inclusion:council")), Crumb(heading)],
        "heading": heading,
        "form": form,
        "back": back,
        "sitting_id": sitting_id or 0,
    }
    return render(request, "inclusion/council_edit.html", context)


@rule(Role.COUNCIL_MEMBER, basis=BASIS)
def sitting(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The agenda in its order, what was adopted, the notes."""
    actor = acting(request)
    row = get_object_or_404(CouncilSitting, pk=sitting_id)
    points = agenda.points(row, actor)
    there = {point.item.case_id for point in points}
    more = [one for one in agenda.matters(actor) if one.case.pk not in there]
    context = {
        "frame": frame_of(actor),
        "crumbs": [Crumb(TITLE, reverse("inclusion:council")), Crumb("Posiedzenie")],
        "sitting": row,
        "points": points,
        "more": more[:MOST_OFFERED],
        "left_out": max(len(more) - MOST_OFFERED, 0),
    }
    return render(request, "inclusion/council_sitting.html", context)


@rule(Role.COUNCIL_MEMBER, methods=("POST",), basis=BASIS)
def add(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """Puts cases on the agenda."""
    row = get_object_or_404(CouncilSitting, pk=sitting_id)
    chosen = [int(one) for one in request.POST.getlist("sprawa") if one.isascii() and one.isdigit() and len(one) < 18]
    if sittings.add(row, acting(request), chosen):
        messages.success(request, "Uzupełniono porządek obrad.")
    else:
        messages.error(request, "Zaznacz co najmniej jedną sprawę, która czeka na opinię Rady.")
    return redirect("inclusion:council_sitting", row.pk)


@rule(Role.COUNCIL_MEMBER, methods=("POST",), basis=BASIS)
def change(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    """Moves a point up, or takes it off the agenda."""
    item = get_object_or_404(AgendaItem, pk=item_id, sitting_id=sitting_id)
    if request.POST.get("do") == "up":
        sittings.move_up(item)
    else:
        try:
            sittings.remove(item)
            messages.success(request, "Zdjęto sprawę z porządku obrad.")
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
    return redirect("inclusion:council_sitting", sitting_id)


@rule(Role.COUNCIL_MEMBER, basis=BASIS)
def materials(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything on which the Council gives its opinion, on one page to read and to print."""
    actor, case = acting(request), opened(request, pk)
    if is_only_informed(actor, case):
        raise Http404
    version = last_snapshot(case)
    opinions = list(TeamOpinion.objects.filter(case_id=case.pk).order_by("second", "id"))
    context = {
        "frame": frame_of(actor),
        "crumbs": [Crumb(TITLE, reverse("inclusion:council")), Crumb(f"Materiały {case}")],
        "case": case,
        "matter": agenda.matter_of(case),
        "opinions": [_readable(one, _texts(case)) for one in opinions],
        "sections": answers_of_snapshot(version) if version else [],
        "version": version,
        "may_decide": case.state == State.RI_OPINION,
        "positive": step_address(case.pk, "opinion_positive"),
        "negative": step_address(case.pk, "opinion_negative"),
    }
    return render(request, "inclusion/council_materials.html", context)


def _texts(case: Case) -> dict[str, str]:
    sets = final_description(case).learning_outcomes.sets
    return {outcome.id: outcome.text for one in sets for outcome in one.outcomes}


def _readable(opinion: TeamOpinion, texts: dict[str, str]) -> dict[str, Any]:  # a template's context
    return {
        "row": opinion,
        "outcomes": [texts[one] for one in opinion.outcomes if one in texts],
        "frameworks": [(framework_name(one["framework"]), one["level"]) for one in opinion.sqf],
    }
