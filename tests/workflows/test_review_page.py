"""The reviewer's page: application left, checklist right, remarks in their places, the facts of fee and applicant."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.workflows.ministry import Play
from workflows.inclusion import review
from workflows.inclusion.models import Audience
from workflows.inclusion.review_history import history_of
from workflows.inclusion.scenario import formal

STATE = "FORMAL_REVIEW"
QUERIES = 20


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("\u00a0", " ").split())


def outcome_of(play: Play) -> str:
    from applications import queries as applications

    return applications.final_description(play.case).learning_outcomes.sets[0].outcomes[0].id


def pin(play: Play, rule: str, target: str, text: str, audience: str = Audience.OUTGOING) -> None:
    review.add_remark(play.case, play.actor("operator"), review.NewRemark(rule, text, target, audience))


def test_every_field_and_outcome_has_an_anchor_and_a_place_for_remarks(play: Play) -> None:
    page = play.page("operator", "mark_checklist")
    outcome = outcome_of(play)
    assert f'id="pole-learningOutcomes-{outcome}"' in page
    assert 'id="pole-validationRequirements-methods"' in page
    assert f"cel=learningOutcomes%3A{outcome}" in page
    assert page.count('data-rule="FR-INC-0') == 9


def test_a_remark_stands_at_its_place_and_under_its_rule_with_a_word_for_whom_it_is(play: Play) -> None:
    target = f"learningOutcomes:{outcome_of(play)}"
    pin(play, "FR-INC-04", target, "Dodaj kryterium.")
    pin(play, "FR-INC-04", target, "Podobny brak był wcześniej.", Audience.INTERNAL)
    page = play.page("operator", "mark_checklist")
    assert page.count("Dodaj kryterium.") == 2
    assert page.count("Podobny brak był wcześniej.") == 2
    assert "trafi do wezwania" in words(page)
    assert "Uwaga wewnętrzna · wnioskodawca jej nie widzi" in words(page)
    assert "Oceniono 1 z 9 , 1 brak; do wezwania 1 uwaga" in words(page)
    assert "Bez oceny: FR-INC-01 , FR-INC-02 , FR-INC-03 , FR-INC-05" in words(page), (
        "what the list still lacks is named"
    )


def test_the_page_tells_the_fee_of_the_day_its_source_and_whether_it_came(play: Play) -> None:
    said = words(play.page("operator", "mark_checklist"))
    for fact in ("Stawka w dniu złożenia", "Tytuł przelewu", "ZSK art. 14", "jeszcze nie odnotowano wpływu"):
        assert fact in said
    assert "Odnotuj opłatę na rachunku" in said
    play.attempt("fee_seen", amount="2000.00")
    said = words(play.page("operator", "mark_checklist"))
    assert "Brakuje" in said
    assert "Odnotuj opłatę na rachunku" not in said


def test_identifiers_are_checked_and_what_is_not_asked_is_said(play: Play) -> None:
    said = words(play.page("operator", "mark_checklist"))
    assert re.search(r"NIP \d{10} (zgodny|do sprawdzenia)", said)
    assert re.search(r"KRS \d{10} bez cyfry kontrolnej", said)
    assert "Nie pytamy KRS, CEIDG, rejestru REGON" in said
    assert "Inne sprawy tego wnioskodawcy" in said


def test_an_organisation_entered_twice_is_shown(play: Play) -> None:
    twin = type(play.case.applicant).objects.get(pk=play.case.applicant_id)
    twin.pk, twin.slug, twin.name = None, "drugi-wpis", "Drugi wpis tej samej organizacji"
    twin._state.adding = True
    twin.save()
    assert "Drugi wpis tej samej organizacji" in play.page("operator", "mark_checklist")


def test_the_second_round_shows_old_and_new_in_place_and_what_the_call_asked(play: Play) -> None:
    formal.mark(play.case, r03=formal.DEFECT)
    for step in ("call_for_supplement", "submit_corrected"):
        play.take(step)
    assert history_of(play.case, 2).changed == 1
    page = play.page("operator", "mark_checklist")
    said = words(page)
    assert "Co zmieniło się po wezwaniu" in said
    assert "Tylko to różni się od poprzedniej wersji." in said
    assert 'href="#pole-validationRequirements-methods"' in page.split('id="zmiany"')[1].split("</section>")[0]
    assert "<del>" in page
    assert "<ins>" in page
    assert formal.DEFECT.remark in said
    assert "Wnioskodawca: poprawiono." in said
    assert len(_asked(play)) <= QUERIES


def _asked(play: Play) -> list[str]:
    """The queries of the page, the beginning of each."""
    browser = play.browser("operator")
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(f"/sprawy/{play.case.pk}/krok/mark_checklist/")
    assert answer.status_code == 200
    return [one["sql"][:120] for one in asked.captured_queries]


@pytest.mark.parametrize("pinned", [0, 12])
def test_the_page_asks_the_same_few_questions_however_much_is_pinned(play: Play, pinned: int) -> None:
    for number in range(pinned):
        audience = Audience.INTERNAL if number % 2 else Audience.OUTGOING
        pin(play, "FR-INC-03", "validationRequirements.methods", f"Uwaga {number}.", audience)
    assert len(_asked(play)) <= QUERIES
