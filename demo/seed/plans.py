"""Which cases the demo has: at least one in every state of both kinds, and queues that look alive.

A plan says where a case ends and when: `age` days after its last step, or so that a term ends
`due_in` days from today (0: today, negative: overdue).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

FM, SEC = "INC_FM", "INC_SEC"
DELIVER = "deliver"
"""Not a step of the procedure: the applicant confirms the receipt of the call."""

CALLED = ("submit", "start_formal_review", "fee_seen", "call_for_supplement")
CORRECTED = (*CALLED, DELIVER, "submit_corrected")
RECEIVED = ("submit", "start_formal_review", "fee_seen", "forward", "receive")
PROCEEDING = (*RECEIVED, "open_proceedings", "inform_councils")
CONSULTED = (*PROCEEDING, "open_consultation", "close_consultation")
TEAM = (*CONSULTED, "appoint_expert_team")
OPINED = (*TEAM, "deliver_opinion_and_recommendation")
EVALUATED = (*OPINED, "send_to_ri", "opinion_positive")
DOUBTED = (*OPINED, "send_to_ri", "opinion_negative", "deliver_second_recommendation")
ANSWERED = (*DOUBTED[:-1], "pass_council_opinion", "pass_opinion_to_team", DOUBTED[-1])
ACCEPTED = (*EVALUATED, "pass_council_opinion", "decide_positive")
INCLUDED = (*ACCEPTED, "send_announcement", "publish_announcement")
OPEN_FOR_IC = (*INCLUDED, "open_authority_call")

# Any: form data are whatever the form of a step takes
Data = Mapping[str, Mapping[str, Any]]
NEGATIVE: Data = MappingProxyType({"deliver_opinion_and_recommendation": MappingProxyType({"positive": "no"})})


@dataclass(frozen=True, slots=True)
class Plan:
    """One case: the steps from submission on; `term` with `due_in` or `age` fixes it in time."""

    kind: str
    state: str
    way: tuple[str, ...]
    age: int = 1
    term: str = ""
    due_in: int = 0
    data: Data = field(default_factory=dict)
    applicant: str = ""
    filled: str = "whole"


def _both(state: str, way: tuple[str, ...], ages: tuple[int, int], **more: object) -> tuple[Plan, Plan]:
    """The same way for both kinds; a sectoral case goes without consultation (art. 19 ust. 2) unless it must."""
    keeps = state in {"CONSULTATION", "CONSULTED"}
    shorter = way if keeps else tuple(name for name in way if not name.endswith("_consultation"))
    return Plan(FM, state, way, ages[0], **more), Plan(SEC, state, shorter, ages[1], **more)  # type: ignore[arg-type]  # fields of Plan by name


def _due(kind: str, state: str, way: tuple[str, ...], term: str, due_in: int) -> Plan:
    return Plan(kind, state, way, term=term, due_in=due_in)


DRAFTS = (
    Plan(FM, "DRAFT", (), 2, filled="half", applicant="wzorcowa-szkola-instalatorow"),
    Plan(FM, "DRAFT", (), 5, filled="whole", applicant="fundacja-przykladowych-umiejetnosci"),
    Plan(FM, "DRAFT", (), 1, filled="empty", applicant="teodor-makieta"),
    Plan(SEC, "DRAFT", (), 3, filled="half", applicant="izba-uslug-wzorcowych"),
)

FORMAL = (
    *(_due(FM, "SUBMITTED", ("submit",), "FR", days) for days in (-2, 0, 4, 12)),
    _due(SEC, "SUBMITTED", ("submit",), "FR", 9),
    *(_due(FM, "FORMAL_REVIEW", ("submit", "start_formal_review", "fee_seen"), "FR", days) for days in (-1, 1, 7)),
    _due(FM, "FORMAL_REVIEW", CORRECTED, "FR", 8),
    _due(SEC, "FORMAL_REVIEW", ("submit", "start_formal_review"), "FR", 5),
    Plan(FM, "AWAITING_SUPPLEMENT", CALLED, 2, applicant="wzorcowa-szkola-instalatorow"),
    _due(FM, "AWAITING_SUPPLEMENT", (*CALLED, DELIVER), "SUPPL", 2),
    _due(FM, "AWAITING_SUPPLEMENT", (*CORRECTED, "still_defective"), "SUPPL", 12),
    _due(SEC, "AWAITING_SUPPLEMENT", (*CALLED, DELIVER), "SUPPL", 19),
    *_both("NO_FURTHER_COURSE", (*CALLED, DELIVER, "supplement_expired"), (40, 25)),
    Plan(
        FM, "LEFT_WITHOUT_CONSIDERATION_18_5A", ("submit", "start_formal_review", "reject_wrong_applicant"), 12,
        applicant="teodor-makieta",
    ),
    Plan(
        SEC, "LEFT_WITHOUT_CONSIDERATION_18_5A", ("submit", "start_formal_review", "reject_wrong_applicant"), 30,
        applicant="lokalne-stowarzyszenie-atrapa",
    ),
    Plan(FM, "WITHDRAWN", ("submit", "start_formal_review", "withdraw"), 33),
    Plan(SEC, "WITHDRAWN", (*PROCEEDING, "withdraw"), 9),
)  # fmt: skip

SUBSTANTIVE = (
    *_both("FORWARDED", RECEIVED[:-1], (2, 1)),
    Plan(FM, "WITH_MINISTER", RECEIVED, 3),
    Plan(FM, "WITH_MINISTER", (*RECEIVED, "declare_not_competent"), 2),
    Plan(SEC, "WITH_MINISTER", RECEIVED, 5),
    *_both("LEFT_WITHOUT_CONSIDERATION_18A", (*RECEIVED, "leave_for_similarity"), (15, 50)),
    *_both("PROCEEDINGS_OPEN", PROCEEDING, (4, 3)),
    *_both("CONSULTATION", CONSULTED[:-1], (9, 14)),
    *_both("CONSULTED", CONSULTED, (2, 6)),
    *_both("EXPERTS_WORKING", TEAM, (8, 12)),
    *_both("OPINION_POSITIVE", OPINED, (1, 2)),
    *_both("OPINION_NEGATIVE", OPINED, (3, 4), data=NEGATIVE),
    *_both("RI_OPINION", (*OPINED, "send_to_ri"), (6, 10)),
    *_both("EXPERTS_RECONSIDER", DOUBTED[:-1], (5, 7)),
    _due(FM, "EVALUATION", EVALUATED, "MIN", 0),
    _due(FM, "EVALUATION", (*EVALUATED, "prepare_decision"), "MIN", -6),
    Plan(SEC, "EVALUATION", (*PROCEEDING, TEAM[-1], OPINED[-1], "send_to_ri", "opinion_positive", "extend"), 20),
)  # fmt: skip

FINISHED = (
    *_both("ACCEPTED", ACCEPTED, (4, 6)),
    *_both("INCLUDED", INCLUDED, (2, 3)),
    *_both("INCLUDED_OPEN_FOR_IC", OPEN_FOR_IC, (45, 70)),
    Plan(FM, "REFUSED", (*ANSWERED, "decide_negative"), 28),
    Plan(SEC, "REFUSED", (*PROCEEDING, TEAM[-1], OPINED[-1], "skip_ri", "decide_negative"), 36, data=NEGATIVE),
)  # fmt: skip

PLANS: tuple[Plan, ...] = (*DRAFTS, *FORMAL, *SUBSTANTIVE, *FINISHED)
