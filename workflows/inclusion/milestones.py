"""The ministry's own plan of a case inside the four months of art. 24. Never a term of the Act."""

from collections.abc import Sequence
from typing import Final

from cases.milestones import MilestoneRule
from workflows.inclusion.states import State

_BEFORE_OPENING: Final = (State.FORWARDED, State.WITH_MINISTER)
_BEFORE_TEAM: Final = (*_BEFORE_OPENING, State.PROCEEDINGS_OPEN, State.CONSULTATION, State.CONSULTED)
_BEFORE_OPINION: Final = (*_BEFORE_TEAM, State.EXPERTS_WORKING)
_BEFORE_COUNCIL: Final = (*_BEFORE_OPINION, State.OPINION_POSITIVE, State.OPINION_NEGATIVE, State.RI_OPINION)
_BEFORE_RESULT: Final = (*_BEFORE_COUNCIL, State.EXPERTS_RECONSIDER, State.EVALUATION)


def _states(states: Sequence[State]) -> frozenset[str]:
    return frozenset(str(state) for state in states)


OPENING: Final = MilestoneRule(
    "rozpoczecie",
    "MILESTONE_OPENING",
    "Rozpoczęcie postępowania",
    "art. 19 ust. 1",
    _states(_BEFORE_OPENING),
    ("open_proceedings",),
)
CONSULTATION: Final = MilestoneRule(
    "konsultacje",
    "MILESTONE_CONSULTATION",
    "Koniec konsultacji",
    "art. 19 ust. 2",
    _states((*_BEFORE_OPENING, State.PROCEEDINGS_OPEN, State.CONSULTATION)),
    ("close_consultation",),
)
CHOSEN_CONSULTATION: Final = MilestoneRule(
    "konsultacje",
    "MILESTONE_CONSULTATION",
    "Koniec konsultacji",
    "art. 19 ust. 2",
    _states((State.CONSULTATION,)),
    ("close_consultation",),
)
"""The same of a sectoral case, whose minister need not consult: only once the consultation was opened."""
TEAM: Final = MilestoneRule(
    "zespol",
    "MILESTONE_TEAM",
    "Powołanie zespołu ekspertów",
    "art. 21 ust. 1",
    _states(_BEFORE_TEAM),
    ("appoint_expert_team",),
)
OPINION: Final = MilestoneRule(
    "opinia",
    "MILESTONE_OPINION",
    "Opinia i rekomendacja ekspertów",
    "art. 21 ust. 1 i 3",
    _states(_BEFORE_OPINION),
    ("deliver_opinion_and_recommendation",),
)
COUNCIL: Final = MilestoneRule(
    "rada",
    "MILESTONE_COUNCIL",
    "Opinia Rady Interesariuszy",
    "art. 21a",
    _states(_BEFORE_COUNCIL),
    ("opinion_positive", "opinion_negative", "skip_ri"),
)
DRAFT: Final = MilestoneRule(
    "projekt",
    "MILESTONE_DRAFT",
    "Projekt rozstrzygnięcia",
    "art. 21b",
    _states(_BEFORE_RESULT),
    ("prepare_decision",),
    act_in=str(State.EVALUATION),
)

FREE_MARKET: Final = (OPENING, CONSULTATION, TEAM, OPINION, COUNCIL, DRAFT)
SECTORAL: Final = (OPENING, CHOSEN_CONSULTATION, TEAM, OPINION, COUNCIL, DRAFT)
