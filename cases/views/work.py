"""What waits for me: the work items of the person and of their roles."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases import queries
from cases.clocks import is_free
from cases.models import WorkItem
from cases.panels import step_address
from cases.views.opening import acting
from institutions.access import rule
from institutions.account import frame_of
from kernel import clock, clock_words
from kernel.components import ClockState, ClockView

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A work item as the table draws it."""

    item: WorkItem
    due: ClockView
    href: str
    tone: str


@rule("signed_in", basis="praca, która czeka na osobę")
def work(request: HttpRequest) -> HttpResponse:
    """Work by its last day; the title leads straight to the step."""
    actor = acting(request)
    page = Paginator(queries.work_for(actor), PAGE).get_page(request.GET.get("strona", 1))
    context = {"frame": frame_of(actor), "page": page, "rows": [_line(item) for item in page.object_list]}
    return render(request, "cases/work.html", context)


def _line(item: WorkItem) -> Line:
    due = _due(item)
    tone = {"over": "is-over", "soon": "is-soon"}.get(due.state.value, "")
    href = step_address(item.case_id, item.step) if item.step else reverse("cases:case", kwargs={"pk": item.case_id})
    return Line(item, due, href, tone)


def _due(item: WorkItem) -> ClockView:
    if item.due is None:
        return ClockView(title="", state=ClockState.NOT_RUNNING, sentence="bez terminu ustawowego")
    opened = clock.day_of(item.opened_at)
    return clock_words.running(
        item.title, started=min(opened, item.due), due=item.due, today=clock.today(), is_free=is_free, with_ruler=False
    )
