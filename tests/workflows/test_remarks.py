"""Remarks: for the call or for the office alone, pinned to what they concern; the two never meet outside the office."""

import json
from collections.abc import Iterator

import pytest

from applications import queries as applications
from applications.models import Application, Snapshot
from cases.models import Event
from cases.service import perform
from documents.models import Document
from kernel.refusals import GuardFailed, InvalidInput, NotYourStep, Stale, WrongState
from tests.workflows.ministry import Play
from workflows.inclusion import review, review_library
from workflows.inclusion.calling import points_of
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.models import Audience, CallStatus, LibraryRemark, Remark, SupplementCall, Verdict
from workflows.inclusion.review_remarks import internal_remarks, outgoing_remarks
from workflows.inclusion.scenario import formal

STATE = "FORMAL_REVIEW"

METHODS = "validationRequirements.methods"
SECRET = "Tajemnica: podobny brak był w innej sprawie tego podmiotu."


def say(
    play: Play, text: str, *, rule: str = "FR-INC-03", target: str = METHODS, to: str = Audience.OUTGOING
) -> Remark:
    return review.add_remark(play.case, play.actor("operator"), review.NewRemark(rule, text, target, to))


def refused_fields(play: Play, **said: str) -> set[str]:
    with pytest.raises(InvalidInput) as refused:
        say(play, said.pop("text", "Popraw."), **said)
    return set(refused.value.errors)


def test_a_remark_for_the_call_brings_the_verdict_no_and_an_internal_one_does_not(play: Play) -> None:
    say(play, "Do sprawdzenia.", rule="FR-INC-05", target="activityProof", to=Audience.INTERNAL)
    say(play, "Opisz metody.")
    marks = checklist_of(play.case).marks
    assert {code: mark.verdict for code, mark in marks.items()} == {"FR-INC-03": Verdict.NO}


def test_each_audience_has_its_own_question(play: Play) -> None:
    out, kept = say(play, "Opisz metody."), say(play, SECRET, to=Audience.INTERNAL)
    assert list(outgoing_remarks(play.case, 1)) == [out]
    assert list(internal_remarks(play.case, 1)) == [kept]
    assert list(play.case.review_remarks.all()) == [out], "whoever reads without a thought gets what may leave"


def test_a_remark_keeps_its_place_and_what_stood_there(play: Play) -> None:
    outcome = applications.final_description(play.case).learning_outcomes.sets[0].outcomes[0]
    remark = say(play, "Rozdziel.", rule="FR-INC-04", target=f"learningOutcomes:{outcome.id}")
    assert remark.target_title.startswith("D1 · efekt 1.1 „")
    assert outcome.text in remark.target_text
    assert outcome.criteria[0].text in remark.target_text
    assert remark.basis == "art. 9 ust. 1 pkt 1"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"target": ""}, "target"),
        ({"target": "learningOutcomes:nie-ma-takiego"}, "target"),
        ({"target": "nieznane"}, "target"),
        ({"rule": "FR-INC-09", "target": "administrationDivision"}, "audience"),
        ({"to": "KAZDY"}, "audience"),
        ({"rule": "FR-INC-10"}, "rule"),
    ],
)
def test_what_cannot_be_said_is_refused_by_its_field(play: Play, said: dict[str, str], field: str) -> None:
    assert refused_fields(play, **said) == {field}


def test_while_remarks_for_the_call_stand_the_verdict_stays_no(play: Play) -> None:
    remark = say(play, "Opisz metody.")
    reviewer = play.actor("operator")
    with pytest.raises(GuardFailed, match="1 uwaga trafi do wezwania"):
        review.give_verdict(play.case, reviewer, "FR-INC-03", Verdict.YES)
    review.remove_remark(play.case, reviewer, remark)
    assert review.give_verdict(play.case, reviewer, "FR-INC-03", Verdict.YES).verdict == Verdict.YES


def test_a_no_without_a_remark_is_unfinished(play: Play) -> None:
    formal.mark(play.case)
    review.give_verdict(play.case, play.actor("operator"), "FR-INC-03", Verdict.NO)
    assert checklist_of(play.case).unexplained == ["FR-INC-03"]
    assert "FR-INC-03: odpowiedź „Nie” nie ma uwagi" in play.guard("draft_call")


def test_two_reviewers_who_differ_are_told_and_the_first_answer_stays(play: Play) -> None:
    reviewer = play.actor("operator")
    review.give_verdict(play.case, reviewer, "FR-INC-02", Verdict.YES, seen=review.UNSEEN)
    with pytest.raises(Stale, match="FR-INC-02 – „Tak”"):
        review.give_verdict(play.case, reviewer, "FR-INC-02", Verdict.NO, seen=review.UNSEEN)
    assert checklist_of(play.case).marks["FR-INC-02"].verdict == Verdict.YES


def test_words_that_somebody_changed_meanwhile_are_not_written_over(play: Play) -> None:
    remark, reviewer = say(play, "Pierwsze słowa."), play.actor("operator")
    review.change_remark(play.case, reviewer, remark, "Drugie słowa.", seen="Pierwsze słowa.")
    with pytest.raises(Stale):
        review.change_remark(play.case, reviewer, remark, "Trzecie słowa.", seen="Pierwsze słowa.")
    assert [one.text for one in outgoing_remarks(play.case, 1)] == ["Drugie słowa."]
    review.remove_remark(play.case, reviewer, remark)
    with pytest.raises(Stale, match="ktoś już usunął"):
        review.change_remark(play.case, reviewer, remark, "Czwarte słowa.")


def test_a_remark_after_the_approval_takes_the_approval_back(play: Play) -> None:
    formal.mark(play.case, r03=formal.DEFECT)
    play.attempt("draft_call")
    play.attempt("approve_call", "kierownik")
    say(play, "Jeszcze jedno.", target="validationRequirements.staff")
    assert SupplementCall.objects.get(case_id=play.case.pk).status == CallStatus.RETURNED


def test_the_call_has_a_point_for_each_outgoing_remark_and_none_for_an_internal_one(play: Play) -> None:
    say(play, "Opisz metody.")
    say(play, "Opisz metody dokładniej.")
    say(play, SECRET, to=Audience.INTERNAL)
    assert [point.remark for point in points_of(play.case)] == ["Opisz metody.", "Opisz metody dokładniej."]


def test_whoever_excluded_themselves_may_give_no_verdict_and_no_remark(play: Play) -> None:
    reviewer = play.actor("operator")
    perform(play.case, "exclude_self", actor=reviewer, data={"ground": "Wnioskodawczyni jest moją siostrą."})
    for attempt in (
        lambda: review.give_verdict(play.case, reviewer, "FR-INC-01", Verdict.YES),
        lambda: review.add_remark(play.case, reviewer, review.NewRemark("FR-INC-03", "Popraw.", METHODS)),
    ):
        with pytest.raises(NotYourStep, match=r"art\. 24 KPA"):
            attempt()
    assert checklist_of(play.case).marks == {}


@pytest.mark.parametrize("word", ["wnioskodawca", "minister", "rada", "kierownik"])
def test_nobody_else_gives_verdicts_or_remarks(play: Play, word: str) -> None:
    actor = play.actor(word)
    with pytest.raises(NotYourStep):
        review.give_verdict(play.case, actor, "FR-INC-01", Verdict.YES)
    browser = play.browser(word)
    for path in ("odpowiedz/", "uwaga/"):
        answer = browser.post(f"/sprawy/{play.case.pk}/ocena/{path}", {"rule": "FR-INC-01", "text": "x"})
        assert answer.status_code in {403, 404}, (word, path)
    assert not Remark.internal.exists()


def test_after_the_call_was_sent_nothing_can_be_remarked(play: Play) -> None:
    formal.mark(play.case, r03=formal.DEFECT)
    play.take("call_for_supplement")
    with pytest.raises(WrongState):
        say(play, "Za późno.")


def _everything_the_applicant_gets(play: Play) -> Iterator[tuple[str, str]]:
    browser, pk = play.browser("wnioskodawca"), play.case.pk
    places = (
        f"/sprawy/{pk}/",
        f"/sprawy/{pk}/przebieg/",
        f"/sprawy/{pk}/metryka/",
        f"/sprawy/{pk}/metryka.xml",
        f"/sprawy/{pk}/metryka.csv",
        f"/wnioski/{pk}/",
        f"/wnioski/{pk}/walidacja/",
        f"/wnioski/{pk}/sprawdzenie/",
        "/skrzynka/",
        "/sprawy/",
    )
    for place in places:
        yield place, browser.get(place, follow=True).content.decode(errors="replace")
    for letter in Document.objects.filter(case_id=pk).order_by("id"):
        yield f"letter {letter.template}", json.dumps(letter.data, ensure_ascii=False)
        yield (
            f"file {letter.template}",
            browser.get(f"/pisma/{letter.pk}/", follow=True).content.decode(errors="replace"),
        )
    application = Application.objects.get(case_id=pk)
    yield "application", json.dumps([application.corrections, application.content], ensure_ascii=False)
    for version in Snapshot.objects.filter(case_id=pk):
        yield f"version {version.number}", json.dumps([version.content, version.provenance], ensure_ascii=False)
    for event in Event.objects.filter(case_id=pk):
        yield f"event {event.verb}", json.dumps(event.facts, ensure_ascii=False)


def test_an_internal_remark_reaches_nothing_that_an_applicant_can_get(play: Play) -> None:
    formal.mark(play.case, r03=formal.DEFECT)
    say(play, SECRET, to=Audience.INTERNAL)
    assert SECRET in play.page("operator", "mark_checklist").replace("\u00a0", " "), "the office reads it"
    play.take("call_for_supplement")
    formal.deliver_call(play.case)
    seen = dict(_everything_the_applicant_gets(play))
    assert any(formal.DEFECT.remark in words for words in seen.values()), "what goes out is read"
    for place, words in seen.items():
        assert "Tajemnica" not in words, place


def test_the_library_begins_with_texts_for_every_rule_and_finds_them_by_words(db: None) -> None:
    LibraryRemark.objects.all().delete()
    assert review_library.load_standard() == len(review_library.TEXTS)
    assert review_library.load_standard() == 0, "what is retired or changed stays so"
    assert {one.rule for one in review_library.texts("")} == {f"FR-INC-0{number}" for number in range(1, 10)}
    assert {one.rule for one in review_library.texts("FR-INC-04")} == {"FR-INC-04"}
    assert "Brak kryteriów weryfikacji" in [one.title for one in review_library.texts("", "kryteriow weryfik")]
    assert all(one.basis.startswith("art. ") for one in review_library.texts(""))


def test_a_remark_is_kept_in_the_library_once(play: Play) -> None:
    remark, reviewer = say(play, "Wskaż, kto może walidować."), play.actor("operator")
    first = review_library.keep(remark, reviewer)
    assert review_library.keep(remark, reviewer) == first
    assert (first.rule, first.basis) == ("FR-INC-03", "art. 15 ust. 1")


def test_only_the_head_of_unit_changes_the_library(play: Play) -> None:
    review_library.load_standard()
    text = LibraryRemark.objects.filter(retired_at=None)[0]
    with pytest.raises(NotYourStep):
        review_library.retire(text, play.actor("operator"))
    assert play.browser("operator").get("/biblioteka-uwag/").status_code == 200
    assert play.browser("operator").get(f"/biblioteka-uwag/{text.pk}/").status_code == 403
    head = play.browser("kierownik")
    data = {"rule": text.rule, "title": "Nowa nazwa", "text": text.text, "basis": text.basis}
    assert head.post(f"/biblioteka-uwag/{text.pk}/", data).status_code == 302
    assert head.post("/biblioteka-uwag/nowy/", data | {"title": ""}).status_code == 200
    assert "Nowa nazwa" in head.get("/biblioteka-uwag/").content.decode()
    assert head.post(f"/biblioteka-uwag/{text.pk}/wycofaj/").status_code == 302
    assert "Nowa nazwa" not in play.browser("operator").get("/biblioteka-uwag/").content.decode()
