"""The formal review (art. 18 ust. 1–6): checklist, call, approval, forwarding, wrong applicant, fee."""

from datetime import timedelta

import pytest

from applications import queries as applications
from cases.models import WorkItem
from cases.service import perform, token
from institutions import service as institutions
from institutions.models import MinistryDivision
from institutions.queries import ministries
from kernel import clock
from kernel.refusals import GuardFailed, NotYourStep, Stale, WrongState
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.forms.forward import ForwardForm
from workflows.inclusion.models import CallStatus, SupplementCall, Verdict, inclusion_of
from workflows.inclusion.scenario import formal
from workflows.inclusion.scenario.formal import RuleAnswer
from workflows.inclusion.scenario.play import spec_for

STATE = "FORMAL_REVIEW"


def _call(play: Play) -> SupplementCall:
    return SupplementCall.objects.get(case_id=play.case.pk)


def test_a_no_needs_a_remark(play: Play) -> None:
    data = formal.data_of(formal.all_good() | {"FR-INC-03": RuleAnswer(Verdict.NO)})
    errors = play.errors("mark_checklist", **data)
    assert "Napisz, co trzeba poprawić" in errors["fr_inc_03_verdict"][0]


def test_the_reviewer_who_starts_is_in_charge_and_the_checklist_is_empty(play: Play) -> None:
    assert play.case.owner is not None
    assert checklist_of(play.case).unmarked == [f"FR-INC-{number:02}" for number in range(1, 10)]


def test_forwarding_waits_for_every_verdict_and_names_the_defects(play: Play) -> None:
    assert "9 pozycji listy kontrolnej nie ma oceny" in play.guard("forward")
    formal.mark(play.case, r03=formal.DEFECT, r07=RuleAnswer(Verdict.NO, "Dopłać 218 zł.", ("feeProof",)))
    assert "2 nieusunięte braki (FR-INC-03, FR-INC-07)" in play.guard("forward")


def test_a_wrong_minister_is_no_defect(play: Play) -> None:
    formal.mark(play.case, r09=RuleAnswer(Verdict.NO, "Właściwy jest inny minister.", ("administrationDivision",)))
    play.attempt("forward")
    assert play.case.state == "FORWARDED"


def test_a_call_needs_a_defect_a_draft_and_the_head_of_unit(play: Play) -> None:
    formal.mark(play.case)
    assert "nie wskazuje braków" in play.guard("call_for_supplement")
    formal.mark(play.case, r03=formal.DEFECT)
    assert "Najpierw przygotuj projekt wezwania" in play.guard("call_for_supplement")
    play.attempt("draft_call")
    assert "czeka na akceptację" in play.guard("call_for_supplement")
    assert "approve_call" in play.waits()
    assert isinstance(play.refused("approve_call", "operator"), NotYourStep)
    play.attempt("approve_call", "kierownik")
    assert "approve_call" not in play.waits()
    assert isinstance(play.refused("call_for_supplement", "kierownik"), NotYourStep)
    play.attempt("call_for_supplement")
    assert play.case.state == "AWAITING_SUPPLEMENT"
    assert _call(play).status == CallStatus.SENT


def test_the_head_of_unit_returns_a_call_with_a_reason(play: Play) -> None:
    formal.mark(play.case, r03=formal.DEFECT)
    play.attempt("draft_call")
    play.attempt("return_call", "kierownik", reason="Dodaj artykuł.")
    assert (_call(play).status, _call(play).note) == (CallStatus.RETURNED, "Dodaj artykuł.")
    assert isinstance(play.refused("call_for_supplement"), GuardFailed)


def test_a_changed_checklist_takes_the_approval_back(play: Play) -> None:
    formal.mark(play.case, r03=formal.DEFECT)
    play.attempt("draft_call")
    play.attempt("approve_call", "kierownik")
    formal.mark(play.case, r04=RuleAnswer(Verdict.NO, "Dodaj kryteria.", ("learningOutcomes",)))
    assert _call(play).status == CallStatus.RETURNED
    assert isinstance(play.refused("call_for_supplement"), GuardFailed)


def test_the_letter_lists_exactly_the_marked_items_and_the_term(play: Play) -> None:
    play.take("call_for_supplement")
    (letter,) = play.letters("call_for_supplement")
    content = letter.data["content"]
    assert [one["rule"] for one in content["defects"]] == ["FR-INC-03"]
    assert content["days"] == 30


def test_two_reviewers_with_one_checklist_open_the_second_is_told(play: Play) -> None:
    spec = spec_for(play.case, "mark_checklist")
    seen = token(play.case, spec)
    formal.mark(play.case)
    data = formal.data_of({"FR-INC-01": RuleAnswer(Verdict.YES)})
    second = play.actor("operator")
    with pytest.raises(Stale, match="zapisano listę kontrolną"):
        perform(play.case, "mark_checklist", actor=second, data=data, seen=seen)


def test_the_competent_minister_is_suggested_by_the_register_of_that_day(play: Play) -> None:
    division = play.case.division
    assert division is not None
    form = ForwardForm(case=play.case, actor=play.actor("operator"))
    before = form.suggestion
    assert before is not None
    other = ministries(clock.today()).exclude(pk=before.ministry_id).order_by("id")[0]
    with on(DAY + timedelta(days=5)):
        institutions.set_competence(division, other, from_day=clock.today(), basis="zmiana rządu (przykład)")
        after = ForwardForm(case=play.case, actor=play.actor("operator")).suggestion
        assert after is not None
        assert after.ministry == other
    with on(DAY + timedelta(days=1)):
        still = ForwardForm(case=play.case, actor=play.actor("operator")).suggestion
        assert still is not None
        assert still.ministry_id == before.ministry_id


def test_another_minister_than_the_suggested_one_needs_a_reason(play: Play) -> None:
    formal.mark(play.case)
    suggested = formal.FILL["forward"](play.case, play.actor("operator"))["ministry"]
    other = ministries(clock.today()).exclude(pk=suggested).order_by("id")[0]
    assert "dlaczego właściwy jest inny minister" in play.errors("forward", ministry=other.pk)["reason"][0]
    event = play.attempt("forward", ministry=other.pk, reason="Zakres działania po zmianach.")
    assert play.case.competent == other
    assert (event.facts["suggested"], event.facts["reason"]) == (suggested, "Zakres działania po zmianach.")


def test_the_suggestion_tells_its_basis_its_days_and_who_heads_the_ministry(play: Play) -> None:
    formal.mark(play.case, r09=RuleAnswer(Verdict.NO, "Wniosek wskazuje innego ministra.", ("administrationDivision",)))
    page = play.page("operator", "forward").replace("\u00a0", " ")
    form = ForwardForm(case=play.case, actor=play.actor("operator"))
    assert form.suggestion is not None
    for words in (form.suggestion.basis, "bez daty końcowej", "Kieruje", "Wniosek wskazuje innego ministra."):
        assert words in page


def test_without_a_competent_ministry_on_that_day_a_minister_is_named_with_a_reason(play: Play) -> None:
    formal.mark(play.case)
    division = play.case.division
    assert division is not None
    with on(DAY + timedelta(days=3)):
        MinistryDivision.objects.filter(division=division).update(valid_to=DAY)
        page = play.page("operator", "forward").replace("\u00a0", " ")
        assert f"W dniu 5.03.2026 żaden minister nie kieruje działem „{division.name}”" in page
        other = ministries(clock.today()).order_by("id")[0]
        assert "na jakiej podstawie" in play.errors("forward", ministry=other.pk)["reason"][0]
        play.attempt("forward", ministry=other.pk, reason="Uzgodniono z koordynatorem.")
    assert play.case.competent == other


def test_a_wrong_applicant_ends_the_case_with_a_refund_that_somebody_must_do(play: Play) -> None:
    play.take("reject_wrong_applicant")
    facts = inclusion_of(play.case)
    assert facts.fee_refund_due
    assert WorkItem.objects.filter(case_id=play.case.pk, code="after_refund", closed_at=None).exists()
    play.attempt("refund_done")
    assert inclusion_of(play.case).fee_refunded_on == clock.today()
    assert not WorkItem.objects.filter(case_id=play.case.pk, closed_at=None).exists()
    assert "zwrócono już" in play.guard("refund_done")


def test_the_fee_is_seen_once_and_not_in_the_future(play: Play) -> None:
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    assert "jeszcze nie nadszedł" in play.errors("fee_seen", seen_on=tomorrow)["seen_on"][0]
    play.attempt("fee_seen", amount="2218.00")
    assert "odnotowano już" in play.guard("fee_seen")


def test_whoever_excludes_themselves_may_do_nothing_more(play: Play) -> None:
    reviewer = play.actor("operator")
    perform(play.case, "exclude_self", actor=reviewer, data={"ground": "Siostra pracuje u wnioskodawcy."})
    verdicts = formal.data_of(formal.all_good())
    with pytest.raises(NotYourStep, match=r"art\. 24 KPA"):
        perform(play.case, "mark_checklist", actor=reviewer, data=verdicts)
    assert play.case.owner_id is None


def test_a_submitted_application_cannot_be_submitted_again(play: Play) -> None:
    assert isinstance(play.refused("submit"), WrongState)
    assert applications.snapshots(play.case).count() == 1


def test_nobody_else_sees_or_reviews_the_case(play: Play) -> None:
    for word in ("wnioskodawca", "minister", "rada", "instytucja", "pzzj", "kontroler", "komisja"):
        assert isinstance(play.refused("mark_checklist", word), NotYourStep), word
    for word in ("minister", "rada", "instytucja", "pzzj"):
        answer = play.browser(word).get(f"/sprawy/{play.case.pk}/")
        assert answer.status_code == 404, word


def test_the_checklist_page_shows_the_application_and_the_nine_rules(play: Play) -> None:
    page = play.page("operator", "mark_checklist")
    assert page.count("FR-INC-0") >= 9
    assert "A. Wnioskodawca" in page
