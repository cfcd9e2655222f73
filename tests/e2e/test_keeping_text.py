"""Nothing typed is lost: a broken connection, a session that ends, a browser that dies, two people at once, a double
click, a term that runs out."""

import time
from collections.abc import Callable
from datetime import date

import time_machine
from playwright.sync_api import Browser, Page, expect

from applications.models import Application
from cases.models import Case, Event
from tests.e2e import near, review
from tests.e2e.application import MENDED_METHODS
from tests.e2e.visitor import TAKES_LONG, Arrive, Visitor
from workflows.inclusion import scenario

WRITTEN = "Osoba z kwalifikacją bada ekspozycję, prowadzi dokumentację i odpowiada za wynik. " * 5


TASKS = "Przykładowe działania i zadania"


def test_a_form_saves_itself_over_a_broken_connection_and_an_ended_session(arrive: Arrive) -> None:
    celina = at_name_of_new_draft(arrive)
    celina.fill(TASKS, "Bada ekspozycję.")
    said(celina, "Zapisano o")
    assert stored() == "Bada ekspozycję."

    celina.lose_connection()
    celina.fill(TASKS, "Bada ekspozycję. Pisze bez połączenia.")
    said(celina, "Brak połączenia", "Tekst jest zachowany w tej przeglądarce")
    celina.look()
    assert stored() == "Bada ekspozycję."
    celina.find_connection()
    said(celina, "Zapisano o")
    celina.sees_not("Brak połączenia")
    assert stored() == "Bada ekspozycję. Pisze bez połączenia."

    celina.lose_session()
    celina.fill(TASKS, "Bada ekspozycję. Pisze bez sesji.")
    said(celina, "Sesja wygasła")
    celina.look()
    sign_in_elsewhere(celina, "Celina Próbna")
    said(celina, "Zapisano o")
    celina.sees_not("Sesja wygasła")
    assert stored() == "Bada ekspozycję. Pisze bez sesji."
    celina.look()


def test_text_of_one_person_is_neither_saved_for_nor_shown_to_another(arrive: Arrive) -> None:
    celina = at_name_of_new_draft(arrive)
    address = celina.page.url.removeprefix(celina.site)
    celina.lose_session()
    celina.fill(TASKS, WRITTEN)
    said(celina, "Sesja wygasła")
    sign_in_elsewhere(celina, "Halina Wzorcowa")
    said(celina, "W tej przeglądarce jest zalogowana inna osoba")
    celina.look()
    assert stored() == ""

    celina.open("/start/")
    celina.sees("Halina Wzorcowa")
    celina.follow("Zmień osobę")
    celina.press("Celina Próbna")
    celina.open(address.removesuffix("nazwa/"))
    said(celina, "Masz tekst, którego nie zdążyliśmy zapisać")
    celina.follow("Nazwa i przeznaczenie", within=celina.page.locator("[data-kept-of]"))
    said(celina, "Odzyskaliśmy tekst, którego nie zdążyliśmy zapisać", WRITTEN.strip())
    celina.look()
    celina.page.get_by_role("button", name="Weź odzyskany tekst").click()
    said(celina, "Zapisano o")
    assert stored() == WRITTEN.strip()


def test_a_browser_that_dies_loses_ten_seconds_at_most_on_the_server_and_nothing_here(
    arrive: Arrive, browser: Browser
) -> None:
    celina = at_name_of_new_draft(arrive)
    began = time.monotonic()
    area = celina.page.get_by_label(TASKS)
    area.click()
    while time.monotonic() - began < 12:
        area.press_sequentially("bada ", delay=150)
    assert "bada" in stored()

    celina.lose_connection()  # nothing more reaches the server: the browser dies without a last word
    area.press_sequentially("do końca")
    celina.page.wait_for_timeout(500)
    address, profile = celina.page.url, celina.context.storage_state()
    celina.context.close()
    assert "do końca" not in stored()

    celina.context = browser.new_context(storage_state=profile, locale="pl-PL")
    celina.context.set_default_timeout(TAKES_LONG)
    celina.page = celina.tab()
    celina.page.goto(address)
    said(celina, "Odzyskaliśmy tekst, którego nie zdążyliśmy zapisać", "bada do końca")
    celina.page.get_by_role("button", name="Odrzuć go").click()
    celina.page.reload()
    celina.sees_not("Odzyskaliśmy tekst")


def test_a_form_that_was_sent_is_not_offered_again(arrive: Arrive) -> None:
    celina = at_name_of_new_draft(arrive)
    celina.fill(TASKS, WRITTEN)
    celina.press("Zapisz i wróć do listy")
    celina.page.wait_for_timeout(2_000)
    celina.sees_not("Masz tekst, którego nie zdążyliśmy zapisać")
    celina.follow("Nazwa i przeznaczenie")
    celina.page.wait_for_timeout(500)
    celina.sees_not("Odzyskaliśmy tekst")


def test_leaving_by_a_link_saves_what_was_typed(arrive: Arrive) -> None:
    celina = at_name_of_new_draft(arrive)
    celina.fill(TASKS, WRITTEN)
    celina.follow("Wróć do listy")
    soon(lambda: stored() == WRITTEN.strip())


def test_signing_out_leaves_no_text_in_the_browser(arrive: Arrive) -> None:
    celina = at_name_of_new_draft(arrive)
    celina.lose_connection()
    celina.fill(TASKS, WRITTEN)
    said(celina, "Brak połączenia")
    assert celina.page.evaluate("Object.keys(localStorage).length") == 1
    celina.context.set_offline(False)
    celina.page.get_by_text("Konto").or_(celina.page.locator(".o-who summary")).first.click()
    celina.press("Wyloguj ze wszystkich narzędzi")
    assert celina.page.evaluate("Object.keys(localStorage).length") == 0


def test_two_windows_with_one_item_keep_both_texts(arrive: Arrive) -> None:
    celina = at_name_of_new_draft(arrive)
    first, address = celina.page, celina.page.url
    second = celina.tab()
    second.goto(address)
    first.get_by_label(TASKS).fill("W pierwszym oknie.")
    expect(first.locator("#zapis")).to_contain_text("Zapisano o", timeout=TAKES_LONG)
    second.get_by_label(TASKS).fill("W drugim oknie.")
    celina.page = second
    said(celina, "Nie zapisano", "w innym oknie")
    celina.look()
    celina.press("Porównaj oba teksty")
    celina.sees("W pierwszym oknie.", "W drugim oknie.", "Weź zapisany")
    celina.tick("Połącz oba")
    celina.press("Zapisz i wróć do listy")
    assert stored() == "W pierwszym oknie.\nW drugim oknie."


def test_colleagues_see_each_other_in_one_item(arrive: Arrive) -> None:
    jerzy, monika = at_name_of_new_draft(arrive, "Jerzy Fiszka"), arrive("Monika Pieczątka")
    monika.open(jerzy.page.url.removeprefix(jerzy.site))
    said(monika, "Tę część ma teraz otwartą także Jerzy Fiszka")
    monika.look()
    monika.follow("Wróć do listy")
    monika.sees("Kto teraz pisze", "Jerzy Fiszka: Nazwa i przeznaczenie")
    jerzy.follow("Wróć do listy")
    soon(lambda: "Kto teraz pisze" not in reloaded(monika))


def at_name_of_new_draft(arrive: Arrive, name: str = "Celina Próbna") -> Visitor:
    visitor = arrive(name)
    visitor.follow("Wnioski")
    visitor.press("Zacznij wniosek")
    visitor.follow("Nazwa i przeznaczenie")
    return visitor


def said(visitor: Visitor, *sentences: str) -> None:
    """Waits until the page says it."""
    for one in sentences:
        expect(visitor.page.locator("#tresc")).to_contain_text(one, timeout=TAKES_LONG)


def sign_in_elsewhere(visitor: Visitor, name: str) -> None:
    """Follows the link that opens the sign-in in another tab, signs in there and comes back."""
    with visitor.context.expect_page() as opening:
        visitor.page.get_by_role("link", name="Zaloguj się w nowej karcie").click()
    other: Page = opening.value
    with other.expect_navigation(timeout=TAKES_LONG):
        other.get_by_role("button", name=name).first.click()
    other.close()
    visitor.page.bring_to_front()


def stored() -> str:
    """The tasks as the only draft has them."""
    return str(Application.objects.get().description["tasks"])


def soon(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + TAKES_LONG / 1000
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.2)


def reloaded(visitor: Visitor) -> str:
    visitor.page.reload()
    return visitor.text


def test_text_survives_a_session_that_ended_while_typing(arrive: Arrive) -> None:
    celina = arrive("Celina Próbna")
    celina.follow("Wnioski")
    celina.press("Zacznij wniosek")
    celina.follow("Nazwa i przeznaczenie")
    celina.fill("Nazwa kwalifikacji", "Badanie ekspozycji muzealnych")
    celina.fill("Przykładowe działania i zadania", WRITTEN)
    celina.lose_session()
    celina.press("Zapisz i wróć do listy")
    celina.sees("Zaloguj się")
    celina.press("Celina Próbna")
    celina.sees("Wpisany tekst jest zachowany", WRITTEN.strip())
    celina.press("Wyślij ponownie")
    celina.sees("Zapisano część „Nazwa i przeznaczenie”.", "Badanie ekspozycji muzealnych")


def test_of_two_people_on_one_step_one_wins_and_the_other_keeps_the_text(arrive: Arrive) -> None:
    name = near.brought_to("PROCEEDINGS_OPEN").title
    slawomir, ludwik = arrive("Sławomir Wykaz"), arrive("Ludwik Preambuła")
    for officer in (slawomir, ludwik):
        officer.follow("Wszystkie sprawy")
        officer.follow(name)
        officer.follow("Otwórz konsultacje", exact=True)
        officer.fill("Zaproszone środowiska", f"Środowiska, które zaprasza {officer.name}.")
    ludwik.press("Otwórz konsultacje")
    ludwik.sees("Trwają konsultacje")
    slawomir.press("Otwórz konsultacje")
    slawomir.sees("Sprawa zmieniła się, gdy formularz był otwarty", "Ludwik Preambuła: otwarto konsultacje")
    kept = slawomir.page.get_by_label("Zaproszone środowiska").input_value()
    assert kept == "Środowiska, które zaprasza Sławomir Wykaz."
    slawomir.follow("Zobacz sprawę")
    slawomir.sees("Trwają konsultacje")


def test_a_double_click_sends_once(arrive: Arrive) -> None:
    case = near.brought_to("WITH_MINISTER")
    slawomir = arrive("Sławomir Wykaz")
    slawomir.follow("Wszystkie sprawy")
    slawomir.follow(case.title)
    slawomir.follow("Rozpocznij postępowanie", exact=True)
    slawomir.press_twice("Rozpocznij postępowanie")
    slawomir.sees("Postępowanie rozpoczęte")
    assert _times(case, "open_proceedings") == 1

    slawomir.follow("Zapisz notatkę", exact=True)
    slawomir.fill("Treść notatki", "Rozmowa z wnioskodawcą o terminie konsultacji.")
    slawomir.press_twice("Zapisz notatkę")
    assert _times(case, "note") == 1


def test_a_term_that_runs_out_over_an_open_form_keeps_the_text(arrive: Arrive, clock: time_machine.Traveller) -> None:
    case = near.with_approved_call()
    scenario.take(case, "call_for_supplement")
    celina = arrive("Celina Próbna")
    review.receive_call(celina)
    near.late_on(clock, date(2026, 12, 28))
    celina.sign_in_again()
    celina.follow("Wnioski")
    celina.follow(case.title)
    celina.follow("Popraw – Metody walidacji")
    celina.fill("Metody walidacji", MENDED_METHODS)
    near.pass_to(clock, date(2026, 12, 29))
    celina.press("Zapisz i wróć do listy")
    celina.sees("Skopiuj swój tekst", MENDED_METHODS)
    celina.follow("Wróć do listy")
    celina.sees("Zakończony: braków nie usunięto")


def _times(case: Case, verb: str) -> int:
    return Event.objects.filter(case_id=case.pk, verb=verb).count()
