"""What the steps of art. 18 ust. 6–19 and 24 do: receipt, competence, opening, councils, extension."""

from applications.queries import final_description
from auth.enums import Role
from cases import service as engine
from cases.deadlines import Term, compute, compute_extended, current, terms_of
from cases.enums import TermEffect
from cases.open_points import flag
from cases.procedure import Procedure
from cases.rights import MINISTER_STEPS
from cases.spec import Move
from documents import service as documents
from documents.service import Visibility
from institutions.models import Organisation
from institutions.queries import stakeholder_council
from workflows.inclusion import writing
from workflows.inclusion.collective import drop_draft, ministry_of
from workflows.inclusion.documents import (
    Extension,
    FiledLetter,
    InformationForCouncils,
    OtherMinister,
    ProceedingsStarted,
)
from workflows.inclusion.proceedings_public import public_name

COUNCILS_WORK = "inform_councils"


def receive(case: Procedure, move: Move) -> None:
    """Art. 18 ust. 6: whoever acknowledges leads the case; T0 is this day only where the setting says so."""
    case.officer_id = move.actor.person_id
    if not flag("T0_IS_HANDOVER"):
        move.start("MIN")


def declare_not_competent(case: Procedure, move: Move) -> None:
    """Art. 22 ust. 2 pkt 1: another minister takes the case over; whether the term begins anew is a setting."""
    former: Organisation = ministry_of(case)
    ministry: Organisation = move.data["ministry"]
    due = minister_term(case).due
    if not flag("T0_KEPT_ON_CHANGE_OF_MINISTER"):
        move.terms["MIN"] = TermEffect.START
        due = compute(case.terms["MIN"], move.day).due
    letter = OtherMinister(
        **writing.from_minister(case, move.day),
        former_minister=former.name,
        minister=ministry.name,
        forwarded_on=move.day,
        justification=move.data["reason"],
        considered_until=due,
    )
    documents.issue(case, "notice_other_minister", data=letter, recipients=[case.applicant])
    drop_draft(case)
    case.competent, case.officer = ministry, None
    move.facts |= {"from": former.pk, "ministry": ministry.pk, "reason": move.data["reason"]}
    move.facts |= {"suggested": move.data["suggested"], "basis": move.data["basis"]}


def minister_term(case: Procedure) -> Term:
    """The four months of art. 24. Every state from WITH_MINISTER on has them."""
    term = current(terms_of(case), "MIN")
    assert term is not None  # started by forwarding or by receipt
    return term


def open_proceedings(case: Procedure, move: Move) -> None:
    """Art. 19 ust. 1: the notice is public at once; informing the councils becomes a task until it is done."""
    drop_draft(case)
    ministry = ministry_of(case)
    letter = ProceedingsStarted(**writing.from_minister(case, move.day), minister=ministry.name, started_on=move.day)
    documents.issue(case, "notice_proceedings_started", data=letter, recipients=[case.applicant])
    _publish(case, "notice_proceedings_started", letter)
    engine.open_work(
        case,
        COUNCILS_WORK,
        "Poinformuj Radę Interesariuszy i rady sektorowe",
        organisation=ministry,
        roles=MINISTER_STEPS,
        step="inform_councils",
        basis="art. 19 ust. 3",
    )


def _publish(case: Procedure, template: str, letter: FiledLetter) -> None:
    """The same on the portal: without the address of anybody, and without the name of a natural person."""
    public = letter.model_copy(update={"applicant": str(public_name(case.applicant))})
    documents.issue(case, template, data=public, visibility=Visibility.PUBLIC)


def inform_councils(case: Procedure, move: Move) -> None:
    """Art. 19 ust. 3: each council gets a letter of its own and may read the application, and no more."""
    council, sectoral = stakeholder_council(), list(move.data["councils"])
    described = final_description(case)
    letter = InformationForCouncils(
        **writing.from_minister(case, move.day),
        councils=tuple(body.name for body in (council, *sectoral)),
        proposed_level=described.proposed_pqf_level or 0,
        synthesis=described.learning_outcomes.synthesis,
    )
    documents.issue(case, "information_councils", data=letter, recipients=[council, *sectoral])
    for body in (council, *sectoral):
        engine.join(case, Role.READER, organisation=body, reason="art. 19 ust. 3")
    move.facts["councils"] = [body.pk for body in (council, *sectoral)]
    engine.close_work(case, COUNCILS_WORK)


def extend(case: Procedure, move: Move) -> None:
    """Art. 24: once, by four months, counted from the same beginning."""
    term = minister_term(case)
    deadline = compute_extended(term.rule, term.started_on).due
    move.facts |= {"reasons": move.data["reasons"], "from": term.due, "to": deadline}
    letter = Extension(
        **writing.from_minister(case, move.day),
        former_deadline=term.due,
        deadline=deadline,
        reasons=move.data["reasons"],
    )
    documents.issue(case, "notice_extension", data=letter, recipients=[case.applicant])
