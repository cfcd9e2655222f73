"""Several people act in the same moment: no join of the tables is lost, no item of Monitor Polski recorded twice."""

from collections.abc import Callable
from contextlib import nullcontext
from threading import Barrier, Thread

import pytest
from django.db import connection

from cases.enums import CaseKind
from cases.flows import is_finished, open_tasks
from cases.models import Case, WorkItem
from cases.service import perform
from demo.seed.organisations import load_organisations
from institutions.actor import Actor, actor_for
from kernel import clock
from kernel.refusals import InvalidInput
from workflows.inclusion import scenario
from workflows.inclusion.flows import ExpertTeamFlow
from workflows.inclusion.models import Publication
from workflows.inclusion.scenario import ministry
from workflows.inclusion.scenario.cast import team_of
from workflows.inclusion.states import State


def _at_once(work: list[Callable[[], None]]) -> list[BaseException]:
    """Runs everything in threads that start together. Returns what they raised."""
    gate, raised = Barrier(len(work)), []

    def run(one: Callable[[], None]) -> None:
        try:
            gate.wait(timeout=30)
            one()
        except BaseException as error:  # noqa: BLE001 - a thread's failure must reach the test
            raised.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return raised


@pytest.mark.django_db(transaction=True)
def test_parallel_tables_open_exactly_one_joint_opinion() -> None:
    load_organisations()
    case = scenario.bring_to("INC_FM", State.EXPERTS_WORKING, clock.today(), lambda _day: nullcontext())
    ministry.make_impartial(case)
    actors = [actor_for(member.person, clock.today()) for member in team_of(case)]
    data = ministry.FILL["fill_table"](case, actors[0])

    def hand_in(actor: Actor) -> Callable[[], None]:
        return lambda: void(perform(Case.objects.get(pk=case.pk), "fill_table", actor=actor, data=data))

    raised = _at_once([hand_in(actor) for actor in actors])

    assert raised == []
    assert is_finished(ExpertTeamFlow, case, "table")
    assert open_tasks(ExpertTeamFlow, case, "draft") == 1
    waiting = WorkItem.objects.filter(case_id=case.pk, step="write_opinion", closed_at=None)
    assert waiting.count() == 1


def void(_result: object) -> None:
    """Forgets what a step returned."""


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_record_the_same_item_at_once_do_not_both_pass() -> None:
    load_organisations()
    today = clock.today()
    cases = [scenario.bring_to(kind, State.ACCEPTED, today, lambda _day: nullcontext()) for kind in CaseKind]
    officers = [scenario.actor_by("referent", case) for case in cases]
    data = ministry.FILL["publish_announcement"](cases[0], officers[0])
    refusals: list[InvalidInput] = []

    def record(case: Case, actor: Actor) -> Callable[[], None]:
        def publish() -> None:
            try:
                perform(Case.objects.get(pk=case.pk), "publish_announcement", actor=actor, data=data)
            except InvalidInput as refusal:
                refusals.append(refusal)

        return publish

    raised = _at_once([record(case, actor) for case, actor in zip(cases, officers, strict=True)])

    assert raised == []
    [refusal] = refusals
    assert list(refusal.errors) == ["item"]
    assert "Sprawdź numer pozycji" in refusal.errors["item"][0]
    states = sorted(Case.objects.filter(pk__in=[case.pk for case in cases]).values_list("state", flat=True))
    assert states == sorted([State.ACCEPTED, State.INCLUDED])
    assert Publication.objects.filter(item=data["item"]).count() == 1
