"""Two officers, a killed worker, a lost message: real threads and real transactions."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from django.db import connection, transaction

from cases import assigning, service
from cases.models import Case, Event
from cases.procedure import as_procedure, spec_of
from institutions.actor import Actor
from kernel import jobs
from kernel.models import Job, JobState
from kernel.refusals import Refusal, Stale, WrongState
from tests.cases.office import Office, open_office

THREADS = 8


@pytest.fixture
def office(transactional_db: None) -> Office:
    """The office in a database whose transactions really end."""
    return open_office()


def at_once(work: Callable[[int], object], count: int) -> list[object]:
    """Runs the work in threads that start together; what a thread raises is its result."""
    start = Barrier(count)

    def run(number: int) -> object:
        start.wait()
        try:
            return work(number)
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def test_of_eight_officers_with_the_same_form_exactly_one_wins_and_the_others_are_told(office: Office) -> None:
    case = office.case("SUBMITTED")
    spec = spec_of(type(as_procedure(case)), "start_review")
    assert spec is not None
    shown = service.token(case, spec)
    actors: list[Actor] = [office.reviewer, office.second_reviewer]

    results = at_once(
        lambda n: service.perform(Case.objects.get(pk=case.pk), "start_review", actor=actors[n % 2], seen=shown),
        THREADS,
    )

    winners = [result for result in results if isinstance(result, Event)]
    losers = [result for result in results if isinstance(result, Stale)]
    assert (len(winners), len(losers)) == (1, THREADS - 1)
    assert all("rozpoczęto ocenę" in loser.sentence for loser in losers)
    assert Event.objects.filter(case=case, verb="start_review").count() == 1


def test_of_eight_clicks_on_one_preview_exactly_one_assigns_the_case(office: Office) -> None:
    case = office.case("FORMAL_REVIEW")
    other = office.people["olgierd-szkic"].pk
    codes = [one.code for one in assigning.propose(office.head, [case.pk], [other])]
    head = office.head

    results = at_once(lambda _: assigning.assign(head, codes), THREADS)

    assert sorted(len(result.done) for result in results if isinstance(result, assigning.Result)) == [0] * 7 + [1]
    assert Event.objects.filter(case=case, verb="assign").count() == 1
    assert Case.objects.get(pk=case.pk).owner_id == other


def test_without_the_mark_of_a_form_the_others_meet_another_state(office: Office) -> None:
    case = office.case("SUBMITTED")
    actor = office.reviewer

    results = at_once(lambda _: service.perform(Case.objects.get(pk=case.pk), "start_review", actor=actor), THREADS)

    assert sum(isinstance(result, WrongState) for result in results) == THREADS - 1


def test_signs_given_at_once_are_all_different(office: Office) -> None:
    drafts = [office.case() for _ in range(THREADS)]
    actor = office.signatory

    at_once(lambda n: service.perform(drafts[n], "submit", actor=actor), THREADS)

    signs = set(Case.objects.values_list("sign", flat=True))
    assert len(signs) == THREADS


def test_a_job_is_written_exactly_when_the_step_commits(office: Office) -> None:
    case = office.case("FORMAL_REVIEW")

    class Crash(Exception):
        pass

    def take_and_crash() -> None:
        with transaction.atomic():
            office.take(case, "call")
            assert Job.objects.count() == 1
            raise Crash

    with pytest.raises(Crash):
        take_and_crash()
    assert Job.objects.count() == 0
    assert Case.objects.get(pk=case.pk).state == "FORMAL_REVIEW"

    office.take(Case.objects.get(pk=case.pk), "call")
    assert Job.objects.count() == 1


def test_a_worker_killed_before_the_notice_loses_nothing(office: Office) -> None:
    with time_machine.travel("2026-11-25T10:00:00+01:00"):
        office.take(office.case("FORMAL_REVIEW"), "call")
        job = Job.objects.get()
        assert job.state == JobState.WAITING  # the message is gone with the worker: nobody runs it
        assert jobs.resend_stale() == 0
    with time_machine.travel("2026-11-25T10:02:00+01:00"):
        assert jobs.resend_stale() == 1
        assert jobs.run(job.pk)
        assert jobs.run(job.pk)  # a message that comes twice does no harm
        assert jobs.resend_stale() == 0

    assert Job.objects.get().state == JobState.DONE
