"""Real steps of real cases through the engine's door, each in a transaction that is rolled back."""

from collections.abc import Iterator
from typing import Final

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction

from bench.clock import cost
from bench.rows import Bars, Cost, Row, Timing, percentile
from cases.models import Case
from cases.procedure import procedure_for, specs
from cases.service import perform
from kernel.refusals import Refusal
from kernel.server_timing import Stopwatch
from workflows.inclusion import scenario
from workflows.inclusion.scenario.cast import WORD_OF
from workflows.inclusion.scenario.play import refresh

CASES_OF_A_STEP: Final = 3
RUNS: Final = 4
BAR: Final = Bars(ms=40)

Taken = tuple[Cost, int]
"""What the step cost and how many queries it made."""


def row() -> Row:
    """Every step that cases of the seed can take now: with its event, terms, work and outbox; without the commit."""
    taken = list(_all())
    return Row(
        title=f"a step with event, terms and outbox ({len(taken)} steps)",
        timing=Timing.of_many([one for one, _ in taken]),
        queries=round(percentile([queries for _, queries in taken], 50)),
        bars=BAR,
    )


def _all() -> Iterator[Taken]:
    played = Case.objects.filter(documents__isnull=False).distinct().order_by("id")
    done: dict[tuple[str, str], int] = {}
    for case in played:
        for name, spec in specs(procedure_for(case.kind)).items():
            key = (case.kind, name)
            if not spec.is_step or case.state not in spec.sources or done.get(key, 0) >= CASES_OF_A_STEP:
                continue
            if spec.actor not in WORD_OF or (result := _taken(case, name)) is None:
                continue
            done[key] = done.get(key, 0) + 1
            yield result


def _taken(case: Case, name: str) -> Taken | None:
    """Takes the step some times, each time undone; the quickest counts. None when the case cannot take it today."""
    try:
        return min((_once(case, name) for _ in range(RUNS)), key=lambda taken: taken[0].cpu)
    except (Refusal, LookupError, ObjectDoesNotExist):
        return None


def _once(case: Case, name: str) -> Taken:
    watch = Stopwatch()
    with transaction.atomic():
        refresh(case)
        scenario.prepare(case, name)
        actor = scenario.actor_by(WORD_OF[specs(procedure_for(case.kind))[name].actor], case)
        data = scenario.fill(case, name, actor)
        with connection.execute_wrapper(watch):
            taken = cost(lambda: perform(case, name, actor=actor, data=data))
        transaction.set_rollback(True)
    return taken, watch.queries
