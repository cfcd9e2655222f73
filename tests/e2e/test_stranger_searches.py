"""A stranger at the register: types as people type, narrows with the keyboard, takes the file; also without script."""

import pytest
from playwright.sync_api import Browser

from register import queries
from register.queries import SearchQuery
from register.seed import load_register
from tests.e2e.visitor import Visitor


@pytest.mark.parametrize("script", [True, False])
def test_a_stranger_finds_narrows_and_takes_the_file(browser: Browser, site: str, script: bool) -> None:
    load_register(300)
    found = queries.search(SearchQuery(text="kosztorysy", levels=(5,)))
    assert 2 <= found.total <= 20
    number, name = str(found.total), found.entries[0].name
    visitor = Visitor(browser, site, script=script)
    visitor.open("/")
    visitor.fill("Nazwa kwalifikacji lub jej część", "kosztorysy")
    visitor.press("Szukaj")
    visitor.sees("Szukamy też innych form słów: kosztorys", f"1–{number} z {number}")
    level = visitor.page.locator("#filtry-pola input[name=prk][value='5']")
    assert visitor.page.locator("#ile-prk-5").inner_text().split()[0] == number
    level.focus()
    visitor.page.keyboard.press("Space")
    if script:
        visitor.page.wait_for_url("**/rejestr/?q=kosztorysy&prk=5")
        assert level.evaluate("box => box === document.activeElement"), "the focus stays on the filter"
        assert visitor.page.get_by_role("status").inner_text().startswith(number)
        visitor.look()
        with visitor.page.expect_event("load"):
            visitor.page.evaluate("history.back()")
        assert visitor.page.url.endswith("/rejestr/?q=kosztorysy")
        assert not level.is_checked()
        level.check()
    else:
        visitor.press("Zastosuj filtry")
    visitor.page.locator("a.o-chip", has_text="poziom 5").wait_for()
    assert level.is_checked()
    content = visitor.download(f"CSV, {number}").decode("utf-8-sig")
    assert f"Liczba wierszy;{number}" in content
    visitor.follow(name)
    visitor.sees("Co potrafi osoba z tą kwalifikacją", "Gdzie ją uzyskać", "Efekty uczenia się", "Podstawa i historia")
    visitor.follow("Wyniki: „kosztorysy”")
    visitor.sees(f"1–{number} z {number}")
    visitor.open("/rejestr/?q=kosztorysowanie+rakiet")
    visitor.sees("Nie znaleźliśmy takiej kwalifikacji", f"Szukaj bez słowa „rakiet” – wyników: {number}.")
    assert visitor.complaints == []
    visitor.context.close()
