"""The queue (screen 01): saved views, stages, filters, the table, and its rows as a file."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from auth.models import Person
from cases import queries, saved_views
from cases.enums import CaseKind
from cases.filters import SIZES, DueBucket, Filters, Place, View, milestones_known
from cases.holders import Holder
from cases.panels import step_address
from cases.procedure import procedure_for
from cases.queries import Queue
from cases.statuses import word_for
from cases.views.opening import acting
from cases.views.queue_file import as_csv
from institutions.access import rule
from institutions.account import frame_of
from kernel import clock
from kernel.components import Chip, Stage, Tab
from kernel.pages import with_query
from kernel.text import date_figures

URL_NAMES = {View.ALL: "cases:queue", View.TODO: "cases:todo", View.MINE: "cases:mine"}
HEADINGS = {View.ALL: "Wszystkie sprawy", View.TODO: "Sprawy do załatwienia", View.MINE: "Moje sprawy"}
MEANINGS = {
    View.ALL: "Widok „Wszystkie” pokazuje każdą sprawę, którą możesz zobaczyć.",
    View.TODO: "Widok „Do załatwienia” pokazuje sprawy, które czekają na Twoją organizację albo na Ciebie.",
    View.MINE: "Widok „Moje” pokazuje niezakończone sprawy, które prowadzisz albo które czekają na Ciebie.",
}
KEPT = ("plan", "przeszly", "od", "do")
"""Filters without a field of their own: the form keeps them."""
KIND_WORDS = {CaseKind.INC_FM: "włączenie · wolnorynkowa", CaseKind.INC_SEC: "włączenie · sektorowa"}


@rule("signed_in", basis="sprawy widoczne dla osoby")
def queue(request: HttpRequest, view: View = View.ALL) -> HttpResponseBase:
    """Cases by their nearest term. Every filter is in the address and on the page."""
    actor = acting(request)
    filters = Filters.from_query(view, request.GET)
    if request.GET.get("plik") == "csv":
        return as_csv(actor, filters, described(request, filters, actor_views=HEADINGS))
    found = queries.queue(actor, filters, request.GET.get("strona", 1))
    person = request.user
    assert isinstance(person, Person)
    context = {
        "frame": frame_of(actor),
        "heading": HEADINGS[view],
        "meaning": MEANINGS[view],
        "now": clock.local(clock.now()),
        "found": found,
        "page": found.page,
        "rows": [_line(row) for row in found.rows],
        "views": _tabs(found, person, request),
        "saved": saved_views.of(person),
        "stages": _stages(found, request),
        "chips": _chips(found, request),
        "clear": reverse(URL_NAMES[view]) if filters.are_set else "",
        "csv": with_query(request.GET, plik="csv", strona=None),
        "address": _address(view, request),
        "filters_open": "filtry" in request.GET,
        "choices": _choices(found),
        "sizes": SIZES,
        "kept": [(key, request.GET[key]) for key in KEPT if request.GET.get(key)],
    }
    return render(request, "cases/queue.html", context)


@rule("signed_in", basis="sprawy widoczne dla osoby")
def todo(request: HttpRequest) -> HttpResponseBase:
    return queue(request, View.TODO)


@rule("signed_in", basis="sprawy widoczne dla osoby")
def mine(request: HttpRequest) -> HttpResponseBase:
    return queue(request, View.MINE)


@rule("signed_in", basis="sprawy widoczne dla osoby")
def search(request: HttpRequest) -> HttpResponse:
    """The search of the top bar: the only case found opens at once, several become a list."""
    filters = Filters.from_query(View.ALL, request.GET)
    if not filters.text:
        return redirect("cases:queue")
    found = queries.search(acting(request), Filters(text=filters.text))
    if len(found) == 1:
        return redirect("cases:case", pk=found[0].pk)
    return redirect(f"{reverse('cases:queue')}{with_query(request.GET)}")


@rule("signed_in", methods=("POST",), basis="własne widoki")
def save_view(request: HttpRequest) -> HttpResponse:
    """Keeps the present filters under a name."""
    person = request.user
    assert isinstance(person, Person)
    address = saved_views.checked(request.POST.get("address", ""))
    refusal = saved_views.save(person, request.POST.get("name", ""), address)
    if refusal:
        messages.error(request, refusal)
    else:
        messages.success(request, "Zapisano widok. Znajdziesz go wśród zakładek nad listą.")
    return redirect(f"{reverse('cases:queue')}{address}")


@rule("signed_in", methods=("POST",), basis="własne widoki")
def delete_view(request: HttpRequest, pk: int) -> HttpResponse:
    person = request.user
    assert isinstance(person, Person)
    saved_views.delete(person, pk)
    messages.success(request, "Usunięto zapisany widok. Sprawy się nie zmieniły.")
    return redirect("cases:queue")


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the table draws it."""

    row: queries.Row
    kind: str
    tone: str
    step: str
    href: str


def _line(row: queries.Row) -> Line:
    work = row.work
    title, href = (work.title, "") if work is not None else ("", "")
    if row.case.is_draft:
        title, href = "Dokończ wniosek", step_address(row.case.pk, procedure_for(row.case.kind).ordinary_path[0])
    elif work is not None and work.step and row.is_mine:
        href = step_address(row.case.pk, work.step)
    tone = {"over": "is-over", "soon": "is-soon", "stop": "is-stop"}.get(row.due.state.value, "")
    return Line(row, KIND_WORDS.get(CaseKind(row.case.kind), row.case.kind), tone, title, href)


def _address(view: View, request: HttpRequest) -> str:
    """The address of this list below `/sprawy/`, without page and open disclosures."""
    path = "" if view is View.ALL else f"{view.value}/"
    return path + with_query(request.GET, strona=None, filtry=None, plik=None)


def _tabs(found: Queue, person: Person, request: HttpRequest) -> list[Tab]:
    here = saved_views.checked(_address(found.filters.view, request))
    plain = None if found.filters.are_set else found.filters.view
    offered = ((View.TODO, "Do załatwienia"), (View.MINE, "Moje"), (View.ALL, "Wszystkie"))
    tabs = [
        Tab(label, reverse(URL_NAMES[view]), plain is view, found.views[view])
        for view, label in offered
        if view is not View.MINE or found.owners or found.filters.view is view
    ]
    kept = saved_views.of(person)[: saved_views.MOST_TABS]
    base = reverse("cases:queue")
    return [*tabs, *(Tab(view.name, base + view.query, view.query == here) for view in kept)]


def _stages(found: Queue, request: HttpRequest) -> list[Stage]:
    chosen = found.filters.stage
    total = sum(stage.count for stage in found.stages)
    first = Stage(total, "wszystkie etapy", with_query(request.GET, etap=None, strona=None), not chosen)
    return [
        first,
        *(
            Stage(s.count, s.word, with_query(request.GET, etap=s.code, strona=None), s.code == chosen)
            for s in found.stages
        ),
    ]


@dataclass(frozen=True, slots=True)
class Asked:
    """A filter: its key in the address, what it is called, and what was chosen."""

    key: str
    name: str
    chosen: str


def _asked(found: Queue) -> list[Asked]:
    filters = found.filters
    divisions = {choice.value: choice.label for choice in found.divisions}
    owners = {choice.value: choice.label for choice in found.owners}
    asked = [
        Asked("q", "szukane słowa", f"„{filters.text}”" if filters.text else ""),
        Asked("rodzaj", "rodzaj sprawy", KIND_WORDS[CaseKind(filters.kind)] if filters.kind else ""),
        Asked("etap", "etap", found.stage_word),
        Asked("dzial", "dział administracji", divisions.get(filters.division, "inny") if filters.division else ""),
        Asked("termin", "termin", DueBucket(filters.due).label if filters.due else ""),
    ]
    if owners or filters.owner is not None:
        asked.append(Asked("prowadzi", "prowadzi", _led_by(filters.owner, owners)))
    if owners or filters.place:
        asked.append(Asked("gdzie", "gdzie jest sprawa", Place(filters.place).label if filters.place else ""))
    if owners or filters.holder:
        asked.append(Asked("czeka", "na kogo czeka", Holder(filters.holder).label if filters.holder else ""))
    return [*asked, *_of_oversight(filters)]


def _of_oversight(filters: Filters) -> list[Asked]:
    """Filters that only oversight leads to: shown when they are set."""
    asked = []
    if filters.milestone:
        label = milestones_known()[filters.milestone]
        asked.append(Asked("plan", "po planowanym dniu (termin wewnętrzny)", label))
    if filters.left:
        days = " ".join(
            f"{word} {date_figures(day)}" for word, day in (("od", filters.left_from), ("do", filters.left_to)) if day
        )
        asked.append(Asked("przeszly", "zakończony etap", f"{word_for(filters.left)} {days}".strip()))
    return asked


def _keys(one: Asked) -> tuple[str, ...]:
    """What of the address belongs to the filter: the days go with the stage that ended on them."""
    return (one.key, "od", "do") if one.key == "przeszly" else (one.key,)


def _led_by(person: int | None, owners: dict[int, str]) -> str:
    return "" if person is None else owners.get(person, "inna osoba")


def _chips(found: Queue, request: HttpRequest) -> list[Chip]:
    asked = _asked(found)
    removable = [
        Chip(f"{one.name}: {one.chosen}", with_query(request.GET, **dict.fromkeys((*_keys(one), "strona"))))
        for one in asked
        if one.chosen
    ]
    opening = with_query(request.GET, filtry="1", strona=None) + "#filtry"
    return [*removable, *(Chip(one.name, opening, add=True) for one in asked if not one.chosen and one.key != "etap")]


def _choices(found: Queue) -> dict[str, object]:
    return {
        "kinds": [(kind.value, KIND_WORDS[kind]) for kind in CaseKind],
        "stages": [(stage.code, f"{stage.word} ({stage.count})") for stage in found.stages],
        "due": [(bucket.value, bucket.label) for bucket in DueBucket],
        "places": [(place.value, place.label) for place in Place],
        "holders": [(holder.value, holder.label) for holder in Holder],
    }


def described(request: HttpRequest, filters: Filters, *, actor_views: dict[View, str]) -> str:
    """The query in words, for the head of the file."""
    parts = [actor_views[filters.view]]
    names = {"q": "szukane słowa", "rodzaj": "rodzaj", "etap": "etap", "dzial": "dział", "prowadzi": "prowadzi"}
    parts += [f"{names[key]}: {request.GET[key]}" for key in names if request.GET.get(key)]
    if filters.due:
        parts.append(f"termin: {DueBucket(filters.due).label} (stan na {date.isoformat(clock.today())})")
    if filters.place:
        parts.append(f"gdzie jest sprawa: {Place(filters.place).label}")
    if filters.holder:
        parts.append(f"na kogo czeka: {Holder(filters.holder).label}")
    parts += [f"{one.name}: {one.chosen}" for one in _of_oversight(filters)]
    return "; ".join(parts)
