"""The one dictionary of statuses: a state of a case → plain word, legal term, tone and icon."""

from functools import cache

from cases.models import Case
from cases.procedure import Status, procedure_for, procedures
from kernel.components import StatusTag

CLOSED_STAGE = "zakonczone"
"""The stage of a queue that gathers all final states."""


def status_of(case: Case) -> Status:
    """What people are told of the state of this case."""
    return procedure_for(case.kind).statuses[case.state]


def tag_of(status: Status) -> StatusTag:
    """The status as the look draws it."""
    return StatusTag(status.word, status.legal, status.tone, status.icon)


@cache
def states_in_order() -> tuple[str, ...]:
    """The states of all procedures, each once, in the order of the law."""
    found: dict[str, None] = {}
    for procedure in procedures():
        found.update(dict.fromkeys(procedure.states))
    return tuple(found)


@cache
def final_states() -> frozenset[str]:
    """The states in which a case of some procedure has ended."""
    return frozenset().union(*(procedure.terminal for procedure in procedures()))


def word_for(state: str) -> str:
    """The plain word of a state, whichever procedure has it."""
    return next(procedure.statuses[state].word for procedure in procedures() if state in procedure.statuses)
