"""Conditions of passing on the opinion of the Stakeholder Council (art. 21a)."""

from datetime import date

from cases.procedure import Procedure
from institutions.actor import Actor
from kernel.refusals import GuardFailed
from workflows.inclusion.record import record_of


def council_opinion_not_passed(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 21a ust. 4."""
    vote = record_of(case).vote
    if vote is None or vote.passed_on is not None:
        raise GuardFailed("Żadna opinia Rady nie czeka na przekazanie.", waiting=0)


def council_opinion_not_at_team(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 21a ust. 5."""
    vote = record_of(case).vote
    if vote is None or vote.positive or vote.to_team_on is not None:
        raise GuardFailed("Żadna negatywna opinia Rady nie czeka na przekazanie zespołowi.", waiting=0)
