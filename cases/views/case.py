"""The case page (screens 02 and 02b): what may be done next, the clock, tabs and who takes part."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from cases import panels, queries
from cases.next_steps import next_steps
from cases.outward import status_for, turn_for
from cases.parties import parties
from cases.procedure import Procedure
from cases.statuses import tag_of
from cases.views.course import LATEST, ONLY, moments
from cases.views.opening import acting, opened
from cases.waiting import next_milestone, waits_of
from institutions.access import rule
from institutions.account import frame_of
from institutions.actor import Actor
from kernel.components import Crumb, Remark, Tab

OVERVIEW = "Przegląd"


@rule("signed_in", basis="sprawa widoczna dla osoby")
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The overview: next steps, clock, panels of the rooms above, the latest events, the parties."""
    actor, shown = acting(request), opened(request, pk)
    entries = queries.timeline(shown, actor)
    terms, waits = queries.clock(shown), waits_of(shown, actor)
    context = {
        **frame(shown, actor, current=""),
        "steps": next_steps(shown, actor, [one.step for one in waits]),
        "waits": waits,
        "why_here": shown.reasons.get(shown.state, "") if waits else "",
        "next_milestone": next_milestone(shown, actor) if waits else None,
        "terms": terms,
        "running": [term for term in terms if term.is_running] or terms[:1],
        "other_terms": [term for term in terms if not term.is_running][0 if _any_running(terms) else 1 :],
        "panels": _drawn(request, shown, actor, "main"),
        "side_panels": _drawn(request, shown, actor, "aside"),
        "latest": moments(entries, terms, limit=LATEST),
        "parties": parties(shown, actor),
        "remarks": _notes(entries),
        "with_contact": not queries.is_official(actor),
        "informed": queries.is_only_informed(actor, shown),
    }
    return render(request, "cases/case.html", context)


@rule("signed_in", basis="sprawa widoczna dla osoby")
def tab(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One part of the case; its address is the state of the page."""
    actor, shown = acting(request), opened(request, pk)
    found = next((one for one in panels.tabs(shown, actor) if one.slug == slug), None)
    if found is None:
        raise Http404
    terms = queries.clock(shown)
    chosen = request.GET.get("pokaz", "")
    drawn = {"case": shown, "chosen": chosen if chosen in ONLY else "", **found.build(shown, actor)}
    context = {
        **frame(shown, actor, current=slug),
        "nearest": next((term for term in terms if term.is_running), None),
        "turn": None if queries.is_only_informed(actor, shown) else turn_for(shown, actor),
        "tab_title": found.title,
        "tab_content": render_to_string(found.template, drawn, request),
    }
    return render(request, "cases/tab.html", context)


def frame(shown: Procedure, actor: Actor, *, current: str) -> dict[str, Any]:
    """What every page of the case shows: its head and its tabs. Any: a template's context."""
    status = status_for(shown, actor)
    return {
        "frame": frame_of(actor),
        "case": shown,
        "status": tag_of(status),
        "crumbs": [Crumb("Sprawy", reverse("cases:queue")), Crumb(str(shown))],
        "tabs": _tabs(shown, actor, current),
    }


def _tabs(shown: Procedure, actor: Actor, current: str) -> list[Tab]:
    first = Tab(OVERVIEW, reverse("cases:case", kwargs={"pk": shown.pk}), not current)
    return [
        first,
        *(
            Tab(
                one.title,
                reverse("cases:tab", kwargs={"pk": shown.pk, "slug": one.slug}),
                one.slug == current,
                one.count(shown, actor) if one.count else None,
            )
            for one in panels.tabs(shown, actor)
        ),
    ]


def _any_running(terms: list[queries.TermView]) -> bool:
    return any(term.is_running for term in terms)


def _drawn(request: HttpRequest, shown: Procedure, actor: Actor, place: str) -> list[str]:
    return [
        render_to_string(panel.template, {"case": shown, **panel.build(shown, actor)}, request)
        for panel in panels.panels(shown, actor, place)
    ]


def _notes(entries: list[queries.Entry]) -> list[Remark]:
    """The newest internal notes; the timeline has already left out those of other organisations."""
    notes = [entry for entry in entries if entry.internal and entry.sentence.note]
    return [
        Remark(note.sentence.note, outgoing=False, author=note.person, on=note.recorded_at.date()) for note in notes[:3]
    ]
