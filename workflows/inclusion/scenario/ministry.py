"""The minister's stage in scenarios: valid data for every step, and what the guards of each need.

Joined to the formal stage in `play`. Everything goes through the engine's door.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from applications.queries import final_description
from auth.models import Person
from cases.kept import forget
from cases.models import Case
from cases.service import perform
from documents.models import Delivery
from documents.service import confirm_receipt
from institutions.actor import SYSTEM, Actor, actor_for
from institutions.models import Organisation
from institutions.queries import experts, ministries, sector_councils
from kernel import clock
from register import queries as register, service as entries
from register.enums import QualificationKind, Status
from register.models import Qualification
from register.samples import capacity, sample_description
from register.service import AnnouncementRef
from workflows.inclusion.announcement import REVIEW_YEARS, years_later
from workflows.inclusion.consultation_moderation import answer_alike, show
from workflows.inclusion.decision_draft import draft_of, recommended_level
from workflows.inclusion.forms.fields import frameworks_of
from workflows.inclusion.models import (
    ComplianceTable,
    ConsultationRemark,
    DecisionDraft,
    DraftKind,
    ExpertRemark,
    MeetingForm,
    Publication,
    SeatKind,
    TeamMember,
    VoiceKind,
)
from workflows.inclusion.models.consultation import Moderation, Position
from workflows.inclusion.publication_text import result_day
from workflows.inclusion.scenario.cast import actor_by
from workflows.inclusion.states import State
from workflows.inclusion.team_opinion import standing_of
from workflows.inclusion.team_rules import SMALLEST_TEAM, barred

# Any: form data are whatever the form of the step takes
Data = dict[str, Any]
FIRST_ITEM = 101


# --- valid data -------------------------------------------------------------------------------------


def other_ministry(case: Case) -> Organisation:
    """A ministry that is not competent in the case."""
    return ministries(clock.today()).exclude(pk=case.competent_id or 0).order_by("id")[0]


def _other_minister(case: Case, _actor: Actor) -> Data:
    return {"ministry": other_ministry(case).pk, "reason": "Kwalifikacja dotyczy działu, którym kieruje inny minister."}


def _councils(case: Case, _actor: Actor) -> Data:
    return {"councils": [one.pk for one in sector_councils(case.sector).order_by("id")]}


def _consultation(_case: Case, _actor: Actor) -> Data:
    return {
        "until": (clock.today() + timedelta(days=30)).isoformat(),
        "communities": "Pracodawcy branży, szkoły branżowe, organizacje pracowników.",
    }


def _voice(_case: Case, _actor: Actor) -> Data:
    return {
        "author": "Ogólnopolska Izba Przykładów",
        "target": "",
        "received_on": clock.today().isoformat(),
        "text": "Popieramy włączenie. Proponujemy dopisać kryterium o bezpieczeństwie pracy.",
    }


def free_experts(case: Case) -> list[Person]:
    """People of the roster who may sit in the team and do not sit there yet. Raises LookupError when none may."""
    sitting = TeamMember.objects.filter(case_id=case.pk, left_on=None).values("person")
    roster = list(experts(clock.today()).exclude(pk__in=sitting).order_by("id"))
    refused = barred(case, (one.pk for one in roster))
    free = [one for one in roster if one.pk not in refused]
    if not free:
        raise LookupError("no expert of the roster may sit in this team")
    return free


def _team(case: Case, _actor: Actor) -> Data:
    chosen = free_experts(case)[:SMALLEST_TEAM]
    data: Data = {"chair": "1"}
    for row, person in enumerate(chosen, start=1):
        data[f"expert_{row}"] = str(person.pk)
        data[f"kind_{row}"] = (SeatKind.DESCRIPTIONS if row == SMALLEST_TEAM else SeatKind.PRACTICE).value
    return data


def _table(case: Case, _actor: Actor) -> Data:
    described = final_description(case)
    level = described.proposed_pqf_level or 4
    codes = {
        f"code_{outcome.id}": [f"P{level}U_U"] for one in described.learning_outcomes.sets for outcome in one.outcomes
    }
    return {"level": str(level), "comment": "", **codes}


def _replacement(case: Case, _actor: Actor) -> Data:
    leaving = TeamMember.objects.filter(case_id=case.pk, left_on=None).order_by("chair", "id")[0]
    return {"leaving": leaving.pk, "joining": free_experts(case)[0].pk, "reason": "Choroba eksperta."}


def _references(case: Case, level: int) -> Data:
    return {f"sqf_{number}": str(level) for number, _code in enumerate(frameworks_of(case, final_description(case)))}


def _opinion(case: Case, _actor: Actor) -> Data:
    described = final_description(case)
    level = described.proposed_pqf_level or 4
    return {
        "positive": "yes",
        "needs": "Pracodawcy szukają osób z tymi umiejętnościami.",
        "similarities": "Podobne kwalifikacje nie obejmują samodzielnej pracy.",
        "justification": "Kwalifikacja odpowiada na potrzeby rynku pracy i nie powiela istniejących.",
        "level": str(level),
        "level_justification": "Tabele wszystkich ekspertów wskazują ten sam poziom.",
        "outcomes": [described.learning_outcomes.sets[0].outcomes[0].id],
        **_references(case, level),
    }


def _second(case: Case, _actor: Actor) -> Data:
    level = recommended_level(case) or 4
    return {
        "level": str(level),
        "justification": "Zespół rozważył opinię Rady i podtrzymuje rekomendację.",
        **_references(case, level),
    }


def _word(case: Case, _actor: Actor) -> Data:
    forget(case)
    standing = standing_of(case)
    return {"kind": VoiceKind.CONFIRMS.value, "words": "", "digest": standing.digest if standing else ""}


def _meeting(case: Case, _actor: Actor) -> Data:
    team = TeamMember.objects.filter(case_id=case.pk, left_on=None).order_by("id")
    return {
        "held_on": clock.today().isoformat(),
        "form": MeetingForm.REMOTE.value,
        "present": [str(member.person_id) for member in team],
        "notes": "Omówiono tabele zgodności i różnice między nimi. Ustalono poziom jednogłośnie.",
        "corrects": "",
    }


def _vote(_case: Case, _actor: Actor) -> Data:
    return {
        "text": "Rada rozważyła rekomendację zespołu ekspertów.",
        "present": "15",
        "votes_for": "12",
        "votes_against": "2",
        "abstained": "1",
        "adopted_on": clock.today().isoformat(),
    }


def draft_data(case: Case, kind: DraftKind) -> Data:
    """Valid data of a draft of this kind."""
    data: Data = {
        "kind": kind.value,
        "justification": "Ocena wniosku uwzględnia opinię ekspertów i wyniki konsultacji.",
    }
    if kind == DraftKind.SIMILARITY:
        return {**data, "similar": functioning_entry().zrk_code}
    return {
        **data,
        "level": str(recommended_level(case) or ""),
        "review_due": years_later(clock.today(), REVIEW_YEARS).isoformat(),
        "quality_internal": "",
        "quality_external": "",
        "quality_activity": "",
        "ic_conditions": "",
    }


def _draft(case: Case, _actor: Actor) -> Data:
    return draft_data(case, DraftKind.SIMILARITY if case.state == State.WITH_MINISTER else DraftKind.POSITIVE)


def _shown(case: Case, _actor: Actor) -> Data:
    """The digest that the page of those who sign shows."""
    found = draft_of(case)
    return {"digest": found.digest if found else ""}


def _confirmed(case: Case, actor: Actor) -> Data:
    return {**_shown(case, actor), "confirm": "on"}


def _publication(case: Case, _actor: Actor) -> Data:
    day = max(result_day(case), clock.today())
    return {"year": str(day.year), "item": str(_free_item(day.year)), "published_on": day.isoformat()}


def _free_item(year: int) -> int:
    taken = Publication.objects.filter(year=year).order_by("-item").values_list("item", flat=True).first()
    item = max(FIRST_ITEM, (taken or 0) + 1)
    while register.announced_in(year, item) is not None:
        item += 1
    return item


FILL: Mapping[str, Callable[[Case, Actor], Data]] = {
    "declare_not_competent": _other_minister,
    "inform_councils": _councils,
    "open_consultation": _consultation,
    "record_opinion": _voice,
    "close_consultation": lambda _case, _actor: {"conclusions": "Uwagi uwzględniamy w opisie końcowym."},
    "appoint_expert_team": _team,
    "state_impartiality": lambda _case, _actor: {"impartial": "yes", "conflict": ""},
    "fill_table": _table,
    "replace_expert": _replacement,
    "remarks": lambda _case, _actor: {"text": "Wyjaśnijcie różnicę między efektami w zestawie pierwszym."},
    "answer_remarks": lambda _case, _actor: {"answer": "Efekty różnią się zakresem samodzielności."},
    "document_meeting": _meeting,
    "write_opinion": _opinion,
    "confirm_opinion": _word,
    "skip_ri": lambda _case, _actor: {"reason": "Opinia zespołu jest negatywna i wyczerpująca."},
    "opinion_positive": _vote,
    "opinion_negative": _vote,
    "write_second_recommendation": _second,
    "prepare_decision": _draft,
    "countersign": _shown,
    "return_decision": lambda _case, _actor: {"reason": "Rozwińcie uzasadnienie poziomu."},
    "leave_for_similarity": _confirmed,
    "decide_positive": _confirmed,
    "decide_negative": _confirmed,
    "extend": lambda _case, _actor: {"reasons": "Zespół ekspertów potrzebuje więcej czasu."},
    "send_announcement": lambda _case, _actor: {"sent_on": clock.today().isoformat(), "reference": ""},
    "publish_announcement": _publication,
    "correct_publication": lambda case, actor: {**_publication(case, actor), "reason": "Pomylono numer pozycji."},
}


# --- what guards need -------------------------------------------------------------------------------


def functioning_entry() -> Qualification:
    """A qualification that functions: one of the register, made when there is none."""
    found = register.functioning().first()
    if found is not None:
        return found
    entry = _entry()
    return entries.set_status(entry, Status.FUNCTIONING, entry.included_on, "art. 61", SYSTEM)


def _entry() -> Qualification:
    description = next(
        one for one in map(sample_description, range(capacity() - 1, -1, -1)) if register.same_name(one.name) is None
    )
    day = clock.today() - timedelta(days=365)
    return entries.include(
        description,
        kind=QualificationKind.FREE_MARKET,
        ministry=None,
        applicant_name="Przykładowy wnioskodawca",
        announcement=AnnouncementRef(day.year, _free_item(day.year), day),
        case_sign="",
        on=day,
    )


def _members(case: Case) -> Iterator[tuple[TeamMember, Actor]]:
    for member in TeamMember.objects.filter(case_id=case.pk, left_on=None).select_related("person").order_by("id"):
        yield member, actor_for(member.person, clock.today())


def make_impartial(case: Case) -> None:
    """Every member who has not done it yet states impartiality."""
    for member, actor in _members(case):
        if member.impartial_at is None and not member.conflict:
            perform(case, "state_impartiality", actor=actor, data={"impartial": "yes", "conflict": ""})


def fill_tables(case: Case) -> None:
    """Every member who has not done it yet hands in a table."""
    make_impartial(case)
    filled = set(
        ComplianceTable.objects.filter(member__case_id=case.pk).order_by("id").values_list("member_id", flat=True)
    )
    for member, actor in _members(case):
        if member.pk not in filled:
            perform(case, "fill_table", actor=actor, data=_table(case, actor))


def confirmed_text(case: Case, given: Data, *, document: bool = True) -> None:
    """The chair's text of this stage, with these fields of one's own, confirmed by every member of the team."""
    second = case.state == State.EXPERTS_RECONSIDER
    name = "write_second_recommendation" if second else "write_opinion"
    chair = actor_by("przewodniczący", case)
    if document:
        perform(case, "document_meeting", actor=chair, data=_meeting(case, chair))
    perform(case, name, actor=chair, data={**FILL[name](case, chair), **given})
    for _member, actor in _members(case):
        if actor.person_id != chair.person_id:
            perform(case, "confirm_opinion", actor=actor, data=_word(case, actor))
    forget(case)


def _opinion_to_deliver(case: Case, given: Data) -> None:
    fill_tables(case)
    confirmed_text(case, given)


def _second_to_deliver(case: Case, given: Data) -> None:
    make_impartial(case)
    confirmed_text(case, given)


def _written(case: Case) -> None:
    if case.state == State.EXPERTS_RECONSIDER:
        make_impartial(case)
    else:
        fill_tables(case)
    chair = actor_by("przewodniczący", case)
    name = "write_second_recommendation" if case.state == State.EXPERTS_RECONSIDER else "write_opinion"
    perform(case, name, actor=chair, data=FILL[name](case, chair))
    forget(case)


def _remark(case: Case) -> None:
    make_impartial(case)
    if not ExpertRemark.objects.filter(case_id=case.pk, answered_on=None).exists():
        chair = actor_by("przewodniczący", case)
        perform(case, "remarks", actor=chair, data=FILL["remarks"](case, chair))


def received_remarks(case: Case) -> None:
    """Remarks of the team that wait for the applicant's answer, in a letter that the applicant has opened."""
    _remark(case)
    applicant = actor_by("wnioskodawca", case)
    letters = Delivery.objects.filter(document__case_id=case.pk, document__template="expert_remarks", received_at=None)
    for letter in letters.order_by("id"):
        confirm_receipt(letter.pk, applicant)


def draft(case: Case, kind: DraftKind) -> DecisionDraft:
    """A draft of this kind that waits for its countersignature or has it."""
    forget(case)
    found = draft_of(case)
    if found is None or found.kind != kind or not found.is_sent:
        perform(case, "prepare_decision", actor=actor_by("referent", case), data=draft_data(case, kind))
        forget(case)
        found = draft_of(case)
    assert found is not None  # prepared just now
    return found


def countersigned(case: Case, kind: DraftKind) -> None:
    """A draft of this kind with the director's countersignature."""
    if draft(case, kind).countersigned_at is None:
        director = actor_by("dyrektor", case)
        perform(case, "countersign", actor=director, data=_shown(case, director))
        forget(case)


def _waiting_draft(case: Case) -> None:
    kind = DraftKind.SIMILARITY if case.state == State.WITH_MINISTER else DraftKind.POSITIVE
    if draft(case, kind).countersigned_at is not None:
        perform(case, "prepare_decision", actor=actor_by("referent", case), data=draft_data(case, kind))
        forget(case)


def answered_remarks(case: Case) -> None:
    """Every remark of the consultation is shown and has its position."""
    officer = actor_by("referent", case)
    rows = ConsultationRemark.objects.filter(case_id=case.pk)
    waiting = list(rows.filter(state=Moderation.WAITING).values_list("number", flat=True))
    without = list(rows.exclude(state=Moderation.HIDDEN).filter(position="").values_list("number", flat=True))
    if waiting:
        show(case, officer, waiting)
    if without:
        answer_alike(case, officer, without, Position.PARTLY, "Dopisujemy kryterium o bezpieczeństwie pracy.")


PREPARE: Mapping[str, Callable[[Case], None]] = {
    "close_consultation": answered_remarks,
    "fill_table": make_impartial,
    "remarks": make_impartial,
    "answer_remarks": received_remarks,
    "document_meeting": make_impartial,
    "write_opinion": fill_tables,
    "write_second_recommendation": make_impartial,
    "confirm_opinion": _written,
    "countersign": _waiting_draft,
    "return_decision": _waiting_draft,
    "reopen_decision": _waiting_draft,
    "leave_for_similarity": lambda case: countersigned(case, DraftKind.SIMILARITY),
    "decide_positive": lambda case: countersigned(case, DraftKind.POSITIVE),
    "decide_negative": lambda case: countersigned(case, DraftKind.NEGATIVE),
}


PREPARE_TEXT: Mapping[str, Callable[[Case, Data], None]] = {
    "deliver_opinion_and_recommendation": _opinion_to_deliver,
    "deliver_second_recommendation": _second_to_deliver,
}
"""Steps that deliver a text agreed upon before: what a scenario says of the step is said of the text."""
