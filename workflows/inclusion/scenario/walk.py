"""Walking a case to a state: the ordinary path, or the shortest lawful way beside it."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta

from applications.service import open_draft
from cases.models import Case
from cases.procedure import procedure_for, specs
from cases.service import run_due
from cases.spec import Spec
from institutions.actor import Actor
from institutions.models import Organisation
from workflows.inclusion.scenario.cast import actor_by, default_applicant
from workflows.inclusion.scenario.formal import deliver_call, supplement_due
from workflows.inclusion.scenario.play import refresh, take
from workflows.inclusion.states import State

NEEDS_AN_EARLIER_CALL = frozenset({"still_defective"})
"""Steps that start in a state of the ordinary path but only after something beside it."""

Travel = Callable[[date], AbstractContextManager[object]]
"""Puts the clock on a day: given by whoever walks (tests, the seed)."""


def start_application(kind: str, applicant: Organisation | None = None) -> Case:
    """An empty draft of this kind, opened by its signatory."""
    organisation = applicant or default_applicant(kind)
    probe = Case(kind=kind, applicant=organisation)
    actor: Actor = actor_by("wnioskodawca", probe)
    return open_draft(kind, actor)


def path_to(kind: str, goal: str) -> list[str]:
    """Names of the steps from the draft to a state: along the ordinary path, else the shortest way beside it.

    Raises LookupError for a state that no lawful way reaches.
    """
    procedure = procedure_for(kind)
    known = specs(procedure)
    ordinary: list[str] = []
    prefixes: dict[str, list[str]] = {"DRAFT": []}
    for name in procedure.ordinary_path:
        spec = known[name]
        ordinary.append(name)
        if spec.sources != spec.targets:
            prefixes.setdefault(spec.targets[0], list(ordinary))
    if goal in prefixes:
        return list(prefixes[goal])
    return _shortest_detour(list(known.values()), prefixes, goal)


def _shortest_detour(known: list[Spec], prefixes: dict[str, list[str]], goal: str) -> list[str]:
    """Leaves the ordinary path where the way to the goal is shortest, as early as possible."""
    tails = [
        (prefix, tail) for start, prefix in prefixes.items() if (tail := _shortest(known, start, goal)) is not None
    ]
    if not tails:
        raise LookupError(goal)
    prefix, tail = min(tails, key=lambda pair: len(pair[1]))
    return prefix + tail


def _shortest(known: list[Spec], start: str, goal: str) -> list[str] | None:
    queue: deque[tuple[str, list[str]]] = deque([(start, [])])
    seen = {start}
    while queue:
        state, path = queue.popleft()
        if state == goal:
            return path
        for name, target in _moves(known, state):
            if target not in seen:
                seen.add(target)
                queue.append((target, [*path, name]))
    return None


def _moves(known: list[Spec], state: str) -> Iterator[tuple[str, str]]:
    for spec in known:
        if spec.name in NEEDS_AN_EARLIER_CALL:
            continue
        if spec.is_step and state in spec.sources and spec.sources != spec.targets:
            for target in spec.targets:
                yield spec.name, target


def bring_to(kind: str, goal: str, day: date, travel: Travel, applicant: Organisation | None = None) -> Case:
    """A case of this kind that reached the state on this day; steps before a term that must pass lie earlier."""
    path = path_to(kind, goal)
    if "supplement_expired" in path:
        return _expired(kind, path, day, travel, applicant)
    with travel(day):
        case = start_application(kind, applicant)
        for name in path:
            refresh(case)
            take(case, name, **_towards(name, goal))
        refresh(case)
    return case


def _towards(name: str, goal: str) -> dict[str, str]:
    """Where a step has two results, the data that lead to the wanted one."""
    if name == "deliver_opinion_and_recommendation" and goal == State.OPINION_NEGATIVE:
        return {"positive": "no"}
    return {}


def _expired(kind: str, path: list[str], day: date, travel: Travel, applicant: Organisation | None) -> Case:
    """The term for the supplement ends on the day before `day`, so that the system acts on it."""
    delivered = _delivery_day_for(kind, day)
    with travel(delivered):
        case = start_application(kind, applicant)
        for name in path[: path.index("supplement_expired")]:
            refresh(case)
            take(case, name)
        deliver_call(case)
    with travel(day):
        run_due()
        refresh(case)
    return case


def _delivery_day_for(kind: str, day: date) -> date:
    """The latest day of delivery whose last day is before `day`."""
    from cases.deadlines import compute

    rule, delivered = procedure_for(kind).terms["SUPPL"], day - timedelta(days=31)
    while compute(rule, delivered).due >= day:
        delivered -= timedelta(days=1)
    return delivered


__all__ = ["Travel", "bring_to", "path_to", "start_application", "supplement_due"]
