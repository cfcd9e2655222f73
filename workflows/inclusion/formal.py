"""What the steps of art. 14–18 do: evidence, letters, tasks. Called by the procedure only."""

import hashlib
import json
from datetime import date
from decimal import Decimal

from applications import queries as applications, service as content
from auth.enums import Role
from cases import service as engine
from cases.deadlines import compute, current, terms_of
from cases.kept import forget
from cases.open_points import flag
from cases.procedure import Procedure
from cases.spec import Move
from documents import service as documents
from institutions.models import Organisation
from institutions.queries import operator
from kernel import clock
from kernel.text import money
from workflows.inclusion import review, writing
from workflows.inclusion.calling import call_again, call_of, defects_of, void_call
from workflows.inclusion.checklist import checklist_of, evidence
from workflows.inclusion.collective import end_collective_work
from workflows.inclusion.documents import (
    Defect,
    Forwarded,
    LeftForWrongApplicant,
    NoFurtherCourse,
    Withdrawn,
)
from workflows.inclusion.filing_papers import issue_papers
from workflows.inclusion.models import ChecklistMark, Verdict, inclusion_of
from workflows.inclusion.states import State

REFUND_WORK = "after_refund"


def submit(case: Procedure, move: Move) -> None:
    """Art. 16: the application is sent; evidence, UPP and the printed application follow."""
    _name_case(case)
    snapshot = content.take_snapshot(case, content.SnapshotReason.SUBMISSION, move.actor)
    inclusion_of(case)
    move.facts |= {
        "snapshot": snapshot.number,
        "sha256": snapshot.sha256,
        "statements": _statement_codes(snapshot.content),
    }
    issue_papers(case, snapshot, move)


def _name_case(case: Procedure) -> None:
    subject = applications.subject_of(case)
    case.title, case.division, case.sector = subject.title, subject.division, subject.sector


def _statement_codes(snapshot: dict[str, object]) -> list[str]:
    made = snapshot.get("statements")
    return [str(one["code"]) for one in made] if isinstance(made, list) else []


def start_review(case: Procedure, move: Move) -> None:
    """Art. 18 ust. 1: the first round of the checklist opens; whoever starts it is in charge."""
    if case.owner_id is None:
        case.owner_id = move.actor.person_id
    _open_round(case, {})


def _open_round(case: Procedure, kept: dict[str, ChecklistMark]) -> None:
    facts = inclusion_of(case)
    facts.round += 1
    facts.save(update_fields=["round"])
    ChecklistMark.objects.bulk_create(
        ChecklistMark(
            case_id=case.pk,
            round=facts.round,
            rule=code,
            verdict=mark.verdict,
            marked_by_id=mark.marked_by_id,
            marked_at=clock.now(),
        )
        for code, mark in kept.items()
    )
    forget(case)


def mark_checklist(case: Procedure, move: Move) -> None:
    """Art. 18 ust. 2: verdicts of the present round; a change takes back an approval of the call."""
    before = {code: mark.verdict for code, mark in checklist_of(case).marks.items()}
    given: dict[str, Verdict] = move.data["verdicts"]
    for code, verdict in given.items():
        if before.get(code) != verdict:
            review.keep_verdict(case, move.actor, code, verdict)
    forget(case)
    move.facts |= evidence(case)
    if any(before.get(code) != verdict for code, verdict in given.items()):
        void_call(case)


def fee_seen(case: Procedure, move: Move) -> None:
    """Art. 17 ust. 1: the transfer is on the account."""
    facts = inclusion_of(case)
    facts.fee_seen_on, facts.fee_amount = move.data["seen_on"], move.data["amount"]
    facts.save(update_fields=["fee_seen_on", "fee_amount"])
    move.facts |= {"seen_on": facts.fee_seen_on, "amount": facts.fee_amount}


def submit_corrected(case: Procedure, move: Move) -> None:
    """Art. 18 ust. 4: the corrected version; what was right stays marked, what was questioned is reviewed anew."""
    rests, remarks = applications.rests_of(case), applications.answers_to_remarks(case)
    snapshot = content.take_snapshot(case, content.SnapshotReason.SUPPLEMENT, move.actor, remarks=remarks)
    move.facts |= {
        "rest_before": rests.before,
        "rest_after": rests.after,
        "targets": {one["target"]: one["state"] for one in remarks},
    }
    content.close_corrections(case)
    kept = {code: mark for code, mark in checklist_of(case).marks.items() if mark.verdict != Verdict.NO}
    _open_round(case, kept)
    _name_case(case)
    move.facts |= {"snapshot": snapshot.number, "sha256": snapshot.sha256}
    issue_papers(case, snapshot, move)


def no_further_course(case: Procedure, move: Move) -> None:
    """Art. 18 ust. 5: no decision; the applicant is told, the fee stays."""
    content.close_corrections(case)
    call = call_of(case)
    remaining = [Defect.model_validate(one) for one in call.defects] if call else []
    _tell_no_further_course(case, move, remaining)


def _tell_no_further_course(case: Procedure, move: Move, remaining: list[Defect]) -> None:
    term = current(terms_of(case), "SUPPL")
    assert term is not None  # the guards of both steps ask for it
    letter = NoFurtherCourse(
        **writing.from_operator(case, move.actor),
        call_delivered_on=term.started_on,
        deadline=term.due,
        remaining=tuple(remaining),
    )
    documents.issue(case, "notice_no_further_course", data=letter, recipients=[case.applicant])


def still_defective(case: Procedure, move: Move) -> str:
    """Law 3.1.3: in time the application goes back to the same last day, after it the case ends."""
    defects = defects_of(case)
    move.facts |= evidence(case) | {"rules": sorted({one.rule for one in defects})}
    term = current(terms_of(case), "SUPPL")
    if term is None or move.day > term.due:
        move.terms["SUPPL"] = "expire"
        _tell_no_further_course(case, move, defects)
        return State.NO_FURTHER_COURSE
    call_again(case, move)
    return State.AWAITING_SUPPLEMENT


def reject_wrong_applicant(case: Procedure, move: Move) -> None:
    """Art. 18 ust. 5a: left without consideration, the fee is given back (art. 17 ust. 1)."""
    move.facts |= evidence(case) | {"justification": move.data["justification"]}
    letter = LeftForWrongApplicant(
        **writing.from_operator(case, move.actor), reason=move.data["justification"], fee=open_refund(case)
    )
    documents.issue(case, "notice_left_18_5a", data=letter, recipients=[case.applicant])


def open_refund(case: Procedure) -> str:
    """Opens the task of giving the fee back. Returns the amount in words of the letter, empty when none was paid."""
    amount = paid_amount(case)
    if amount is None:
        return ""
    facts = inclusion_of(case)
    facts.fee_refund_due = True
    facts.save(update_fields=["fee_refund_due"])
    engine.open_work(
        case,
        REFUND_WORK,
        "Zwróć opłatę wnioskodawcy",
        organisation=operator(),
        roles=[Role.REVIEWER, Role.HEAD_OF_UNIT],
        step="refund_done",
        basis="art. 17 ust. 1",
    )
    return money(amount)


def paid_amount(case: Procedure) -> Decimal | None:
    """What the applicant paid: as seen on the account, else the amount in force; None when exempt."""
    facts = inclusion_of(case)
    if facts.fee_amount is not None:
        return facts.fee_amount
    return applications.subject_of(case).fee_due


def forward(case: Procedure, move: Move) -> None:
    """Art. 18 ust. 6: the minister gets the application; T0 is this day or that of receipt, as the setting says."""
    ministry: Organisation = move.data["ministry"]
    case.competent = ministry
    facts = inclusion_of(case)
    facts.forwarded_on = move.day
    facts.save(update_fields=["forwarded_on"])
    move.facts |= evidence(case) | {
        "ministry": ministry.pk,
        "suggested": move.data.get("suggested"),
        "basis": move.data.get("basis", ""),
        "reason": move.data.get("reason", ""),
    }
    if not flag("T0_IS_HANDOVER"):
        move.terms["MIN"] = ""
    letter = Forwarded(
        **writing.from_operator(case, move.actor),
        minister=ministry.name,
        forwarded_on=move.day,
        considered_until=considered_until(case, move.day),
    )
    documents.issue(case, "notice_forwarded", data=letter, recipients=[case.applicant])


def considered_until(case: Procedure, t0: date) -> date:
    """Last day of the four months of art. 24 from T0."""
    return compute(case.terms["MIN"], t0).due


def withdraw(case: Procedure, move: Move) -> None:
    """The applicant gives up: open work ends with the case, the fee stays (art. 17 ust. 1)."""
    move.facts["reason"] = move.data["reason"]
    content.close_corrections(case)
    end_collective_work(case)
    letter = Withdrawn(**writing.from_operator(case, move.actor), withdrawn_on=move.day)
    to: list[Organisation] = [case.applicant, *([case.competent] if case.competent else [])]
    documents.issue(case, "notice_withdrawn", data=letter.model_copy(update={"signature": None}), recipients=to)


def refund_done(case: Procedure, move: Move) -> None:
    facts = inclusion_of(case)
    facts.fee_refunded_on = move.data["refunded_on"]
    facts.save(update_fields=["fee_refunded_on"])
    move.facts["refunded_on"] = facts.fee_refunded_on
    engine.close_work(case, REFUND_WORK)


def checklist_mark(case: Procedure) -> str:
    """What a form shows of the checklist, as a short digest: another's change makes the form stale."""
    marks = checklist_of(case)
    verdicts = [(code, mark.verdict) for code, mark in sorted(marks.marks.items())]
    return _digest([verdicts, [(one.pk, one.text) for one in marks.remarks]])


def call_mark(case: Procedure) -> str:
    """What a form shows of the call: its status, its words and what is questioned."""
    call = call_of(case)
    return _digest([call.status, call.defects, call.intro, checklist_mark(case)] if call else [checklist_mark(case)])


def application_mark(case: Procedure) -> str:
    """What a signatory has read: a colleague's change after that makes the form stale."""
    return str(applications.revision(case))


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:16]
