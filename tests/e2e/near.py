"""Cases brought near to what a journey is about, through the engine; the rest is clicked."""

from datetime import date, datetime, time

import time_machine

from applications import samples
from cases.models import Case
from cases.service import run_due
from institutions.models import Division
from kernel.clock import WARSAW
from kernel.jobs import run_waiting
from workflows.inclusion import scenario
from workflows.inclusion.scenario.formal import DEFECT, mark
from workflows.inclusion.scenario.play import refresh


def brought_to(state: str) -> Case:
    """A free-market application of Celina Próbna's school that reached this state today.

    Its division makes it a matter of the people of the Ministry of Finance and Economy.
    """
    case = scenario.start_application("INC_FM")
    division = Division.objects.get(code="budownictwo")
    samples.fill(case, scenario.actor_by("wnioskodawca", case), number=case.pk, division=division)
    for name in scenario.path_to("INC_FM", state):
        refresh(case)
        scenario.take(case, name)
    return _settled(case)


def with_approved_call() -> Case:
    """In formal review, with one defect and a call that the head of unit approved."""
    case = brought_to("FORMAL_REVIEW")
    mark(case, r03=DEFECT)
    scenario.take(case, "approve_call", "kierownik")
    return _settled(case)


def _settled(case: Case) -> Case:
    """With its letters made."""
    run_waiting()
    refresh(case)
    return case


def pass_to(clock: time_machine.Traveller, day: date) -> None:
    """The small hours of a later day: what fell due has run, and its letters are made."""
    clock.move_to(datetime.combine(day, time(0, 10), WARSAW))
    run_due()
    run_waiting()


def late_on(clock: time_machine.Traveller, day: date) -> None:
    """Shortly before midnight."""
    clock.move_to(datetime.combine(day, time(23, 55), WARSAW))
