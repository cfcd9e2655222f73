"""The screen of oversight: every figure with its definition, the day of the data, and the list behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from auth.enums import Role
from cases.filters import DueBucket, Place, day_of
from cases.holders import Holder
from cases.models import WorkItem
from cases.oversight import MOST_LATE, LateCase, Oversight, PlanCount, StageNow, oversight
from cases.oversight_times import Period, StageTime
from cases.views.opening import acting
from cases.views.queue_file import csv_answer
from institutions.access import rule
from institutions.account import frame_of
from kernel import clock
from kernel.components import INTERNAL, STATUTORY
from kernel.text import date_figures

OVERSEERS: Final = (Role.HEAD_OF_UNIT, Role.DIRECTOR, Role.MINISTER)
BASIS: Final = "nadzór nad sprawami urzędu"
PRESETS: Final = ((30, "ostatnie 30 dni"), (90, "ostatnie 90 dni"), (365, "ostatnie 365 dni"))


@dataclass(frozen=True, slots=True)
class HolderLine:
    """Cases of a stage that wait for one side, with their list."""

    holder: Holder
    cases: int
    since: date
    href: str


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage now, with the lists behind its numbers."""

    stage: StageNow
    href: str
    overdue_href: str
    holders: Sequence[HolderLine]


@dataclass(frozen=True, slots=True)
class Linked:
    """A figure with the list behind it."""

    row: PlanCount | StageTime
    href: str


@dataclass(frozen=True, slots=True)
class LateLine:
    """A late case with the words that say why."""

    row: LateCase
    waits: Sequence[tuple[str, str, date]]


@rule(*OVERSEERS, basis=BASIS)
def overview(request: HttpRequest) -> HttpResponseBase:
    """Where cases wait and for whom, what is late and why, how long stages took."""
    actor = acting(request)
    period = Period.of(day_of(request.GET.get("od")), day_of(request.GET.get("do")))
    found = oversight(actor, period)
    if request.GET.get("plik") == "csv":
        return _file(found)
    context = {
        "frame": frame_of(actor),
        "found": found,
        "now": clock.local(clock.now()),
        "stages": [_stage(stage, found.place) for stage in found.stages],
        "plan": [Linked(row, _queue(plan=row.code, gdzie=found.place.value)) for row in found.plan],
        "late": [_late(row) for row in found.late],
        "times": [Linked(row, _queue(przeszly=row.state, od=period.first, do=period.last)) for row in found.times],
        "all_href": _queue(gdzie=found.place.value),
        "overdue_href": _queue(gdzie=found.place.value, termin=DueBucket.OVERDUE.value),
        "csv": f"?{urlencode({'od': period.first, 'do': period.last, 'plik': 'csv'})}",
        "presets": [(label, f"?{urlencode(_preset(days))}#czasy") for days, label in PRESETS],
        "statutory": [STATUTORY],
        "internal": [INTERNAL],
        "most_late": MOST_LATE,
        "with_load": actor.has(Role.HEAD_OF_UNIT, Role.DIRECTOR),
    }
    return render(request, "cases/oversight.html", context)


def _preset(days: int) -> dict[str, date]:
    period = Period.lasting(days)
    return {"od": period.first, "do": period.last}


def _queue(**asked: object) -> str:
    return f"{reverse('cases:queue')}?{urlencode(asked)}"


def _stage(stage: StageNow, place: Place) -> StageLine:
    asked = {"etap": stage.state, "gdzie": place.value}
    return StageLine(
        stage,
        _queue(**asked),
        _queue(**asked, termin=DueBucket.OVERDUE.value),
        [
            HolderLine(one.holder, one.cases, one.since, _queue(**asked, czeka=one.holder.value))
            for one in stage.holders
        ],
    )


def _late(row: LateCase) -> LateLine:
    return LateLine(row, [(item.title, _whose(item), clock.day_of(item.opened_at)) for item in row.waits])


def _whose(item: WorkItem) -> str:
    if item.person is not None:
        return item.person.get_full_name()
    return item.organisation.name if item.organisation is not None else ""


# --- the file ---------------------------------------------------------------------------------------


def _file(found: Oversight) -> StreamingHttpResponse:
    """The same figures as rows of a spreadsheet."""
    period = f"{date_figures(found.period.first)} – {date_figures(found.period.last)}"
    head = [["Nadzór", f"sprawy {found.place.label}"], ["Okres zakończenia etapów", period]]
    columns = ["Część", "Pozycja", "Liczba spraw", "Po terminie ustawowym", "Średnia (dni)", "Mediana (dni)", "Od"]
    return csv_answer("nadzor", head, columns, [*_stage_rows(found), *_plan_rows(found), *_time_rows(found)])


def _stage_rows(found: Oversight) -> list[list[str]]:
    rows = []
    for stage in found.stages:
        rows.append(["Etapy teraz", stage.word, str(stage.cases), str(stage.overdue), "", "", ""])
        rows += [
            ["Na kogo czekają", f"{stage.word}: {one.holder.label}", str(one.cases), "", "", "", one.since.isoformat()]
            for one in stage.holders
        ]
    return rows


def _plan_rows(found: Oversight) -> list[list[str]]:
    name = "Po planowanym dniu (termin wewnętrzny)"
    return [[name, row.label, str(row.cases), "", "", "", ""] for row in found.plan]


def _time_rows(found: Oversight) -> list[list[str]]:
    return [
        ["Czas etapów", row.word, str(row.cases), "", _decimal(row.average), _decimal(row.median), ""]
        for row in found.times
    ]


def _decimal(number: float) -> str:
    """As spreadsheets here read it."""
    return f"{number:.1f}".replace(".", ",")
