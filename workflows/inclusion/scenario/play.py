"""Taking one step in a scenario: the data of its form, what its guards need, the step itself."""

from collections.abc import Callable, Mapping
from typing import Any

from cases.kept import forget
from cases.models import Case, Event
from cases.procedure import procedure_for, spec_of
from cases.service import perform
from cases.spec import Spec
from institutions.actor import Actor
from workflows.inclusion.scenario import formal, ministry
from workflows.inclusion.scenario.cast import WORD_OF, actor_by

# Any: form data are whatever the form of the step takes
Data = dict[str, Any]
FILL: Mapping[str, Callable[[Case, Actor], Data]] = {**formal.FILL, **ministry.FILL}
PREPARE: Mapping[str, Callable[[Case], None]] = {**formal.PREPARE, **ministry.PREPARE}


def spec_for(case: Case, name: str) -> Spec:
    spec = spec_of(procedure_for(case.kind), name)
    if spec is None:
        raise KeyError(name)
    return spec


def fill(case: Case, name: str, actor: Actor, **overrides: Any) -> Data:  # form data
    """Valid data for the step's form, with some fields of one's own."""
    source = FILL.get(name)
    return {**(source(case, actor) if source else {}), **overrides}


def prepare(case: Case, name: str, **overrides: Any) -> None:  # form data
    """Brings about, through the engine, what the guards of the step require; a text agreed upon with these fields."""
    text = ministry.PREPARE_TEXT.get(name)
    if text is not None:
        text(case, overrides)
        refresh(case)
    source = PREPARE.get(name)
    if source is not None:
        source(case)
        refresh(case)


def refresh(case: Case) -> None:
    """Reads the case anew: other hands may have moved it."""
    fresh = Case.objects.select_related("applicant", "competent", "division", "sector", "owner", "officer").get(
        pk=case.pk
    )
    case.__dict__.update({name: value for name, value in fresh.__dict__.items() if name != "_state"})
    case._state.fields_cache = dict(fresh._state.fields_cache)
    forget(case)


def take(case: Case, name: str, word: str = "", **overrides: Any) -> Event:  # form data
    """Prepares, fills in and takes the step, as the actor whose it is (or the one named)."""
    prepare(case, name, **overrides)
    return attempt(case, name, word, **overrides)


def attempt(case: Case, name: str, word: str = "", **overrides: Any) -> Event:  # form data
    """Takes the step with valid data but without bringing about what its guards need."""
    actor = actor_by(word or WORD_OF[spec_for(case, name).actor], case)
    data = fill(case, name, actor, **overrides)
    return perform(case, name, actor=actor, data=data)
