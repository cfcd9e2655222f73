"""The screens of a head of unit: who has how much, and the distribution of cases with its preview and undoing."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from auth.enums import Role
from cases import assigning, workload
from cases.assigning import MOST, Result
from cases.charge import EXCLUSION_BASIS
from cases.clocks import due_view
from cases.filters import NOBODY, DueBucket
from cases.models import Case
from cases.statuses import status_of, tag_of
from cases.views.opening import acting
from cases.workload import Load
from institutions.access import rule
from institutions.account import frame_of
from institutions.actor import Actor
from kernel.components import ClockView, Crumb, StatusTag
from kernel.text import clean, plural

HEADS = (Role.HEAD_OF_UNIT, Role.DIRECTOR)
BASIS = "rozdział spraw w urzędzie"


@dataclass(frozen=True, slots=True)
class Line:
    """A person with their numbers; each number leads to the queue that holds just these cases."""

    load: Load
    all_href: str
    overdue_href: str
    today_href: str
    soon_href: str
    assign_href: str


@dataclass(frozen=True, slots=True)
class Choosable:
    """A case that may be given to somebody."""

    case: Case
    due: ClockView
    status: StatusTag
    chosen: bool


@rule(*HEADS, basis=BASIS)
def load(request: HttpRequest) -> HttpResponse:
    """Load and terms by person, exclusions that wait, and the way back from the last distribution."""
    actor = acting(request)
    context = {
        "frame": frame_of(actor),
        "lines": [_line(row, actor) for row in workload.loads(actor)],
        "waiting": workload.waiting_for_another(actor),
        "batch": assigning.last_batch(actor),
        "basis": EXCLUSION_BASIS,
    }
    return render(request, "cases/load.html", context)


def _line(row: Load, actor: Actor) -> Line:
    def queue(due: str = "") -> str:
        asked = {"prowadzi": row.key, "gdzie": workload.place_of(actor).value} | ({"termin": due} if due else {})
        return f"{reverse('cases:queue')}?{urlencode(asked)}"

    return Line(
        row,
        queue(),
        queue(DueBucket.OVERDUE),
        queue(DueBucket.TODAY),
        queue(DueBucket.SOON),
        f"{reverse('cases:assign')}?od={row.key}",
    )


@rule(*HEADS, methods=("GET", "POST"), basis=BASIS)
def assign(request: HttpRequest) -> HttpResponse:
    """Chooses cases and people, shows who would get what, and assigns what was shown."""
    actor = acting(request)
    if request.method == "POST":
        batch = clean(request.POST.get("batch", ""))[:36]
        result = assigning.assign(actor, request.POST.getlist("plan"), batch)
        _tell(request, result, ("Przydzielono", "Nie przydzielono"))
        return redirect("cases:load")
    source = _number(request.GET.get("od", ""))
    cases, people = _numbers(request.GET, "sprawa"), _numbers(request.GET, "komu")
    asked = "podglad" in request.GET
    plan = assigning.propose(actor, cases, people) if asked and cases and people else []
    loads = workload.loads(actor)
    context = {
        "frame": frame_of(actor),
        "crumbs": [Crumb("Obciążenie", reverse("cases:load")), Crumb("Rozdziel sprawy")],
        "source": source,
        "sources": loads,
        "rows": _choosable(actor, source, cases),
        "people": [(row, row.key in people) for row in loads if row.person and row.key != source],
        "plan": plan,
        "batch": assigning.new_batch(),
        "possible": sum(one.is_possible for one in plan),
        "lacking": _lacking(cases, people) if asked else "",
        "most": MOST,
    }
    return render(request, "cases/assign.html", context)


def _choosable(actor: Actor, source: int, chosen: Sequence[int]) -> list[Choosable]:
    rows = workload.led_by(actor, source).select_related("applicant").order_by("next_due", "id")[:MOST]
    return [Choosable(case, due_view(case, None), tag_of(status_of(case)), case.pk in chosen) for case in rows]


def _lacking(cases: Sequence[int], people: Sequence[int]) -> str:
    if not cases:
        return "Zaznacz co najmniej jedną sprawę."
    return "" if people else "Zaznacz co najmniej jedną osobę, która dostanie sprawy."


@rule(*HEADS, methods=("POST",), basis=BASIS)
def undo(request: HttpRequest) -> HttpResponse:
    """Takes the last distribution back."""
    result = assigning.undo(acting(request), clean(request.POST.get("batch", ""))[:36])
    _tell(request, result, ("Cofnięto przydział:", "Nie cofnięto przydziału:"))
    return redirect("cases:load")


def _tell(request: HttpRequest, result: Result, words: tuple[str, str]) -> None:
    """One sentence for what was done, one for each case that was not."""
    number = len(result.done)
    if number:
        messages.success(request, f"{words[0]} {number} {plural(number, 'sprawę', 'sprawy', 'spraw')}.")
    elif not result.refused:
        messages.error(request, "Żadnej sprawy nie zmieniono. Odśwież stronę i wybierz sprawy ponownie.")
    for one in result.refused:
        messages.error(request, f"{words[1]} {one.case}: {one.sentence}")


def _numbers(query: QueryDict, key: str) -> list[int]:
    return [int(text) for text in query.getlist(key)[:MOST] if text.isascii() and text.isdigit() and len(text) < 18]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else NOBODY
