"""The seed: every state of both kinds through the engine, clocks in all their states, copies with chains that hold."""

from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from pytest_django import DjangoDbBlocker

from auth.models import Person
from cases.enums import TermState
from cases.events import first_broken_link
from cases.models import Case, Deadline, Event, WorkItem
from cases.procedure import procedures
from demo.cast.people import PEOPLE
from demo.models import Seeding
from demo.seed.alone import alone
from demo.seed.calendar import days_of, moments_of
from demo.seed.cases import load_cases
from demo.seed.copies import load_copies
from demo.seed.fresh import empty_database
from demo.seed.organisations import load_organisations
from demo.seed.plans import PLANS, Plan
from kernel import clock
from register.models import Qualification
from register.seed import load_register

REGISTER = 60
COPIES = 120


def quietly(done: int, of: int) -> None:
    """Progress that nobody reads."""


@pytest.fixture(scope="module")
def _demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole demo, played once for the tests of this module, with some copies."""
    with django_db_blocker.unblock():
        load_organisations()
        load_register(REGISTER)
        load_cases(quietly)
        load_copies(COPIES, quietly)
        yield
        empty_database()


@pytest.fixture
def _seeded(_demo: None, db: None) -> None:
    """The demo inside a test's own transaction."""


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: f"{plan.kind}-{plan.state}-{len(plan.way)}")
def test_every_step_of_a_plan_lies_in_the_past_one_after_another(plan: Plan) -> None:
    today, now = clock.today(), clock.now()

    days = days_of(plan, today)
    moments = moments_of(days, now)

    assert days == sorted(days)
    assert moments == sorted(moments)
    assert all(day <= today for day in days)
    assert all(moment < now for moment in moments)


@pytest.mark.usefixtures("_seeded")
def test_there_are_cases_in_every_state_of_both_kinds() -> None:
    played = Case.objects.order_by("id")[: len(PLANS)]

    for procedure in procedures():
        assert {case.state for case in played if case.kind == procedure.code} == set(procedure.states)


@pytest.mark.usefixtures("_seeded")
def test_titles_and_signs_are_all_different() -> None:
    cases = Case.objects.exclude(sign=None)

    assert cases.values("sign").distinct().count() == cases.count() == len(PLANS) - 4 + COPIES
    assert cases.values("title").distinct().count() == cases.count()


@pytest.mark.usefixtures("_seeded")
def test_queues_look_alive() -> None:
    today = clock.today()
    running = Deadline.objects.filter(state=TermState.RUNNING)

    assert running.filter(due__lt=today).exists()
    assert running.filter(due=today).exists()
    assert running.filter(due__gt=today, due__lte=today + timedelta(days=5)).exists()
    assert running.filter(due__gt=today + timedelta(days=60)).exists()
    assert {row.state for row in Deadline.objects.all()} >= {TermState.RUNNING, TermState.MET, TermState.EXPIRED}


@pytest.mark.usefixtures("_seeded")
def test_reviewers_share_the_work_and_some_waits_for_anybody() -> None:
    fresh = Case.objects.filter(state__in=["SUBMITTED", "FORMAL_REVIEW", "AWAITING_SUPPLEMENT"])

    assert fresh.exclude(owner=None).values("owner").distinct().count() == 3
    assert Case.objects.filter(state="SUBMITTED", owner=None).exists()
    assert WorkItem.objects.filter(closed_at=None).exists()


@pytest.mark.usefixtures("_seeded")
def test_the_included_qualifications_are_in_the_register() -> None:
    signs = Case.objects.filter(state__startswith="INCLUDED").order_by("id")[:4].values_list("sign", flat=True)

    assert Qualification.objects.filter(case_sign__in=list(signs)).count() == 4


@pytest.mark.usefixtures("_seeded")
def test_no_event_was_recorded_before_the_one_before_it() -> None:
    for case in Case.objects.all():
        moments = [event.recorded_at for event in case.events.order_by("seq")]
        assert moments == sorted(moments), case


@pytest.mark.usefixtures("_seeded")
def test_all_chains_hold_and_all_terms_follow_from_them() -> None:
    assert first_broken_link(Event.objects.order_by("case_id", "seq")) is None

    call_command("verify_audit", stdout=StringIO())
    call_command("rebuild_deadlines", "--check", stdout=StringIO())


@pytest.mark.usefixtures("_seeded")
def test_everybody_begins_on_a_page_that_works(client: Client) -> None:
    for one in PEOPLE:
        answer = client.post(f"/konto/demo/{one.slug}/", follow=True)
        assert answer.status_code == HTTPStatus.OK, one.name


@pytest.mark.django_db
def test_the_seed_does_nothing_on_a_database_with_data(capsys: pytest.CaptureFixture[str]) -> None:
    Person.objects.create_user("ktos", given_name="Ktoś", family_name="Inny")
    before = Seeding.objects.count()

    call_command("seed")

    assert "nic nie zmieniono" in capsys.readouterr().out
    assert Seeding.objects.count() == before


@pytest.mark.django_db
@pytest.mark.parametrize("arguments", [("--register", "0"), ("--cases", "-1")])
def test_senseless_numbers_are_refused(arguments: tuple[str, str]) -> None:
    with pytest.raises(CommandError, match="liczby muszą być dodatnie"):
        call_command("seed", *arguments)


@pytest.mark.django_db
def test_two_seeds_do_not_run_at_once() -> None:
    before = Person.objects.count()

    with alone(settings.DATA), pytest.raises(CommandError, match="inny proces"):
        call_command("seed")

    assert Person.objects.count() == before
