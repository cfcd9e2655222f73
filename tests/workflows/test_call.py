"""The call for supplement (art. 18 ust. 4): its words, order and preview, who sees it, what it opens."""

import pytest

from applications.models import Application
from cases.models import Event
from documents.models import Document
from tests.documents.reading import read
from tests.workflows.ministry import Play
from workflows.inclusion.calling import in_order, points_of, words_of
from workflows.inclusion.models import SupplementCall, Verdict
from workflows.inclusion.scenario import formal
from workflows.inclusion.scenario.formal import RuleAnswer

STATE = "FORMAL_REVIEW"

METHODS, STAFF, FEE = "validationRequirements.methods", "validationRequirements.staff", "feeProof"


@pytest.fixture(autouse=True)
def _questioned(play: Play) -> None:
    """Three points: two fields of one rule, and the proof of the fee."""
    formal.mark(
        play.case,
        r03=RuleAnswer(Verdict.NO, "Opisz to dokładniej.", (METHODS, STAFF)),
        r07=RuleAnswer(Verdict.NO, "Dołącz dowód opłaty.", (FEE,)),
    )


def words(pdf: bytes) -> str:
    return " ".join(read(pdf).root.words.replace("\u00a0", " ").split())


def targets(play: Play) -> list[str]:
    return [point.target for point in in_order(play.case)]


def test_the_draft_has_a_point_for_each_questioned_item_and_no_other(play: Play) -> None:
    assert targets(play) == [METHODS, STAFF, FEE]
    page = play.page("operator", "draft_call")
    assert [f"Miejsce punktu {number} na liście" in page for number in range(1, 5)] == [True, True, True, False]
    assert "dopiero po akceptacji kierownika komórki" in page.replace("\u00a0", " ")


def test_a_defect_is_named_with_the_code_of_its_field(play: Play) -> None:
    for step, who in (("draft_call", ""), ("approve_call", "kierownik"), ("call_for_supplement", "")):
        play.attempt(step, who)
    (letter,) = play.letters("call_for_supplement")
    named = [one["field"] for one in letter.data["content"]["defects"]]
    assert all(" · " in one for one in named), named
    assert "Metody walidacji" in named[0].split(" · ")[1]


def test_words_order_and_an_introduction_of_ones_own_reach_the_letter_and_the_applicant(play: Play) -> None:
    play.attempt(
        "draft_call",
        intro="Dziękujemy za wniosek. Brakuje niewiele.",
        remark_0="Napisz, jak sprawdza się umiejętności.",
        order_0="3",
        order_2="1",
    )
    play.attempt("approve_call", "kierownik")
    play.attempt("call_for_supplement")

    (letter,) = play.letters("call_for_supplement")
    assert letter.data["content"]["intro"] == "Dziękujemy za wniosek. Brakuje niewiele."
    assert [one["remark"] for one in letter.data["content"]["defects"]] == [
        "Dołącz dowód opłaty.",
        "Opisz to dokładniej.",
        "Napisz, jak sprawdza się umiejętności.",
    ]
    assert Application.objects.get(case_id=play.case.pk).corrections == {
        METHODS: "Napisz, jak sprawdza się umiejętności.",
        STAFF: "Opisz to dokładniej.",
        FEE: "Dołącz dowód opłaty.",
    }


def test_a_returned_draft_keeps_its_words_until_the_remark_behind_them_changes(play: Play) -> None:
    play.attempt("draft_call", remark_0="Własne słowa.", order_2="1", intro="Wstęp.")
    play.attempt("return_call", "kierownik", reason="Skróć.")

    page = play.page("operator", "draft_call")
    assert "Własne słowa." in page
    assert "Wstęp." in page
    assert "Skróć." in page
    assert targets(play) == [FEE, METHODS, STAFF]

    formal.mark(play.case, r03=RuleAnswer(Verdict.NO, "Co innego.", (METHODS,)))
    assert [point.remark for point in points_of(play.case)] == ["Co innego."]
    assert words_of(play.case) == {}


def test_a_place_that_is_no_number_is_refused_in_words(play: Play) -> None:
    assert play.errors("draft_call", order_0="pierwszy") == {"order_0": ["Wpisz numer miejsca, na przykład 1."]}


def test_the_preview_is_the_letter_marked_as_a_draft_and_keeps_nothing(play: Play) -> None:
    browser, address = play.browser("operator"), f"/sprawy/{play.case.pk}/wezwanie/projekt.pdf"
    assert browser.get(address).status_code == 404
    before = (Document.objects.count(), Event.objects.count(), SupplementCall.objects.count())

    answer = browser.post(address, {"remark_0": "Jeszcze niezapisane słowa.", "intro": "Wstęp.", "order_2": "1"})

    assert answer["Content-Type"] == "application/pdf"
    text = words(answer.content)
    assert "PROJEKT. Wezwanie" in text
    assert "projekt – pismo niewysłane" in text
    assert "Jeszcze niezapisane słowa." in text
    assert text.index("Wstęp.") < text.index("Dołącz dowód opłaty.") < text.index("Jeszcze niezapisane")
    assert (Document.objects.count(), Event.objects.count(), SupplementCall.objects.count()) == before


def test_the_head_of_unit_previews_what_was_kept_and_the_applicant_nothing(play: Play) -> None:
    play.attempt("draft_call", intro="Wstęp kierownika.")
    address = f"/sprawy/{play.case.pk}/wezwanie/projekt.pdf"
    assert address in play.page("kierownik", "approve_call")
    assert "Wstęp kierownika." in words(play.browser("kierownik").get(address).content)
    assert play.browser("wnioskodawca").get(address).status_code == 403


def test_the_event_of_the_sending_names_what_it_opens(play: Play) -> None:
    play.attempt("draft_call")
    play.attempt("approve_call", "kierownik")
    event = play.attempt("call_for_supplement")
    assert event.facts["targets"] == [METHODS, STAFF, FEE]
    assert event.facts["rules"] == ["FR-INC-03", "FR-INC-07"]
