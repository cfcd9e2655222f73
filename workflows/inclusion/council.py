"""What the steps of art. 21a ust. 1–5 do: the opinion of the Stakeholder Council and its passing on."""

from auth.enums import Role
from auth.models import Person
from cases import service as engine
from cases.flows import finish, start
from cases.procedure import Procedure
from cases.rights import MINISTER_STEPS
from cases.spec import Move
from documents import service as documents
from institutions.queries import coordinator, stakeholder_council
from workflows.inclusion import flows, writing
from workflows.inclusion.collective import ministry_of
from workflows.inclusion.documents import CouncilOpinion, RequestToCouncil
from workflows.inclusion.models import CouncilVote, TeamOpinion
from workflows.inclusion.team_agreement import TEAM_WORK

PASSING_WORK = "pass_council_opinion"


def send(case: Procedure, move: Move) -> None:
    """Art. 21a ust. 1–2: the council gets the case with the recommendation."""
    council, opinion = stakeholder_council(), first_opinion(case)
    engine.join(case, Role.COUNCIL_MEMBER, organisation=council, reason="art. 21a ust. 1")
    start(flows.CouncilFlow, case, council=council.pk)
    letter = RequestToCouncil(
        **writing.from_minister(case, move.day),
        opinion_positive=bool(opinion.positive),
        recommended_level=opinion.level,
    )
    documents.issue(case, "request_ri", data=letter, recipients=[council])
    move.facts |= {"council": council.pk, "level": opinion.level}


def first_opinion(case: Procedure) -> TeamOpinion:
    """The opinion of the team, on which the council gives its own."""
    return TeamOpinion.objects.get(case_id=case.pk, second=False)


def skip(case: Procedure, move: Move) -> None:
    """Art. 21a ust. 2: after a negative opinion of the experts the council need not be asked."""
    move.facts["reason"] = move.data["reason"]


def give_opinion(case: Procedure, move: Move, *, positive: bool) -> None:
    """Art. 21a ust. 3: the council's vote goes to the coordinator, who passes it on to the minister (ust. 4)."""
    vote = CouncilVote.objects.create(
        case_id=case.pk,
        sitting=move.data["sitting"],
        positive=positive,
        text=move.data["text"],
        present=move.data["present"],
        votes_for=move.data["votes_for"],
        votes_against=move.data["votes_against"],
        abstained=move.data["abstained"],
        adopted_on=move.data["adopted_on"],
    )
    finish(flows.CouncilFlow, case, "opinion")
    _send_opinion(case, move, vote)
    engine.open_work(
        case,
        PASSING_WORK,
        "Przekaż opinię Rady ministrowi właściwemu",
        organisation=coordinator(),
        roles=[Role.COORDINATOR],
        step="pass_council_opinion",
        basis="art. 21a ust. 4",
    )
    if not positive:
        engine.open_work(
            case,
            TEAM_WORK,
            "Przekaż opinię Rady zespołowi ekspertów",
            organisation=ministry_of(case),
            roles=MINISTER_STEPS,
            step="pass_opinion_to_team",
            basis="art. 21a ust. 5",
        )
    move.facts |= {
        "positive": positive,
        "present": vote.present,
        "for": vote.votes_for,
        "against": vote.votes_against,
        "abstained": vote.abstained,
        "adopted_on": vote.adopted_on,
        "not_voting": move.data["not_voting"],
    }


def _send_opinion(case: Procedure, move: Move, vote: CouncilVote) -> None:
    signer = Person.objects.get(pk=move.actor.person_id or 0)
    letter = CouncilOpinion(
        **writing.from_person(case, signer, "za Radę Interesariuszy ZSK", stakeholder_council()),
        positive=vote.positive,
        recommended_level=first_opinion(case).level,
        adopted_on=vote.adopted_on,
        justification=vote.text,
    )
    documents.issue(case, "ri_opinion", data=letter, recipients=[coordinator(), ministry_of(case)])


def pass_on(case: Procedure, move: Move) -> None:
    """Art. 21a ust. 4: done by the coordinator."""
    CouncilVote.objects.filter(case_id=case.pk).update(passed_on=move.day)
    engine.close_work(case, PASSING_WORK)


def pass_to_team(case: Procedure, move: Move) -> None:
    """Art. 21a ust. 5: done by the minister; the team sees the opinion in the case anyway."""
    CouncilVote.objects.filter(case_id=case.pk).update(to_team_on=move.day)
    engine.close_work(case, TEAM_WORK)
