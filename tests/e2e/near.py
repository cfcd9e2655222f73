"""Cases brought near to what a journey is about, through the engine; the rest is clicked."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import time_machine

from cases.models import Case
from kernel.clock import WARSAW
from kernel.jobs import run_waiting
from workflows.inclusion import scenario
from workflows.inclusion.scenario.formal import DEFECT, mark
from workflows.inclusion.scenario.play import refresh

TODAY = date(2026, 11, 25)


def brought_to(state: str) -> Case:
    """A free-market application of Celina Próbna's school in this state, reached today."""
    case = scenario.bring_to("INC_FM", state, TODAY, _stay)
    run_waiting()
    refresh(case)
    return case


def with_approved_call() -> Case:
    """In formal review, with one defect and a call that the head of unit approved."""
    case = brought_to("FORMAL_REVIEW")
    mark(case, r03=DEFECT)
    scenario.take(case, "approve_call")
    run_waiting()
    return case


@contextmanager
def _stay(day: date) -> Iterator[None]:
    """The journey's clock stands on this day already."""
    assert day == TODAY
    yield


def pass_to(clock: time_machine.Traveller, day: date) -> None:
    """The small hours of a later day: what fell due has run, and its letters are made."""
    from datetime import datetime, time

    from cases.service import run_due

    clock.move_to(datetime.combine(day, time(0, 10), WARSAW))
    run_due()
    run_waiting()
