"""Terms of a case follow from its events, on every day of the year, and what is due happens by itself."""

from datetime import date

import pytest
import time_machine

from cases import service
from cases.deadlines import current, terms_of
from cases.enums import TermState
from cases.models import Case, Event
from cases.queries import clock
from kernel.components import BY_ANALOGY, STATUTORY, ClockState
from tests.cases.office import Office


def at(moment: str) -> time_machine.travel:
    return time_machine.travel(moment, tick=False)


def test_the_review_term_starts_with_the_filing_and_names_its_article(office: Office) -> None:
    with at("2026-11-12T14:32:00+01:00"):
        case = office.case("SUBMITTED")
        (term,) = clock(case)

    assert term.due == date(2026, 11, 26)
    assert "14 dni na ocenę formalną" in term.view.steps[0].replace("\N{NO-BREAK SPACE}", " ")
    assert "złożenie wniosku w czwartek 12.11.2026 o 14:32" in term.view.steps[1].replace("\N{NO-BREAK SPACE}", " ")
    assert list(term.view.marks) == [STATUTORY, BY_ANALOGY]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-11-13T09:00:00+01:00", ClockState.RUNNING),
        ("2026-11-23T09:00:00+01:00", ClockState.SOON),
        ("2026-11-26T23:59:00+01:00", ClockState.SOON),
        ("2026-11-27T00:00:00+01:00", ClockState.OVER),
    ],
)
def test_the_clock_shows_running_near_and_over(office: Office, today: str, state: ClockState) -> None:
    with at("2026-11-12T14:32:00+01:00"):
        case = office.case("SUBMITTED")
    with at(today):
        assert clock(case)[0].view.state is state


def test_a_call_that_is_not_delivered_yet_starts_nothing(office: Office) -> None:
    case = office.case("AWAITING_SUPPLEMENT")
    waiting = clock(case)[0]
    assert waiting.view.state is ClockState.NOT_RUNNING
    assert waiting.view.date_words == "gdy nastąpi doręczenie wezwania"
    assert waiting.due is None


def test_the_legal_day_of_the_delivery_counts_not_the_day_of_recording(office: Office) -> None:
    with at("2026-03-10T10:00:00+01:00"):
        case = office.case("AWAITING_SUPPLEMENT")
    with at("2026-03-13T10:00:00+01:00"):
        office.deliver_call(case, date(2026, 3, 12))

    suppl = current(terms_of(case), "SUPPL")
    assert suppl is not None
    assert suppl.due == date(2026, 4, 13)  # 11.04 is a Saturday


def test_an_expired_supplement_ends_the_case_the_day_after_and_only_once(office: Office) -> None:
    with at("2026-03-12T10:00:00+01:00"):
        case = office.case("AWAITING_SUPPLEMENT")
        office.deliver_call(case, date(2026, 3, 12))
    with at("2026-04-13T23:59:59+02:00"):
        assert service.run_due() == 0
    with at("2026-04-14T00:00:00+02:00"):
        assert service.run_due() == 1
        assert service.run_due() == 0

    case = Case.objects.get(pk=case.pk)
    assert case.state == "NO_FURTHER_COURSE"
    last = Event.objects.filter(case=case).latest("seq")
    assert (last.verb, last.role, last.person_id_ref) == ("supplement_expired", "system", None)
    with at("2026-04-14T08:00:00+02:00"):
        shown = {term.code: term.view.state for term in clock(case)}
    assert shown == {"FR": ClockState.MET, "SUPPL": ClockState.OVER}


def test_a_case_that_cannot_end_does_not_hold_up_the_others(office: Office) -> None:
    with at("2026-03-12T10:00:00+01:00"):
        for title in ("wstrzymana", "zwykła"):
            office.deliver_call(office.case("AWAITING_SUPPLEMENT", title=title), date(2026, 3, 12))
    with at("2026-04-14T10:00:00+02:00"):
        assert service.run_due() == 1

    states = dict(Case.objects.order_by("id").values_list("title", "state"))
    assert states == {"wstrzymana": "AWAITING_SUPPLEMENT", "zwykła": "NO_FURTHER_COURSE"}


def test_a_minister_extends_the_term_from_the_same_day(office: Office) -> None:
    with at("2026-02-28T10:00:00+01:00"):
        case = office.case("FORWARDED")
        assert case.next_due == date(2026, 6, 29)  # 28.06 is a Sunday
        office.take(case, "extend")

    minister = current(terms_of(case), "MIN")
    assert minister is not None
    assert minister.due == date(2026, 10, 28)
    assert minister.extended_on == date(2026, 2, 28)


def test_the_end_of_a_case_ends_its_terms(office: Office) -> None:
    case = office.case("WITHDRAWN")
    assert case.next_due is None
    assert all(term.state != TermState.RUNNING for term in terms_of(case))


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        (
            "2026-03-28T23:30:00+00:00",
            date(2026, 4, 13),
        ),  # 0:30 on 29 March, the day of 23 hours; 12.04 is a Sunday
        ("2026-10-24T22:30:00+00:00", date(2026, 11, 9)),  # 0:30 on 25 October, the day of 25 hours; 8.11 is a Sunday
        ("2026-10-25T23:30:00+00:00", date(2026, 11, 9)),  # 0:30 on 26 October, winter time
        ("2026-03-28T22:59:59+00:00", date(2026, 4, 13)),  # the last second of 28 March; 11.04 is a Saturday
    ],
)
def test_days_are_those_of_warsaw_also_when_the_clocks_change(office: Office, moment: str, due: date) -> None:
    with at(moment):
        case = office.case("SUBMITTED")
    assert case.next_due == due
