"""What may be done next in a case, in the order in which a person needs it: allowed first, refused with the reason."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cases.models import Case
from cases.panels import step_address
from cases.procedure import Procedure, as_procedure
from cases.rights import is_only_informed, is_related
from cases.service import Offer, available_steps
from cases.spec import Spec
from institutions.actor import Actor
from kernel.components import Gloss, Step
from kernel.refusals import NotYourStep, WrongState

MOST_ROWS = 5


@dataclass(frozen=True, slots=True)
class NextSteps:
    """The rows of the panel, and what stands in its disclosures."""

    rows: Sequence[Step]
    more: Sequence[Step]
    later: Sequence[Step]
    allowed: int
    refused: int


def next_steps(case: Case, actor: Actor, awaited: Collection[str] = ()) -> NextSteps:
    """The steps and acts of this case as this person sees them now; first those that open work waits for."""
    row = as_procedure(case)
    offers = [offer for offer in available_steps(row, actor) if offer.spec.listed]
    if is_only_informed(actor, row):
        offers = [offer for offer in offers if offer.allowed]
    turn = row.turns.get(row.state)
    now = [offer for offer in offers if _concerns(offer, actor, row)]
    now.sort(key=lambda offer: _rank(offer, turn.step if turn else "", awaited))
    shown = [_step(offer, primary=offer is now[0] and offer.allowed) for offer in now]
    allowed = sum(offer.allowed for offer in now)
    return NextSteps(
        rows=shown[:MOST_ROWS],
        more=shown[MOST_ROWS:],
        later=[_later(offer, row) for offer in offers if _is_later(offer, row)],
        allowed=allowed,
        refused=len(now) - allowed,
    )


def _concerns(offer: Offer, actor: Actor, case: Procedure) -> bool:
    """Whether the offer belongs to this stage and to this person's view of it."""
    if offer.allowed:
        return True
    if case.state not in offer.spec.sources or is_common(offer.spec):
        return False
    return offer.spec.is_step or not isinstance(offer.refusal, NotYourStep) or _own_side(offer, actor, case)


def _is_later(offer: Offer, case: Procedure) -> bool:
    """Whether it is a step of this person, but of another stage."""
    return (
        isinstance(offer.refusal, WrongState)
        and offer.spec.is_step
        and case.state not in case.terminal
        and not is_common(offer.spec)
    )


def _own_side(offer: Offer, actor: Actor, case: Procedure) -> bool:
    return is_related(actor, offer.spec.actor, case)


def is_common(spec: Spec) -> bool:
    """Whether every case knows this act: a note, taking over, excluding oneself."""
    return spec.name in vars(Procedure)


def _rank(offer: Offer, turn: str, awaited: Collection[str]) -> tuple[int, bool, bool, bool, bool]:
    """What is allowed, then what is refused (steps before acts), then the acts that every case knows."""
    spec = offer.spec
    group = 2 if is_common(spec) else 0 if offer.allowed else 1
    waits = offer.allowed and spec.name in awaited
    return group, spec.destructive, not waits, spec.name != turn, not offer.allowed and not spec.is_step


def _step(offer: Offer, *, primary: bool = False) -> Step:
    spec = offer.spec
    return Step(
        label=spec.label,
        effect=spec.effect,
        gloss=Gloss(spec.basis, at_once=spec.at_once) if spec.basis else None,
        href=step_address(offer.case.pk, spec.name) if offer.allowed else "",
        primary=primary and not spec.destructive,
        reason=reason_of(offer),
    )


def reason_of(offer: Offer) -> str:
    """Why the step is shut, as a full sentence; empty when it is open."""
    if offer.refusal is None:
        return ""
    sentence = offer.refusal.sentence
    return sentence if sentence.startswith("Niedostępn") else f"Niedostępne. {sentence}"


def _later(offer: Offer, case: Procedure) -> Step:
    words = [f"„{case.statuses[state].word}”" for state in offer.spec.sources if state in case.statuses]
    named = ", ".join(words[:3]) + (" i na dalszych etapach" if len(words) > 3 else "")
    return Step(
        label=offer.spec.label,
        gloss=Gloss(offer.spec.basis) if offer.spec.basis else None,
        reason=f"Dostępne na etapie {named}.",
    )
