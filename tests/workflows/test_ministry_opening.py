"""With the minister: competence, similarity, opening, informing the councils, the term of four months."""

from datetime import date, timedelta

import pytest

from applications.queries import final_description
from cases.deadlines import current, terms_of
from cases.models import Participation
from cases.service import perform
from documents.enums import Visibility
from documents.models import Delivery
from institutions.actor import SYSTEM
from institutions.queries import stakeholder_council
from kernel.refusals import NotYourStep
from register import service as entries
from register.enums import Status
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion.models import DecisionDraft, DraftKind, inclusion_of
from workflows.inclusion.scenario import ministry
from workflows.inclusion.states import State

STATE = State.WITH_MINISTER


def test_whoever_acknowledges_receipt_leads_the_case(play: Play) -> None:
    event = play.case.events.get(verb="receive")

    assert play.case.officer_id == event.person_id_ref


def test_the_term_counts_from_the_day_of_handing_over(play: Play) -> None:
    term = current(terms_of(play.case), "MIN")

    assert term is not None
    assert (term.started_on, term.due) == (DAY, date(2026, 7, 2))


def test_another_minister_takes_the_case_over_with_the_same_term(play: Play) -> None:
    former, other = play.case.competent, ministry.other_ministry(play.case)
    assert former is not None
    officer = play.actor("referent")

    play.attempt("declare_not_competent")

    assert play.case.competent == other
    assert play.case.officer is None
    assert play.case.state == State.WITH_MINISTER
    assert [one.due for one in terms_of(play.case) if one.rule.code == "MIN"] == [date(2026, 7, 2)]
    [letter] = play.letters("notice_other_minister")
    content = letter.data["content"]
    assert (content["former_minister"], content["minister"]) == (former.name, other.name)
    assert content["considered_until"] == "2026-07-02"
    assert content["sender"]["name"] == former.name
    assert not play.offer("open_proceedings", "referent").refusal
    with pytest.raises(NotYourStep):
        perform(play.case, "open_proceedings", actor=officer)


def test_the_term_begins_anew_where_the_setting_says_so(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OBIEG_LAW_T0_KEPT_ON_CHANGE_OF_MINISTER", "0")

    play.attempt("declare_not_competent")

    term = current(terms_of(play.case), "MIN")
    assert term is not None
    assert term.started_on == DAY + timedelta(days=1)
    assert play.letters("notice_other_minister")[0].data["content"]["considered_until"] == term.due.isoformat()


def test_the_same_minister_is_not_another_one(play: Play) -> None:
    assert play.case.competent is not None

    assert "ministry" in play.errors("declare_not_competent", ministry=play.case.competent_id)


def test_a_similar_qualification_that_functions_ends_the_case_with_a_refund(play: Play) -> None:
    play.take("leave_for_similarity")

    assert play.case.state == State.LEFT_WITHOUT_CONSIDERATION_18A
    assert inclusion_of(play.case).fee_refund_due
    assert play.waits() == ["refund_done"]
    [letter] = play.letters("notice_left_18a")
    assert letter.data["content"]["similar"][0]["code"] == ministry.functioning_entry().zrk_code
    assert letter.data["content"]["fee"]


def test_the_refund_is_recorded_once(play: Play) -> None:
    play.take("leave_for_similarity")
    play.attempt("refund_done")

    assert play.waits() == []
    assert "zwrócono już" in play.guard("refund_done")


def test_similarity_needs_a_draft_and_its_countersignature(play: Play) -> None:
    assert "Najpierw przygotuj projekt" in play.guard("leave_for_similarity")
    ministry.draft(play.case, DraftKind.SIMILARITY)
    assert "nie ma kontrasygnaty" in play.guard("leave_for_similarity")


def test_a_similar_qualification_must_still_function_when_the_minister_signs(play: Play) -> None:
    ministry.countersigned(play.case, DraftKind.SIMILARITY)
    entry = ministry.functioning_entry()
    entries.set_status(entry, Status.INCLUDED, DAY, "art. 61", SYSTEM)

    assert entry.zrk_code in play.guard("leave_for_similarity")


@pytest.mark.parametrize("similar", ["", "ZRK-999999"])
def test_a_draft_names_qualifications_that_function(play: Play, similar: str) -> None:
    assert "similar" in play.errors("prepare_decision", "referent", similar=similar)


def test_only_similarity_can_be_found_before_the_proceedings(play: Play) -> None:
    for kind in (DraftKind.POSITIVE, DraftKind.NEGATIVE):
        assert "kind" in play.errors("prepare_decision", "referent", kind=kind.value)


def test_an_officer_does_not_sign_for_the_minister(play: Play) -> None:
    ministry.countersigned(play.case, DraftKind.SIMILARITY)

    assert isinstance(play.refused("leave_for_similarity", "referent"), NotYourStep)


def test_opening_publishes_a_notice_without_anybodys_address(play: Play) -> None:
    play.attempt("open_proceedings")

    own, public = play.letters("notice_proceedings_started")
    assert (own.visibility, public.visibility) == (Visibility.OUTGOING, Visibility.PUBLIC)
    assert public.data["frame"]["recipients"] == []
    assert "inform_councils" in play.waits()


def test_opening_drops_a_draft_about_similarity(play: Play) -> None:
    ministry.draft(play.case, DraftKind.SIMILARITY)

    play.attempt("open_proceedings")

    assert not DecisionDraft.objects.filter(case_id=play.case.pk).exists()
    assert "countersign" not in play.waits()


def test_councils_get_the_application_each_by_its_own_letter_and_once(play: Play) -> None:
    play.attempt("open_proceedings")

    play.attempt("inform_councils")

    [letter] = play.letters("information_councils")
    council = stakeholder_council()
    assert Delivery.objects.filter(document=letter, organisation=council).exists()
    assert Participation.objects.filter(case_id=play.case.pk, organisation=council, valid_to=None).exists()
    assert letter.data["content"]["proposed_level"] == final_description(play.case).proposed_pqf_level
    assert "inform_councils" not in play.waits()
    assert "już wniosek" in play.guard("inform_councils")


def test_later_steps_wait_for_the_councils_only_where_the_setting_says_so(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    play.attempt("open_proceedings")
    assert play.offer("open_consultation", "referent").allowed
    monkeypatch.setenv("OBIEG_LAW_INFORM_COUNCILS_IS_GUARD", "1")

    assert "art. 19 ust. 3" in play.guard("open_consultation")


def test_the_term_is_extended_once_to_eight_months(play: Play) -> None:
    play.attempt("extend")

    term = current(terms_of(play.case), "MIN")
    assert term is not None
    assert term.due == date(2026, 11, 2)
    content = play.letters("notice_extension")[0].data["content"]
    assert (content["former_deadline"], content["deadline"]) == ("2026-07-02", "2026-11-02")
    assert "tylko raz" in play.guard("extend")


def test_the_last_day_is_the_last_one_for_an_extension(play: Play) -> None:
    with on(date(2026, 7, 2)):
        assert play.offer("extend", "referent").allowed
    with on(date(2026, 7, 3)):
        assert "nie można go już przedłużyć" in play.guard("extend")


def test_the_forms_of_this_state_open(play: Play) -> None:
    for step in ("declare_not_competent", "open_proceedings", "extend", "prepare_decision"):
        assert 'name="seen"' in play.page("referent", step)
    ministry.draft(play.case, DraftKind.SIMILARITY)
    assert "Podobne kwalifikacje" in play.page("dyrektor", "countersign")
    assert "czeka na kontrasygnatę" in play.page("referent")
    ministry.countersigned(play.case, DraftKind.SIMILARITY)
    assert "Podpisuję ten projekt" in play.page("minister", "leave_for_similarity")
