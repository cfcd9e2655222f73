"""The formal review by keyboard alone: verdicts, a remark from the library, one for the office, the list filed."""

import re

from playwright.sync_api import expect

from tests.e2e.near import brought_to
from tests.e2e.visitor import NARROW, WIDE, Arrive, Visitor
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.models import Verdict
from workflows.inclusion.review_remarks import internal_remarks, outgoing_remarks

RULES = [f"FR-INC-0{number}" for number in range(1, 10)]


def test_a_reviewer_finishes_the_list_without_a_mouse(arrive: Arrive) -> None:
    case = brought_to("FORMAL_REVIEW")
    halina = arrive("Halina Wzorcowa")
    halina.open(f"/sprawy/{case.pk}/krok/mark_checklist/")
    page, keyboard = halina.page, halina.page.keyboard

    for number, rule in enumerate(RULES, 1):
        keyboard.press("ArrowDown")
        expect(page.locator(f"#{rule}")).to_have_class("is-open is-current")
        keyboard.press("n" if rule == "FR-INC-04" else "t")
        expect(page.locator("#postep")).to_contain_text(f"{number} z 9")
    for _ in range(5):
        keyboard.press("ArrowUp")
    _remark_from_the_library(halina)
    halina.look()

    _internal_remark(halina)
    _letters_do_nothing_while_typing_or_when_switched_off(halina)
    _one_pane_at_a_time_on_a_phone(halina)

    verdicts = {code: mark.verdict for code, mark in checklist_of(case).marks.items()}
    assert verdicts == {rule: Verdict.NO if rule == "FR-INC-04" else Verdict.YES for rule in RULES}
    assert [one.rule for one in outgoing_remarks(case, 1)] == ["FR-INC-04"]
    assert [one.text for one in internal_remarks(case, 1)] == ["Zapytać kierowniczkę."]
    halina.press("Zapisz listę kontrolną")
    halina.sees("Zapisano listę kontrolną")


def _remark_from_the_library(halina: Visitor) -> None:
    page = halina.page
    page.keyboard.press("u")
    window = page.locator("#okno-uwagi")
    expect(window).to_be_visible()
    window.get_by_label("Czego dotyczy uwaga").select_option(value="learningOutcomes")
    window.get_by_role("link", name=re.compile("Wstaw do uwagi.*Brak kryteriów weryfikacji")).click()
    expect(window.get_by_label("Treść uwagi")).to_have_value(_text("Brak kryteriów weryfikacji"))
    halina.look()
    window.get_by_role("button", name="Zapisz uwagę").click()
    expect(window).to_be_hidden()
    expect(page.locator("#FR-INC-04")).to_contain_text("trafi do wezwania")
    expect(page.locator("#uwagi-pole-learningOutcomes")).to_contain_text("trafi do wezwania")


def _text(title: str) -> str:
    from workflows.inclusion.library_texts import TEXTS

    return next(one.text for one in TEXTS if one.title == title)


def _internal_remark(halina: Visitor) -> None:
    page = halina.page
    page.get_by_role("link", name=re.compile("Dodaj uwagę.*Metody walidacji")).click()
    window = page.locator("#okno-uwagi")
    expect(window.get_by_label("Treść uwagi")).to_be_focused()
    window.get_by_label("Wewnętrzna").check()
    window.get_by_label("Treść uwagi").fill("Zapytać kierowniczkę.")
    window.get_by_role("button", name="Zapisz uwagę").click()
    expect(window).to_be_hidden()
    expect(page.locator("#uwagi-pole-validationRequirements-methods")).to_contain_text("wnioskodawca jej nie widzi")


def _letters_do_nothing_while_typing_or_when_switched_off(halina: Visitor) -> None:
    page = halina.page
    page.keyboard.press("?")
    page.get_by_label("Używaj skrótów klawiszowych").uncheck()
    page.locator("#FR-INC-09 [value=yes]").focus()
    page.keyboard.press("n")
    expect(page.locator("#FR-INC-09 [value=yes]")).to_be_checked()
    page.get_by_label("Używaj skrótów klawiszowych").check()
    page.keyboard.press("?")


def _one_pane_at_a_time_on_a_phone(halina: Visitor) -> None:
    page = halina.page
    page.set_viewport_size(NARROW)
    expect(page.locator("#lista")).to_be_hidden()
    page.get_by_text("Lista kontrolna", exact=True).first.click()
    expect(page.locator("#lista")).to_be_visible()
    expect(page.locator("#wniosek")).to_be_hidden()
    page.set_viewport_size(WIDE)
