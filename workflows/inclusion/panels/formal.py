"""Panels of the case page for the formal stage: the review and the fee."""

from typing import Any

from django.urls import reverse

from applications.fees import REFUND_RULE
from applications.queries import fee_due
from cases.models import Case
from cases.panels import Panel
from institutions.actor import Actor
from institutions.enums import OFFICES
from kernel.components import Fact
from kernel.text import date_long
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.models import CallStatus, facts_of
from workflows.inclusion.record import record_of
from workflows.inclusion.review_facts import fee_rows
from workflows.inclusion.rules import RULES
from workflows.inclusion.states import State

KINDS = frozenset({"INC_FM", "INC_SEC"})
ENDED_WITHOUT_REFUND = frozenset({State.NO_FURTHER_COURSE, State.WITHDRAWN, State.REFUSED})


def _review(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    checklist = checklist_of(case)
    call = record_of(case).call
    return {
        "round": checklist.round,
        "marked": len(checklist.marks),
        "total": len(RULES),
        "unmarked": checklist.unmarked if checklist.marks and case.state == State.FORMAL_REVIEW else [],
        "defects": checklist.defects,
        "remarks": checklist.remarks,
        "entitled": checklist.entitled,
        "call": CallStatus(call.status).label if call else "",
        "call_note": call.note if call and call.status == CallStatus.RETURNED else "",
        "approved_by": call.approved_by.get_full_name() if call and call.approved_by else "",
        "checklist_href": reverse("cases:step", args=[case.pk, "mark_checklist"])
        if case.state == State.FORMAL_REVIEW
        else "",
    }


def _review_began(case: Case, actor: Actor) -> bool:
    if actor.organisation_kind not in OFFICES or case.state in {State.DRAFT, State.SUBMITTED}:
        return False
    return facts_of(case).round > 0


def _fee(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    facts = facts_of(case)
    rows = fee_rows(case, facts)
    if facts.fee_refund_due:
        done = facts.fee_refunded_on
        rows.append(Fact("Zwrot", f"zwrócono {date_long(done)}" if done else "do zwrotu (art. 17 ust. 1)"))
    elif case.state in ENDED_WITHOUT_REFUND and fee_due(case) is not None:
        rows.append(Fact("Zwrot", "opłata nie podlega zwrotowi (art. 17 ust. 1)"))
    return {"rows": rows, "rule": REFUND_RULE}


def _fee_matters(case: Case, actor: Actor) -> bool:
    return case.state != State.DRAFT and (
        actor.organisation_kind in OFFICES or actor.organisation_id == case.applicant_id
    )


PANELS = (
    Panel("ocena-formalna", "inclusion/panel_review.html", _review, order=20, kinds=KINDS, visible=_review_began),
    Panel("oplata", "inclusion/panel_fee.html", _fee, place="aside", order=40, kinds=KINDS, visible=_fee_matters),
)
