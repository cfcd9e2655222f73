"""Conditions of giving the opinion of the Stakeholder Council and of passing it on (art. 21a)."""

from datetime import date

from cases.procedure import Procedure
from institutions.actor import Actor
from kernel.refusals import GuardFailed
from workflows.inclusion import council_rules
from workflows.inclusion.record import record_of


def council_member_is_impartial(case: Procedure, actor: Actor, _day: date) -> None:
    """Art. 24 KPA: an expert of this case and whoever is tied to the applicant have no part in the opinion."""
    person = actor.person_id
    reason = council_rules.barred(case, [person]).get(person) if person is not None else None
    if person is not None and reason:
        raise GuardFailed(
            f"Nie bierzesz udziału w opinii Rady w tej sprawie: osoba z Rady, która {reason}, nie głosuje "
            f"({council_rules.BASIS}). Opinię zapisze inny członek Rady.",
            person=person,
        )


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
