"""How the team agrees on a text: the chair writes, every member answers, the chair delivers (art. 21, 21a ust. 6)."""

from cases import service as engine
from cases.flows import cancel, finish
from cases.kept import forget
from cases.procedure import Procedure
from cases.spec import Move
from documents import service as documents
from kernel import clock
from kernel.text import date_long
from register.canonical import sha256_of
from workflows.inclusion import flows, writing
from workflows.inclusion.collective import ministry_of
from workflows.inclusion.documents import Confirmation, ExpertOpinion, OpinionOutcome, SecondRecommendation, SqfText
from workflows.inclusion.models import (
    ComplianceTable,
    OpinionDraft,
    OpinionVoice,
    TeamMember,
    TeamOpinion,
    VoiceKind,
)
from workflows.inclusion.publication_text import framework_name
from workflows.inclusion.states import State
from workflows.inclusion.team_meetings import meetings_in_words
from workflows.inclusion.team_opinion import Standing, is_second, standing_of

CHAIR_POST = "przewodniczący zespołu ekspertów"
ANSWER_WORK = "answer_remarks"
TEAM_WORK = "council_to_team"
WORD_WORK = "confirm_opinion"
OBJECTION_WORK = "opinion_objection"
DELIVER_WORK = "deliver_opinion"


def team_of(case: Procedure) -> list[TeamMember]:
    """The seats that are held now, in the order of appointment."""
    return list(TeamMember.objects.filter(case_id=case.pk, left_on=None).select_related("person").order_by("id"))


def chair_of(case: Procedure) -> TeamMember:
    """Whoever takes the chair now."""
    return TeamMember.objects.select_related("person").get(case_id=case.pk, left_on=None, chair=True)


def write(case: Procedure, move: Move) -> None:
    """The chair's text; writing it the chair stands behind it, every other member is asked."""
    chair, second = chair_of(case), is_second(case)
    names = ("positive", "needs", "similarities", "justification", "level", "level_justification", "outcomes", "sqf")
    given = {name: move.data[name] for name in names if name in move.data}
    draft, _ = OpinionDraft.objects.update_or_create(
        case_id=case.pk, second=second, defaults={**given, "written_by": chair.person, "written_at": move.at}
    )
    forget(case)
    standing = _standing(case)
    OpinionVoice.objects.update_or_create(
        draft=draft,
        member=chair,
        digest=standing.digest,
        defaults={"kind": VoiceKind.CONFIRMS, "words": "", "said_at": move.at},
    )
    engine.close_work(case, OBJECTION_WORK)
    ask_for_words(case)
    finish(flows.ExpertTeamFlow, case, "draft")
    move.facts |= {"digest": standing.digest, "second": second}


def say(case: Procedure, move: Move) -> None:
    """A member's word on the present text."""
    standing = _standing(case)
    seat = next(line.member for line in standing.lines if line.member.person_id == move.actor.person_id)
    OpinionVoice.objects.update_or_create(
        draft=standing.draft,
        member=seat,
        digest=standing.digest,
        defaults={"kind": move.data["kind"], "words": move.data["words"], "said_at": move.at},
    )
    if move.data["kind"] == VoiceKind.OBJECTS:
        engine.close_work(case, OBJECTION_WORK)
        engine.open_work(
            case,
            OBJECTION_WORK,
            "Zmień tekst opinii: członek zespołu ma zastrzeżenia",
            person=chair_of(case).person,
            step="write_second_recommendation" if standing.draft.second else "write_opinion",
            basis="art. 21 ust. 1",
        )
    ask_for_words(case)
    move.facts |= {"digest": standing.digest, "kind": str(move.data["kind"])}


def ask_for_words(case: Procedure) -> None:
    """Work for exactly those who have not answered the present text; when all confirmed, for the chair to deliver."""
    forget(case)
    engine.close_work(case, WORD_WORK)
    engine.close_work(case, DELIVER_WORK)
    standing = standing_of(case)
    if standing is None:
        return
    for line in standing.waiting:
        engine.open_work(
            case,
            WORD_WORK,
            "Potwierdź tekst opinii zespołu albo zgłoś zastrzeżenia",
            person=line.member.person,
            step="confirm_opinion",
            basis="art. 21a ust. 6" if standing.draft.second else "art. 21 ust. 1",
        )
    if standing.confirmed and standing.draft.second:
        engine.open_work(
            case,
            DELIVER_WORK,
            "Przekaż ponowną rekomendację: wszyscy potwierdzili tekst",
            person=chair_of(case).person,
            step="deliver_second_recommendation",
            basis="art. 21a ust. 6",
        )


def _standing(case: Procedure) -> Standing:
    found = standing_of(case)
    assert found is not None  # the guard of the step demands the text
    return found


def _close(case: Procedure) -> None:
    for code in (ANSWER_WORK, WORD_WORK, OBJECTION_WORK, DELIVER_WORK):
        engine.close_work(case, code)


def deliver(case: Procedure, move: Move) -> str:
    """Art. 21 ust. 1 and 3: the confirmed text becomes the team's opinion. Returns the next state."""
    standing = _standing(case)
    opinion = _adopted(case, standing, move)
    _send_opinion(case, standing, opinion)
    _close(case)
    if not finish(flows.ExpertTeamFlow, case, "joint_opinion"):
        cancel(flows.ExpertTeamFlow, case)  # tables are not obligatory where the setting says so
    move.facts |= {"positive": opinion.positive, "level": opinion.level, "digest": standing.digest}
    return State.OPINION_POSITIVE if opinion.positive else State.OPINION_NEGATIVE


def deliver_second(case: Procedure, move: Move) -> None:
    """Art. 21a ust. 6: answers the council's opinion and does not return to it."""
    standing = _standing(case)
    first = TeamOpinion.objects.get(case_id=case.pk, second=False)
    opinion = _adopted(case, standing, move)
    chair = chair_of(case).person
    letter = SecondRecommendation(
        **writing.from_person(case, chair, CHAIR_POST, ministry_of(case)),
        chair=chair.get_full_name(),
        members=_names(standing),
        previous_level=first.level,
        recommended_level=opinion.level,
        justification=opinion.justification,
        confirmations=_confirmations(standing),
        digest=standing.digest,
    )
    documents.issue(case, "second_recommendation", data=letter, recipients=[ministry_of(case)])
    _close(case)
    engine.close_work(case, TEAM_WORK)
    move.facts |= {"from": first.level, "level": opinion.level, "digest": standing.digest}


def _adopted(case: Procedure, standing: Standing, move: Move) -> TeamOpinion:
    draft = standing.draft
    outcomes = draft.outcomes
    if draft.second:
        outcomes = TeamOpinion.objects.get(case_id=case.pk, second=False).outcomes
    return TeamOpinion.objects.create(
        case_id=case.pk,
        second=draft.second,
        positive=draft.positive,
        justification=standing.justification,
        level=draft.level,
        level_justification=draft.level_justification,
        outcomes=outcomes,
        sqf=draft.sqf,
        meetings=meetings_in_words(case),
        digest=standing.digest,
        adopted_on=move.day,
    )


def _send_opinion(case: Procedure, standing: Standing, opinion: TeamOpinion) -> None:
    chair = chair_of(case).person
    letter = ExpertOpinion(
        **writing.from_person(case, chair, CHAIR_POST, ministry_of(case)),
        members=_names(standing),
        chair=chair.get_full_name(),
        positive=bool(opinion.positive),
        justification=opinion.justification,
        recommended_level=opinion.level,
        level_justification=opinion.level_justification,
        outcomes=tuple(
            OpinionOutcome(outcome=one.text, descriptor=", ".join(one.codes) or f"poziom {opinion.level} PRK")
            for one in standing.outcomes
        ),
        sqf=tuple(SqfText(framework=framework_name(one["framework"]), level=str(one["level"])) for one in opinion.sqf),
        confirmations=_confirmations(standing),
        digest=standing.digest,
    )
    documents.issue(case, "expert_opinion", data=letter, recipients=[ministry_of(case)])


def _names(standing: Standing) -> tuple[str, ...]:
    return tuple(line.name for line in standing.lines)


def _confirmations(standing: Standing) -> tuple[Confirmation, ...]:
    return tuple(
        Confirmation(
            name=line.name,
            moment=f"{date_long(clock.local(line.voice.said_at).date())}, {clock.local(line.voice.said_at):%H:%M}",
            dissent=line.voice.words if line.voice.kind == VoiceKind.DISSENTS else "",
        )
        for line in standing.lines
        if line.voice is not None
    )


def mark(case: Procedure) -> str:
    """What the pages of the text show: tables, the text, and what was said of it; any change makes them stale."""
    tables = ComplianceTable.objects.filter(member__case_id=case.pk, member__left_on=None).order_by("id")
    rows = tables.values_list("member_id", "level", "submitted_at")
    seen = [[member, level, clock.local(at).isoformat()] for member, level, at in rows]
    standing = standing_of(case)
    said = [[line.member.pk, line.voice.pk if line.voice else 0] for line in standing.lines] if standing else []
    return sha256_of({"tables": seen, "text": standing.digest if standing else "", "said": said})[:16]
