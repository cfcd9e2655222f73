"""The second review: what was right stays, what was questioned is asked anew, a remark that still holds is carried."""

import pytest

from applications.models import Application
from applications.opening import OUTCOMES
from applications.queries import corrections, rests_of
from applications.service import explain, remove_part, rename_parts, save_item
from documents.templates import render_stored
from kernel.refusals import GuardFailed, NotYourStep
from tests.documents.reading import read
from tests.workflows.ministry import Play
from workflows.inclusion import review
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.models import Verdict
from workflows.inclusion.review_remarks import outgoing_remarks
from workflows.inclusion.scenario import formal
from workflows.inclusion.scenario.formal import RuleAnswer
from workflows.inclusion.second_round import answered, carry

STATE = "FORMAL_REVIEW"

METHODS, STAFF = "validationRequirements.methods", "validationRequirements.staff"


def outcome_of(play: Play, place: int = 0) -> str:
    description = Application.objects.get(case_id=play.case.pk).description
    return str(description["learning_outcomes"]["sets"][0]["outcomes"][place]["id"])


@pytest.fixture
def called(play: Play) -> str:
    """A call with three remarks, one of them on one outcome; received. Returns the outcome's id."""
    outcome = outcome_of(play)
    formal.mark(
        play.case,
        r03=RuleAnswer(Verdict.NO, "Opisz to dokładniej.", (METHODS, STAFF)),
        r04=RuleAnswer(Verdict.NO, "Zapisz efekt mierzalnie.", (f"{OUTCOMES}:{outcome}",)),
    )
    for step, who in (("draft_call", ""), ("approve_call", "kierownik"), ("call_for_supplement", "")):
        play.attempt(step, who)
    formal.deliver_call(play.case)
    return outcome


def mend(play: Play, outcome: str) -> None:
    """One changed, one explained, the outcome rewritten."""
    actor = play.actor("wnioskodawca")
    save_item(play.case, "walidacja", {METHODS: "Test i obserwacja przy stanowisku."}, actor=actor)
    explain(play.case, STAFF, "Wymagania podano w punkcie 2.", actor)
    rename_parts(play.case, actor, {outcome: "Mierzy przewodność gleby"})


def test_the_call_opens_its_three_targets_and_nothing_else(play: Play, called: str) -> None:
    assert {one.target for one in corrections(play.case)} == {METHODS, STAFF, f"{OUTCOMES}:{called}"}


def test_the_event_of_the_supplement_proves_that_the_rest_is_the_same(play: Play, called: str) -> None:
    mend(play, called)
    before = rests_of(play.case)
    event = play.attempt("submit_corrected")
    assert event.facts["rest_before"] == event.facts["rest_after"] == before.before
    assert event.facts["targets"] == {METHODS: "CHANGED", STAFF: "EXPLAINED", f"{OUTCOMES}:{called}": "CHANGED"}


def test_a_change_beside_the_targets_stops_the_supplement_whoever_made_it(play: Play, called: str) -> None:
    mend(play, called)
    application = Application.objects.get(case_id=play.case.pk)
    application.description["tasks"] = "Podmienione poza formularzem."
    application.save()
    assert "Poza uwagami wezwania zmieniło się" in play.guard("submit_corrected")


def test_the_reviewer_sees_what_was_done_about_each_remark(play: Play, called: str) -> None:
    mend(play, called)
    play.attempt("submit_corrected")
    assert {(one.remark.target, one.status.word) for one in answered(play.case)} == {
        (METHODS, "poprawiono"),
        (STAFF, "wyjaśniono bez zmiany"),
        (f"{OUTCOMES}:{called}", "poprawiono"),
    }
    page = play.page("operator").replace("\u00a0", " ")
    assert "Odpowiedzi wnioskodawcy na uwagi" in page
    assert "Wymagania podano w punkcie 2." in page
    assert "Odpowiedzi wnioskodawcy na uwagi" not in play.page("wnioskodawca")
    changes = play.page("operator", "mark_checklist").split('id="zmiany"')[1].split("</section>")[0]
    for target in (METHODS, STAFF, f"{OUTCOMES}:{called}"):
        assert f'href="#pole-{target.replace(".", "-").replace(":", "-")}"' in changes
    assert "Wymagania podano w punkcie 2." in changes.replace("\u00a0", " ")


def test_the_printed_supplement_has_the_explanations_of_the_applicant(play: Play, called: str) -> None:
    mend(play, called)
    play.attempt("submit_corrected")
    printed = play.letters("application")[-1]
    pdf = render_stored(printed.template, printed.data)
    text = " ".join(read(pdf).root.words.replace("\u00a0", " ").split())
    assert "Odpowiedzi na uwagi z wezwania" in text
    assert "wyjaśniono bez zmiany Wyjaśnienie wnioskodawcy: Wymagania podano w punkcie 2." in text
    assert "remarks" in printed.data["content"]
    assert play.letters("application")[0].data["content"]["remarks"] == []


def test_what_was_right_keeps_its_mark_and_only_the_questioned_rules_are_open(play: Play, called: str) -> None:
    mend(play, called)
    play.attempt("submit_corrected")
    checklist = checklist_of(play.case)
    assert (checklist.round, checklist.unmarked) == (2, ["FR-INC-03", "FR-INC-04"])
    assert {mark.verdict for mark in checklist.marks.values()} == {Verdict.YES}


def test_a_remark_that_still_holds_is_carried_once_and_goes_back_to_the_applicant(play: Play, called: str) -> None:
    mend(play, called)
    play.attempt("submit_corrected")
    old = next(one.remark for one in answered(play.case) if one.remark.target == STAFF)
    browser = play.browser("operator")
    assert browser.post(f"/sprawy/{play.case.pk}/uwagi/{old.pk}/nadal/").status_code == 302

    actor = play.actor("operator")
    (carried,) = outgoing_remarks(play.case, 2)
    assert (carried.text, carried.target, carried.carries) == (old.text, STAFF, old)
    assert checklist_of(play.case).marks["FR-INC-03"].verdict == Verdict.NO
    with pytest.raises(GuardFailed, match="już w tej rundzie"):
        carry(play.case, actor, old.pk)
    with pytest.raises(NotYourStep):
        carry(play.case, play.actor("kierownik"), next(one.remark.pk for one in answered(play.case) if not one.again))

    review.give_verdict(play.case, actor, "FR-INC-04", Verdict.YES)
    play.attempt("still_defective")
    assert [one.target for one in corrections(play.case)] == [STAFF]
    assert [one.target for one in corrections(play.case) if one.is_answered] == []


def test_a_carried_remark_stays_carried_when_its_words_are_edited_and_comes_free_when_it_is_removed(
    play: Play, called: str
) -> None:
    mend(play, called)
    play.attempt("submit_corrected")
    actor = play.actor("operator")
    old = next(one.remark for one in answered(play.case) if one.remark.target == STAFF)
    carried = review.change_remark(play.case, actor, carry(play.case, actor, old.pk), "Innymi słowami.")
    with pytest.raises(GuardFailed, match="już w tej rundzie"):
        carry(play.case, actor, old.pk)
    review.remove_remark(play.case, actor, carried)
    assert carry(play.case, actor, old.pk).text == old.text


def test_a_remark_on_a_deleted_outcome_goes_to_the_set_it_stood_in(play: Play, called: str) -> None:
    actor = play.actor("wnioskodawca")
    remove_part(play.case, actor, called)
    play.attempt("submit_corrected")
    old = next(one.remark for one in answered(play.case) if one.remark.target.startswith(OUTCOMES))
    assert next(one.status.word for one in answered(play.case) if one.remark == old) == "usunięto tę część"

    carried = carry(play.case, play.actor("operator"), old.pk)

    description = Application.objects.get(case_id=play.case.pk).description
    assert carried.target == f"{OUTCOMES}:{description['learning_outcomes']['sets'][0]['id']}"


def test_the_same_words_on_two_places_are_two_remarks_and_each_is_carried(play: Play, called: str) -> None:
    mend(play, called)
    play.attempt("submit_corrected")
    actor = play.actor("operator")
    alike = {one.remark.target: one.remark.pk for one in answered(play.case) if one.remark.rule == "FR-INC-03"}
    carry(play.case, actor, alike[STAFF])
    assert [one.remark.target for one in answered(play.case) if one.again] == [STAFF]
    assert carry(play.case, actor, alike[METHODS]).target == METHODS


def test_a_carried_remark_stays_carried_when_the_part_it_concerned_is_gone(play: Play, called: str) -> None:
    remove_part(play.case, play.actor("wnioskodawca"), called)
    play.attempt("submit_corrected")
    old = next(one.remark for one in answered(play.case) if one.remark.target.startswith(OUTCOMES))
    carry(play.case, play.actor("operator"), old.pk)
    with pytest.raises(GuardFailed, match="już w tej rundzie"):
        carry(play.case, play.actor("operator"), old.pk)
