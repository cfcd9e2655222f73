"""What the applicant and other outsiders are told of a case: who does what now, never which way an opinion went.

Opinions of the team and of the Council are told with the result (art. 23 ust. 1). Until then the states between them
have one status, and the steps that brought them about are left out of the course (`Spec.discreet`).
"""

from dataclasses import replace
from functools import cache

from cases.models import Case
from cases.procedure import Outward, Procedure, Status, Turn, procedure_for, procedures
from cases.statuses import status_of, word_for
from institutions.actor import Actor
from institutions.enums import OFFICIAL_BODIES


def is_outside(case: Case, actor: Actor) -> bool:
    """Whether the person stands outside the work on this case: its applicant, or a body that was only informed."""
    if actor.organisation_id is not None and actor.organisation_id == case.applicant_id:
        return True
    return is_outsider(actor)


def is_outsider(actor: Actor) -> bool:
    """Whether the person acts for a body that works on no case of others. Experts act for none."""
    return actor.organisation_id is not None and not actor.is_system and actor.organisation_kind not in OFFICIAL_BODIES


def status_for(case: Case, actor: Actor) -> Status:
    """The status as this person may know it."""
    return outward_status(case) if is_outside(case, actor) else status_of(case)


def outward_status(case: Case) -> Status:
    """The status as people outside the offices may know it."""
    told = outward_of(case)
    if told is None or not told.word:
        return status_of(case)
    return replace(status_of(case), word=told.word, legal=told.legal, tone="info", icon="ring")


def turn_for(case: Procedure, actor: Actor) -> Turn | None:
    """What waits in this state, as far as this person may know it."""
    told = outward_of(case)
    hidden = told is not None and bool(told.word) and is_outside(case, actor)
    return None if hidden else case.turns.get(case.state)


def outward_of(case: Case) -> Outward | None:
    """What outsiders are told of the state of this case."""
    return procedure_for(case.kind).outward.get(case.state)


def stage_of(case: Case) -> str:
    """The part of the way that the case has reached: of its state, else of the state from which it ended."""
    told = outward_of(case)
    if told is None or told.stage:
        return told.stage if told else ""
    left = case.events.filter(is_step=True).order_by("-seq").values_list("source", flat=True).first()
    before = procedure_for(case.kind).outward.get(left or "")
    return before.stage if before else ""


@cache
def alike(state: str) -> tuple[str, ...]:
    """The states that outsiders cannot tell from this one, in the order of the law."""
    word = outward_word(state)
    return tuple(
        dict.fromkeys(one for procedure in procedures() for one in procedure.states if outward_word(one) == word)
    )


@cache
def outward_word(state: str) -> str:
    """The word that outsiders read for a state."""
    told = (procedure.outward[state] for procedure in procedures() if state in procedure.outward)
    return next((one.word for one in told if one.word), "") or word_for(state)
