"""The evaluation: draft, countersignature, the minister's result."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.models import Snapshot, SnapshotReason
from auth.enums import Role
from cases.flows import is_running
from cases.kept import forget
from cases.procedure import as_procedure, procedure_for, spec_of
from cases.rights import visible_to
from cases.service import perform, token
from documents.enums import Visibility
from institutions.actor import actor_for
from kernel import clock
from kernel.refusals import InvalidInput, NotYourStep, Stale
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion.decision_draft import recommended_level
from workflows.inclusion.flows import CountersignatureFlow
from workflows.inclusion.models import DecisionDraft, DraftKind
from workflows.inclusion.scenario import ministry
from workflows.inclusion.scenario.cast import team_of
from workflows.inclusion.states import State

STATE = State.EVALUATION
POSITIVE = DraftKind.POSITIVE


def draft(play: Play) -> DecisionDraft:
    return DecisionDraft.objects.get(case_id=play.case.pk)


def test_a_draft_waits_for_the_director_and_then_for_the_minister(play: Play) -> None:
    play.attempt("prepare_decision", "referent")
    assert "countersign" in play.waits()
    assert "prepare_decision" not in play.waits()

    play.attempt("countersign", "dyrektor")

    assert draft(play).countersigned_digest == draft(play).digest
    assert "decide_positive" in play.waits()
    assert "countersign" not in play.waits()


def test_a_changed_draft_voids_the_countersignature(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)

    event = play.attempt("prepare_decision", "referent", justification="Inna treść uzasadnienia.")

    assert event.facts["voided"] is True
    assert draft(play).countersigned_at is None
    assert "nie ma kontrasygnaty" in play.guard("decide_positive")
    assert "decide_positive" not in play.waits()
    assert "countersign" in play.waits()
    play.take("decide_positive")
    assert play.case.state == State.ACCEPTED


def test_the_digest_covers_the_final_description(play: Play) -> None:
    play.attempt("prepare_decision", "referent")
    first = draft(play).digest

    play.attempt("prepare_decision", "referent", ic_conditions="Pracownia z trzema stanowiskami.")

    assert draft(play).digest != first


def test_a_returned_draft_goes_back_to_its_author_with_the_reason(play: Play) -> None:
    play.attempt("prepare_decision", "referent")
    author = draft(play).prepared_by
    assert author is not None

    play.attempt("return_decision", "dyrektor")

    assert play.waits_for(author) == ["prepare_decision"]
    assert not is_running(CountersignatureFlow, play.case)
    assert "Żaden projekt" in play.guard("countersign", "dyrektor")
    assert "Projekt wrócił do poprawy" in play.page("referent", "prepare_decision")
    play.attempt("prepare_decision", "referent")
    assert play.waits_for(author) == []


def test_a_director_countersigns_and_nobody_else(play: Play) -> None:
    play.attempt("prepare_decision", "referent")

    for word in ("referent", "minister"):
        assert isinstance(play.refused("countersign", word), NotYourStep)
    assert "reason" in play.errors("return_decision", "dyrektor", reason="")


def test_the_level_is_the_recommended_one(play: Play) -> None:
    level = recommended_level(play.case)
    assert level is not None

    assert "level" in play.errors("prepare_decision", "referent", level=str(level % 8 + 1))
    assert "level" in play.errors("prepare_decision", "referent", level="")


def test_a_draft_of_another_level_is_not_signed(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)
    level = recommended_level(play.case)
    assert level is not None
    DecisionDraft.objects.filter(case_id=play.case.pk).update(level=level % 8 + 1)
    forget(play.case)

    assert f"rekomendowany to {level}" in play.guard("decide_positive")


@pytest.mark.parametrize("day", ["", "2026-03-03", "2036-03-04", "nigdy"])
def test_the_review_comes_within_ten_years(play: Play, day: str) -> None:
    assert "review_due" in play.errors("prepare_decision", "referent", review_due=day)


def test_a_negative_draft_needs_no_level(play: Play) -> None:
    play.attempt("prepare_decision", "referent", kind=DraftKind.NEGATIVE.value, level="", review_due="")

    assert draft(play).level is None


def test_the_tenth_anniversary_is_still_in_time(play: Play) -> None:
    play.attempt("prepare_decision", "referent", review_due="3.03.2036")

    assert draft(play).review_due == date(2036, 3, 3)


def test_similarity_is_too_late_here(play: Play) -> None:
    assert "kind" in play.errors("prepare_decision", "referent", kind=DraftKind.SIMILARITY.value)


def test_a_positive_result_fixes_the_final_description(play: Play) -> None:
    play.attempt("prepare_decision", "referent", ic_conditions="Pracownia.", quality_internal="Co 2 lata.")
    play.attempt("countersign", "dyrektor")

    play.attempt("decide_positive")

    assert play.case.state == State.ACCEPTED
    last = Snapshot.objects.filter(case_id=play.case.pk).latest("number")
    assert last.reason == SnapshotReason.FINAL
    described = last.content["description"]
    assert described["pqf_level"] == recommended_level(play.case)
    assert described["review_due"] == "2036-03-03"
    assert described["ic_extra_conditions"] == "Pracownia."
    assert described["extra_quality_requirements"]["internal_evaluation"] == "Co 2 lata."
    [text] = play.letters("announcement")
    assert text.visibility == Visibility.INTERNAL
    assert text.data["content"]["institution_conditions"] == "Pracownia."
    assert play.letters("decision_positive_information")


def test_the_result_ends_the_access_of_experts_and_the_council(play: Play) -> None:
    member = team_of(play.case)[0]

    play.take("decide_positive")

    assert not visible_to(actor_for(member.person, clock.today())).filter(pk=play.case.pk).exists()
    assert not play.case.participations.filter(role=Role.COUNCIL_MEMBER, valid_to=None).exists()
    assert play.waits() == ["send_announcement"]


def test_the_term_is_met_by_the_result(play: Play) -> None:
    play.take("decide_positive")

    assert play.case.deadlines.get(code="MIN").state == "MET"


def test_a_negative_result_is_information_with_its_justification(play: Play) -> None:
    play.take("decide_negative")

    assert play.case.state == State.REFUSED
    content = play.letters("refusal_information")[0].data["content"]
    assert "opinię ekspertów" in content["justification"]
    assert play.waits() == []
    assert play.case.closed_on == DAY + timedelta(days=1)


def test_a_draft_of_one_kind_does_not_serve_the_other(play: Play) -> None:
    ministry.countersigned(play.case, DraftKind.NEGATIVE)

    assert "dotyczy czegoś innego" in play.guard("decide_positive")


def test_an_officer_does_not_decide(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)

    for word in ("referent", "dyrektor"):
        assert isinstance(play.refused("decide_positive", word), NotYourStep)


def test_the_minister_confirms(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)

    assert "confirm" in play.errors("decide_positive", confirm="")


def test_a_form_opened_before_a_change_of_the_draft_is_stale(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)
    spec = spec_of(procedure_for(play.case.kind), "decide_positive")
    assert spec is not None
    seen = token(as_procedure(play.case), spec)
    with on(DAY + timedelta(days=2)):
        play.attempt("prepare_decision", "referent", justification="Nowa treść.")
        play.attempt("countersign", "dyrektor")

        with pytest.raises(Stale):
            perform(
                play.case,
                "decide_positive",
                actor=play.actor("minister"),
                data={"confirm": "on", "digest": draft(play).digest},
                seen=seen,
            )


def test_the_term_may_pass_and_the_result_is_still_possible(play: Play) -> None:
    with on(date(2026, 8, 1)):
        play.take("decide_positive")

    assert play.case.state == State.ACCEPTED


def test_the_screens_of_the_decision_open(play: Play) -> None:
    page = play.page("referent", "prepare_decision")
    assert "Przejmij do uzasadnienia" in page
    assert "Wnioski z konsultacji" in page
    ministry.countersigned(play.case, POSITIVE)
    assert "Projekt czeka na podpisy" in play.page("referent", "prepare_decision")
    assert "Skrót treści (SHA-256)" in play.page("minister", "decide_positive")
    assert "kontrasygnowany" in play.page("dyrektor")
    assert "Projekt rozstrzygnięcia" not in play.page("wnioskodawca")


def test_the_case_page_keeps_its_budget_of_queries(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)
    officer = play.browser("referent")

    with CaptureQueriesContext(connection) as captured:
        officer.get(f"/sprawy/{play.case.pk}/")

    assert len(captured) <= 20


def test_a_double_click_decides_once(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)
    minister = play.browser("minister")
    address = f"/sprawy/{play.case.pk}/krok/decide_positive/"
    spec = spec_of(procedure_for(play.case.kind), "decide_positive")
    assert spec is not None
    posted = {"confirm": "on", "digest": draft(play).digest, "seen": token(as_procedure(play.case), spec)}

    first, second = minister.post(address, posted), minister.post(address, posted)

    assert first.status_code == second.status_code == 302
    assert play.case.events.filter(verb="decide_positive").count() == 1


def test_an_empty_draft_gets_sentences(play: Play) -> None:
    with pytest.raises(InvalidInput) as caught:
        perform(play.case, "prepare_decision", actor=play.actor("referent"), data={})

    assert {"kind", "justification"} <= set(caught.value.errors)
