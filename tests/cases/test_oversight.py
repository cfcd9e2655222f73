"""Oversight: every number is that of the list behind it; the Act and the office's own plan are never mixed."""

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from html import unescape
from io import StringIO

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from auth.enums import Role
from cases import milestones
from cases.deadlines import current, terms_of
from cases.filters import Filters
from cases.holders import Holder
from cases.models import Case
from cases.oversight import Oversight, oversight
from cases.oversight_times import Period
from cases.procedure import procedure_for
from cases.queries import queue
from institutions.actor import Actor, actor_for
from kernel import clock
from tests.cases.office import Office
from tests.institutions.cast import person

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=clock.WARSAW)
MOST_QUERIES = 14
LINK = re.compile(r'<a href="(/sprawy/\?[^"]+)">(?:\s*<svg.*?</svg>)?\s*(\d+)', re.DOTALL)
FOUND = re.compile(r"Widzisz <b>(\d+) z")


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def director(office: Office) -> Actor:
    office.people["dorota-dyrektor"] = person("dorota-dyrektor", Role.DIRECTOR, at=office.ministry)
    return office.actor("dorota-dyrektor")


def walked(office: Office, *moves: tuple[str, int]) -> Case:
    """A case whose steps were taken so many days ago."""
    case = office.case()
    for step, ago in moves:
        with time_machine.travel(NOW - timedelta(days=ago), tick=False):
            office.take(case, step)
    return case


def seen(actor: Actor, first: int = 89, last: int = 0) -> Oversight:
    """What the person sees today, with the stages that ended between so many days ago and so many."""
    today = NOW.date()
    return oversight(actor, Period.of(today - timedelta(days=first), today - timedelta(days=last)))


def busy(office: Office) -> None:
    """Cases everywhere: with the operator, with the applicant, with the ministry, ended, and late in every way."""
    walked(office, ("submit", 3))
    walked(office, ("submit", 20), ("start_review", 18))
    walked(office, ("submit", 40), ("start_review", 38), ("call", 30))
    walked(office, ("submit", 30), ("start_review", 29), ("forward", 5))
    walked(office, ("submit", 60), ("start_review", 59), ("forward", 40))
    walked(office, ("submit", 160), ("start_review", 158), ("forward", 150))
    walked(office, ("submit", 160), ("start_review", 158), ("forward", 140), ("extend", 60))
    walked(office, ("submit", 12), ("withdraw", 2))


def test_stages_say_how_many_wait_for_whom_and_since_when(office: Office, director: Actor) -> None:
    busy(office)

    [stage] = seen(director).stages

    assert (stage.state, stage.cases, stage.overdue) == ("FORWARDED", 4, 1)
    assert [(one.holder, one.cases, one.since) for one in stage.holders] == [
        (Holder.MINISTRY, 4, NOW.date() - timedelta(days=150))
    ]


def test_the_operator_sees_its_own_stages_and_for_whom_they_wait(office: Office) -> None:
    busy(office)

    stages = {stage.state: stage for stage in seen(office.head).stages}

    assert {state: stage.cases for state, stage in stages.items()} == {
        "SUBMITTED": 1,
        "FORMAL_REVIEW": 1,
        "AWAITING_SUPPLEMENT": 1,
    }
    assert [one.holder for one in stages["AWAITING_SUPPLEMENT"].holders] == [Holder.APPLICANT]
    assert stages["FORMAL_REVIEW"].overdue == 1


def test_the_late_ones_come_with_the_reason(office: Office, director: Actor) -> None:
    busy(office)

    [late] = seen(director).late

    assert late.term == "Termin rozpatrzenia"
    assert late.days == (NOW.date() - date(2026, 10, 28)).days
    assert [(item.title, item.organisation) for item in late.waits] == [("Przedłuż termin", office.ministry)]
    assert late.in_stage_since == NOW.date() - timedelta(days=150)
    assert late.extended_on is None


def test_an_extension_that_did_not_help_is_told_with_its_day(office: Office, director: Actor) -> None:
    walked(office, ("submit", 300), ("start_review", 290), ("forward", 280), ("extend", 200))

    [late] = seen(director).late

    assert late.extended_on == NOW.date() - timedelta(days=200)


def test_the_plan_counts_what_is_late_for_the_office_alone(office: Office, director: Actor) -> None:
    busy(office)

    [plan] = seen(director).plan

    assert (plan.label, plan.cases) == ("Próba planu", 3)
    assert seen(office.head).plan == []


def test_the_list_of_the_plan_agrees_with_the_plan_of_each_case(office: Office, director: Actor) -> None:
    """The list is found in SQL, the page of a case computes its plan from the events."""
    busy(office)
    today = NOW.date()

    listed = {row.case.pk for row in queue(director, Filters(milestone="proba", size=100)).rows}

    late = set()
    for case in Case.objects.exclude(state="DRAFT").order_by("id"):
        procedure, term = procedure_for(case.kind), current(terms_of(case), "MIN")
        plan = milestones.plan_of(procedure.milestones, case.state, term, case.events.order_by("seq"))
        if any(one.done_on is None and one.is_late(today) for one in plan):
            late.add(case.pk)
    assert listed == late


@pytest.mark.parametrize("ago", range(8, 17))
def test_a_day_of_the_plan_that_falls_on_a_day_off_moves_to_the_next_working_day_in_the_list_too(
    office: Office, director: Actor, ago: int
) -> None:
    case = walked(office, ("submit", 30), ("start_review", 29), ("forward", ago))
    [one] = milestones.plan_of(
        procedure_for(case.kind).milestones, case.state, current(terms_of(case), "MIN"), case.events.order_by("seq")
    )

    assert one.planned_on.weekday() < 5
    assert bool(queue(director, Filters(milestone="proba")).found) == one.is_late(NOW.date())


def test_a_milestone_of_no_days_is_not_planned(
    office: Office, director: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(office)
    monkeypatch.setenv("OBIEG_LAW_MILESTONE_OPENING", "0")

    assert seen(director).plan == []
    assert queue(director, Filters(milestone="proba")).found == 0


def test_an_extension_moves_what_is_still_to_come(
    office: Office, director: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked(office, ("submit", 160), ("start_review", 158), ("forward", 131), ("extend", 60))

    assert seen(director).plan[0].cases == 1  # 10 days of the plan and 120 of the extension, 131 days ago
    monkeypatch.setenv("OBIEG_LAW_MILESTONE_EXTENSION", "121")
    assert seen(director).plan[0].cases == 0


def test_average_and_median_are_those_of_the_stages_that_ended(office: Office) -> None:
    for days in (1, 2, 6):
        walked(office, ("submit", 10), ("start_review", 10 - days))
    walked(office, ("submit", 5))

    [submitted] = seen(office.head).times

    assert (submitted.state, submitted.cases, submitted.average, submitted.median) == ("SUBMITTED", 3, 3, 2)


def test_a_stage_left_twice_counts_once_with_both_stays(office: Office) -> None:
    case = walked(office, ("submit", 40), ("start_review", 39), ("call", 35))
    with time_machine.travel(NOW - timedelta(days=34), tick=False):
        office.deliver_call(case, clock.today())
    for step, ago in (("submit_corrected", 30), ("forward", 20)):
        with time_machine.travel(NOW - timedelta(days=ago), tick=False):
            office.take(case, step)

    review = next(one for one in seen(office.head).times if one.state == "FORMAL_REVIEW")

    assert (review.cases, review.average) == (1, 14)


def test_a_stage_counts_on_the_day_on_which_it_ended_in_warsaw(office: Office) -> None:
    case = office.case()
    for step, moment in (("submit", "2026-11-01T10:00+01:00"), ("start_review", "2026-11-05T00:30+01:00")):
        with time_machine.travel(moment, tick=False):
            office.take(case, step)

    def ended(day: int) -> int:
        return len(oversight(office.head, Period(date(2026, 11, day), date(2026, 11, day))).times)

    assert (ended(4), ended(5), ended(6)) == (0, 1, 0)


@pytest.mark.parametrize("name", ["dorota-dyrektor", "kazimierz-probny"])
def test_every_number_leads_to_exactly_so_many_cases(
    client: Client, office: Office, director: Actor, name: str
) -> None:
    busy(office)
    client.force_login(office.people[name])
    page = client.get(reverse("cases:oversight")).content.decode()
    links = LINK.findall(page)

    assert len(links) >= 6
    for href, number in links:
        listed = FOUND.search(client.get(unescape(href)).content.decode())
        assert listed is not None
        assert listed[1] == number, href


def test_the_list_says_what_it_was_asked_for(client: Client, office: Office, director: Actor) -> None:
    busy(office)
    client.force_login(office.people["dorota-dyrektor"])

    plan = client.get(reverse("cases:queue"), {"plan": "proba"}).content.decode()
    left = client.get(
        reverse("cases:queue"), {"przeszly": "FORMAL_REVIEW", "od": "2026-10-01", "do": "2026-11-25", "czeka": "rada"}
    ).content.decode()

    assert "po planowanym dniu (termin wewnętrzny): Próba planu" in plan
    assert "zakończony etap: Sprawdzamy wniosek od 1.10.2026 do 25.11.2026" in left
    assert "na kogo czeka: Rada Interesariuszy" in left


def test_an_applicant_learns_nothing_from_the_filters_of_the_work(office: Office) -> None:
    busy(office)

    for asked in (Filters(holder="ministerstwo"), Filters(milestone="proba"), Filters(left="FORMAL_REVIEW")):
        assert queue(office.signatory, asked).found == 0


@pytest.mark.parametrize("query", [{"od": "wczoraj"}, {"do": "9999-12-31"}, {"od": "2026-11-25", "do": "2026-01-01"}])
def test_a_period_that_cannot_be_is_the_ordinary_one_or_turned_round(
    client: Client, office: Office, query: dict[str, str]
) -> None:
    client.force_login(office.people["kazimierz-probny"])

    assert client.get(reverse("cases:oversight"), query).status_code == 200


def test_figures_have_definitions_and_a_moment(client: Client, office: Office, director: Actor) -> None:
    busy(office)
    client.force_login(office.people["dorota-dyrektor"])

    page = client.get(reverse("cases:oversight")).content.decode().replace("\N{NO-BREAK SPACE}", " ")

    for words in (
        "Stan na <time",
        "termin ustawowy",
        "termin wewnętrzny",
        "to nie jest termin ustawowy",
        "Liczymy dni kalendarzowe od zapisu wejścia na etap",
    ):
        assert words in page


def test_the_file_has_the_same_figures(client: Client, office: Office, director: Actor) -> None:
    busy(office)
    client.force_login(office.people["dorota-dyrektor"])

    answer = client.get(reverse("cases:oversight"), {"plik": "csv"})
    rows = list(csv.reader(StringIO(b"".join(answer).decode("utf-8-sig")), delimiter=";"))

    assert ["Etapy teraz", "Przekazany ministrowi", "4", "1", "", "", ""] in rows
    assert ["Po planowanym dniu (termin wewnętrzny)", "Próba planu", "3", "", "", "", ""] in rows


def test_only_those_who_oversee_get_the_page(client: Client, office: Office, director: Actor) -> None:
    for name, status in {"halina-wzorcowa": 403, "bogdan-makieta": 403, "roman-referent": 403}.items():
        client.force_login(office.people[name])
        assert client.get(reverse("cases:oversight")).status_code == status, name


def test_the_page_asks_as_often_for_many_cases_as_for_few(client: Client, office: Office, director: Actor) -> None:
    client.force_login(office.people["dorota-dyrektor"])
    counts = []
    for _round in range(2):
        busy(office)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("cases:oversight"))
        counts.append(len(asked))

    assert counts[0] == counts[1] <= MOST_QUERIES


def test_the_actor_of_a_ministry_sees_no_case_of_another(office: Office) -> None:
    busy(office)
    other = person("olga-obca", Role.DIRECTOR, at=office.rival)

    assert oversight(actor_for(other, clock.today()), Period.of(None, None)).cases == 0
