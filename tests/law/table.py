"""Sections 3.1.3 and 3.1.4 of the specification of the law, typed in by hand: the oracle of the matrix.

Nothing here is imported from the procedure. A step is: name, states it starts in, states it leads to
(None: stays where it is), actor.
"""

from dataclasses import dataclass

RECEIVED = (
    "WITH_MINISTER",
    "PROCEEDINGS_OPEN",
    "CONSULTATION",
    "CONSULTED",
    "EXPERTS_WORKING",
    "OPINION_POSITIVE",
    "OPINION_NEGATIVE",
    "RI_OPINION",
    "EXPERTS_RECONSIDER",
    "EVALUATION",
)
"""`WITH_MINISTER` … `EVALUATION`"""
OPENED = RECEIVED[1:]
"""`PROCEEDINGS_OPEN` … `EVALUATION`"""
SUBMITTED_TO_EVALUATION = ("SUBMITTED", "FORMAL_REVIEW", "AWAITING_SUPPLEMENT", "FORWARDED", *RECEIVED)

STATES = frozenset(
    {
        "DRAFT",
        *SUBMITTED_TO_EVALUATION,
        "ACCEPTED",
        "INCLUDED",
        "INCLUDED_OPEN_FOR_IC",
        "LEFT_WITHOUT_CONSIDERATION_18_5A",
        "LEFT_WITHOUT_CONSIDERATION_18A",
        "NO_FURTHER_COURSE",
        "WITHDRAWN",
        "REFUSED",
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the tables. `targets` is empty where the state stays."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    actor: str


def _row(sources: str | tuple[str, ...], targets: str | tuple[str, ...] | None, actor: str) -> Row:
    return Row(_tuple(sources), () if targets is None else _tuple(targets), actor)


def _tuple(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def rows(applicant: str, team_from: tuple[str, ...]) -> dict[str, Row]:
    """Both tables: `applicant` is the applicant's code, `team_from` where experts are appointed."""
    return {
        "submit": _row("DRAFT", "SUBMITTED", applicant),
        "start_formal_review": _row("SUBMITTED", "FORMAL_REVIEW", "OPERATOR"),
        "reject_wrong_applicant": _row("FORMAL_REVIEW", "LEFT_WITHOUT_CONSIDERATION_18_5A", "OPERATOR"),
        "call_for_supplement": _row("FORMAL_REVIEW", "AWAITING_SUPPLEMENT", "OPERATOR"),
        "submit_corrected": _row("AWAITING_SUPPLEMENT", "FORMAL_REVIEW", applicant),
        "supplement_expired": _row("AWAITING_SUPPLEMENT", "NO_FURTHER_COURSE", "SYSTEM"),
        "still_defective": _row("FORMAL_REVIEW", ("AWAITING_SUPPLEMENT", "NO_FURTHER_COURSE"), "OPERATOR"),
        "forward": _row("FORMAL_REVIEW", "FORWARDED", "OPERATOR"),
        "receive": _row("FORWARDED", "WITH_MINISTER", "MINISTER"),
        "declare_not_competent": _row("WITH_MINISTER", "WITH_MINISTER", "MINISTER"),
        "withdraw": _row(SUBMITTED_TO_EVALUATION, "WITHDRAWN", applicant),
        "leave_for_similarity": _row("WITH_MINISTER", "LEFT_WITHOUT_CONSIDERATION_18A", "MINISTER"),
        "open_proceedings": _row("WITH_MINISTER", "PROCEEDINGS_OPEN", "MINISTER"),
        "inform_councils": _row(OPENED, None, "MINISTER"),
        "open_consultation": _row("PROCEEDINGS_OPEN", "CONSULTATION", "MINISTER"),
        "close_consultation": _row("CONSULTATION", "CONSULTED", "MINISTER"),
        "appoint_expert_team": _row(team_from, "EXPERTS_WORKING", "MINISTER"),
        "remarks": _row("EXPERTS_WORKING", None, "EXPERT_CHAIR"),
        "answer_remarks": _row("EXPERTS_WORKING", None, applicant),
        "deliver_opinion_and_recommendation": _row(
            "EXPERTS_WORKING", ("OPINION_POSITIVE", "OPINION_NEGATIVE"), "EXPERT_CHAIR"
        ),
        "send_to_ri": _row(("OPINION_POSITIVE", "OPINION_NEGATIVE"), "RI_OPINION", "MINISTER"),
        "skip_ri": _row("OPINION_NEGATIVE", "EVALUATION", "MINISTER"),
        "opinion_positive": _row("RI_OPINION", "EVALUATION", "RI"),
        "opinion_negative": _row("RI_OPINION", "EXPERTS_RECONSIDER", "RI"),
        "deliver_second_recommendation": _row("EXPERTS_RECONSIDER", "EVALUATION", "EXPERT_CHAIR"),
        "decide_positive": _row("EVALUATION", "ACCEPTED", "MINISTER"),
        "decide_negative": _row("EVALUATION", "REFUSED", "MINISTER"),
        "extend": _row(RECEIVED, None, "MINISTER"),
        "publish_announcement": _row("ACCEPTED", "INCLUDED", "MINISTER"),
        "open_authority_call": _row("INCLUDED", "INCLUDED_OPEN_FOR_IC", "MINISTER"),
    }


TABLES: dict[str, dict[str, Row]] = {
    "INC_FM": rows("APPLICANT_FM", ("CONSULTED",)),
    "INC_SEC": rows("APPLICANT_SEC", ("PROCEEDINGS_OPEN", "CONSULTED")),
}

MINISTER_IN_PERSON = frozenset({"leave_for_similarity", "decide_positive", "decide_negative"})
"""Steps that only the minister takes (or who holds the power of attorney), not the officer."""

TERM_EFFECTS: dict[str, dict[str, str]] = {
    "submit": {"FR": "start"},
    "call_for_supplement": {"FR": "meet"},
    "still_defective": {"FR": "meet", "SUPPL": "resume"},
    "forward": {"FR": "meet", "MIN": "start"},
    "reject_wrong_applicant": {"FR": "meet"},
    "submit_corrected": {"SUPPL": "meet", "FR": "start"},
    "supplement_expired": {"SUPPL": "expire"},
    "withdraw": {"FR": "meet", "SUPPL": "meet", "MIN": "meet"},
    "extend": {"MIN": "extend"},
    "leave_for_similarity": {"MIN": "meet"},
    "decide_positive": {"MIN": "meet"},
    "decide_negative": {"MIN": "meet"},
}
"""What the law says each step does to FR, SUPPL and MIN; all other steps touch no term."""
