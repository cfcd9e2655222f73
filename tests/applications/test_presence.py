"""Who is where in an application: shown to colleagues, to nobody else, and only while it is true."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Presence
from applications.presence import Here, arrive, leave, others
from auth.models import Person
from cases.models import Case
from kernel import clock
from tests.applications.factories import Team, draft, team

NOW = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)


@pytest.fixture
def people(db: None) -> Team:
    return team()


@pytest.fixture
def case(people: Team) -> Case:
    return draft(who=people)


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def sign(case: Case, item: str = "nazwa") -> str:
    return reverse("applications:here", args=[case.pk, item])


def test_others_are_named_with_the_moment_they_came_and_oneself_is_not(people: Team, case: Case) -> None:
    with time_machine.travel(NOW, tick=False):
        arrive(case, "nazwa", people.actor())
        arrive(case, "poziom", people.actor("signatory"))
        assert others(case, people.actor()) == [
            Here("poziom", people.signatory.get_full_name(), clock.local(NOW)),
        ]
        assert others(case, people.actor(), "nazwa") == []


def test_whoever_gives_no_sign_for_a_minute_is_gone(people: Team, case: Case) -> None:
    with time_machine.travel(NOW, tick=False) as traveller:
        arrive(case, "nazwa", people.actor())
        traveller.shift(timedelta(seconds=50))
        arrive(case, "nazwa", people.actor())
        traveller.shift(timedelta(seconds=50))
        assert [one.since for one in others(case, people.actor("signatory"))] == [clock.local(NOW)]
        traveller.shift(timedelta(seconds=11))
        assert others(case, people.actor("signatory")) == []
        arrive(case, "poziom", people.actor("signatory"))
    assert Presence.objects.count() == 1


def test_closing_a_part_takes_the_person_off_the_list_at_once(people: Team, case: Case) -> None:
    arrive(case, "nazwa", people.actor())
    leave(case, "nazwa", people.actor())
    assert others(case, people.actor("signatory")) == []


def test_an_open_part_tells_its_colleagues(people: Team, case: Case) -> None:
    client_of(people.writer).post(sign(case))
    answer = client_of(people.signatory).post(sign(case))
    assert people.writer.get_full_name() in answer.content.decode()
    assert (
        "Kto teraz pisze"
        in client_of(people.checker).get(reverse("applications:tasks", args=[case.pk])).content.decode()
    )
    page = client_of(people.checker).get(reverse("applications:everywhere", args=[case.pk])).content.decode()
    assert page.index(people.writer.get_full_name()) < page.index(people.signatory.get_full_name())
    client_of(people.writer).post(sign(case), {"wychodzi": "1"})
    again = client_of(people.checker).get(reverse("applications:everywhere", args=[case.pk])).content.decode()
    assert people.writer.get_full_name() not in again


def test_a_reader_looks_and_is_not_counted_as_writing(people: Team, case: Case) -> None:
    client_of(people.reader).post(sign(case))
    assert others(case, people.actor()) == []


def test_strangers_and_unknown_parts_do_not_exist(people: Team, case: Case) -> None:
    stranger = client_of(team().writer)
    assert stranger.post(sign(case)).status_code == 404
    assert stranger.get(reverse("applications:everywhere", args=[case.pk])).status_code == 404
    assert client_of(people.writer).post(sign(case, "magia")).status_code == 404


def test_a_sign_of_life_costs_few_queries(people: Team, case: Case) -> None:
    client = client_of(people.writer)
    client.post(sign(case))
    with CaptureQueriesContext(connection) as asked:
        client.post(sign(case))
    assert len([one for one in asked if "SAVEPOINT" not in one["sql"]]) <= 8


def test_a_draft_that_is_thrown_away_takes_its_presences_along(people: Team, case: Case) -> None:
    arrive(case, "nazwa", people.actor())
    case.delete()
    assert not Presence.objects.exists()
