"""The formal stage in scenarios: filing, checklist, call, its delivery, corrections."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from applications import queries as applications, samples
from applications.service import statements
from cases.deadlines import current, terms_of
from cases.kept import forget
from cases.models import Case
from cases.service import perform
from documents.models import Delivery
from documents.service import confirm_receipt
from institutions.actor import Actor
from institutions.queries import competent_ministry, ministries
from kernel import clock
from register.samples import WRITTEN
from workflows.inclusion import review
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.formal import paid_amount
from workflows.inclusion.forms.formal import checklist_data
from workflows.inclusion.models import Audience, CallStatus, SupplementCall, Verdict, facts_of
from workflows.inclusion.review_remarks import internal_remarks, outgoing_remarks
from workflows.inclusion.rules import BY_CODE, RULES, Severity
from workflows.inclusion.scenario.cast import actor_by
from workflows.inclusion.states import State

# Any: form data are whatever the form of the step takes
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """What the reviewer says of one rule: a remark for each target, one for the rule where no target is named."""

    verdict: Verdict
    remark: str = ""
    targets: tuple[str, ...] = ()


DEFECT = RuleAnswer(
    Verdict.NO,
    "Uzupełnij opis metod walidacji: wskaż, jak sprawdza się umiejętności praktyczne.",
    ("validationRequirements.methods",),
)
WRONG_APPLICANT = RuleAnswer(Verdict.NO, "Wnioskodawca nie prowadzi zorganizowanej działalności (art. 14).", ())


def all_good() -> dict[str, RuleAnswer]:
    return {rule.code: RuleAnswer(Verdict.YES) for rule in RULES}


def data_of(answers: Mapping[str, RuleAnswer]) -> Data:
    """The form of the checklist with these answers."""
    return checklist_data({code: answer.verdict for code, answer in answers.items()})


def mark(case: Case, **changed: RuleAnswer) -> None:
    """Marks the whole checklist; `changed` by rule number, for instance `r03=DEFECT`. Earlier remarks go."""
    reviewer = actor_by("operator", case)
    answers = all_good() | {f"FR-INC-{name[1:]}": answer for name, answer in changed.items()}
    current = facts_of(case).round
    for earlier in [*outgoing_remarks(case, current), *internal_remarks(case, current)]:
        review.remove_remark(case, reviewer, earlier)
    for code, answer in answers.items():
        _remark(case, reviewer, code, answer)
    perform(case, "mark_checklist", actor=reviewer, data=data_of(answers))
    forget(case)


def _remark(case: Case, reviewer: Actor, code: str, answer: RuleAnswer) -> None:
    if not answer.remark:
        return
    audience = Audience.OUTGOING if BY_CODE[code].severity is Severity.DEFECT else Audience.INTERNAL
    for target in answer.targets or ("",):
        new = review.NewRemark(code, answer.remark, target, audience)
        review.add_remark(case, reviewer, new)


def _submit(case: Case, _actor: Actor) -> Data:
    count = len(statements(case.kind, applications.content(case), has_activity_proof=True)) + 1
    return {f"statement_{number}": "on" for number in range(count)}


def _forward(case: Case, _actor: Actor) -> Data:
    found = competent_ministry(case.division, clock.today()) if case.division else None
    ministry = found or ministries(clock.today()).order_by("id")[0]
    return {"ministry": ministry.pk, "reason": ""}


FILL: Mapping[str, Callable[[Case, Actor], Data]] = {
    "submit": _submit,
    "submit_corrected": _submit,
    "forward": _forward,
    "withdraw": lambda _case, _actor: {"reason": "Zmieniliśmy plany.", "confirm": "on"},
    "reject_wrong_applicant": lambda _case, _actor: {
        "justification": "Wnioskodawca nie prowadzi zorganizowanej działalności w obszarach wskazanych w art. 14."
    },
    "mark_checklist": lambda _case, _actor: data_of(all_good()),
    "draft_call": lambda _case, _actor: {},
    "return_call": lambda _case, _actor: {"reason": "Wskaż dokładniej, czego brakuje."},
    "fee_seen": lambda case, _actor: {"seen_on": clock.today().isoformat(), "amount": str(paid_amount(case) or 1)},  # type: ignore[arg-type]  # a Case reads like its procedure here
    "refund_done": lambda _case, _actor: {"refunded_on": clock.today().isoformat()},
    "note": lambda _case, _actor: {"text": "Notatka służbowa."},
    "exclude_self": lambda _case, _actor: {"ground": "Małżonek jest pracownikiem wnioskodawcy."},
}


def _complete_draft(case: Case) -> None:
    if applications.completeness(case):
        samples.fill(case, actor_by("wnioskodawca", case), number=case.pk % WRITTEN)


def _mark_defect(case: Case) -> None:
    checklist = checklist_of(case)
    if checklist.unmarked or not checklist.defects:
        mark(case, r03=DEFECT)


def _mark_clean(case: Case) -> None:
    checklist = checklist_of(case)
    if checklist.unmarked or checklist.defects or checklist.entitled is False:
        mark(case)


def _mark_wrong_applicant(case: Case) -> None:
    if checklist_of(case).entitled is not False:
        mark(case, r01=WRONG_APPLICANT)


def _draft_call(case: Case) -> None:
    _mark_defect(case)
    call = SupplementCall.objects.filter(case_id=case.pk).first()
    if call is None or call.status == CallStatus.RETURNED:
        perform(case, "draft_call", actor=actor_by("operator", case), data={})


def _approve_call(case: Case) -> None:
    _draft_call(case)
    call = SupplementCall.objects.get(case_id=case.pk)
    if call.status == CallStatus.AWAITING:
        perform(case, "approve_call", actor=actor_by("kierownik", case))


def deliver_call(case: Case) -> None:
    """The applicant confirms the receipt of the call that waits in the inbox."""
    waiting = (
        Delivery.objects.filter(
            Q(document__template="call_for_supplement", effect="SUPPL"),
            document__case_id=case.pk,
            received_at=None,
            deemed_on=None,
        )
        .order_by("-id")
        .first()
    )
    if waiting is not None:
        confirm_receipt(waiting.pk, actor_by("wnioskodawca", case))


def _correct(case: Case) -> None:
    if case.state != State.AWAITING_SUPPLEMENT:
        return
    deliver_call(case)
    samples.mend(case, actor_by("wnioskodawca", case), number=(case.pk + 1) % WRITTEN)


def supplement_due(case: Case) -> Any:  # a date or None
    """The last day of the term for the supplement, when it runs."""
    term = current(terms_of(case), "SUPPL")
    return term.due if term else None


PREPARE: Mapping[str, Callable[[Case], None]] = {
    "submit": _complete_draft,
    "draft_call": _mark_defect,
    "approve_call": _draft_call,
    "return_call": _draft_call,
    "call_for_supplement": _approve_call,
    "submit_corrected": _correct,
    "still_defective": _mark_defect,
    "reject_wrong_applicant": _mark_wrong_applicant,
    "forward": _mark_clean,
}
