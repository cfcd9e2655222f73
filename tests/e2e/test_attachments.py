"""Files of an application in the browser: progress, a break, a new version, a danger; with and without script."""

import re

import pytest
from playwright.sync_api import Browser, Route, expect

from applications.models import Application
from documents.file_rules import PART
from documents.models import Attachment, Upload
from documents.scanning.eicar import EICAR
from kernel.jobs import run_waiting
from tests.e2e.application import PDF
from tests.e2e.visitor import Arrive, Visitor

QUESTION = "Dowód wniesienia opłaty"
LARGE = PDF + bytes(4 * PART)

pytestmark = pytest.mark.usefixtures("scanned_by_clamd")


def at_the_fee(visitor: Visitor) -> Visitor:
    """In a new draft, where the proof of payment is added."""
    visitor.follow("Wnioski")
    visitor.press(re.compile("Zacznij"))
    visitor.follow("Opłata", exact=True)
    return visitor


def said(visitor: Visitor, *words: str) -> None:
    for one in words:
        expect(visitor.group(QUESTION)).to_contain_text(one)


def test_a_file_is_sent_in_parts_goes_on_after_a_break_and_gets_a_new_version(arrive: Arrive) -> None:
    celina = at_the_fee(arrive("Celina Próbna"))
    parts = []

    def break_off(route: Route) -> None:
        parts.append(route.request.headers["upload-offset"])
        if len(parts) > 2:
            celina.was_cut_off = True
            route.abort("internetdisconnected")
        else:
            route.continue_()

    celina.page.route(
        "**/pliki/**", lambda route: break_off(route) if route.request.method == "PUT" else route.continue_()
    )
    celina.attach(QUESTION, "przelew.pdf", LARGE)
    said(celina, "Połączenie jest przerwane. Gdy wróci, wyślemy resztę pliku.", "49 %")
    celina.look()

    celina.page.unroute_all()
    celina.again()
    said(celina, "Wysyłanie zostało przerwane. Wybierz ten sam plik jeszcze raz, a dokończymy od tego miejsca.")
    celina.look()
    celina.attach(QUESTION, "przelew.pdf", LARGE)
    said(celina, "Sprawdzamy jeszcze plik „przelew.pdf”")
    assert not Upload.objects.exists()
    run_waiting()
    said(celina, "sprawdzony", "Plik sprawdzony, bez zagrożeń.")

    with celina.page.expect_file_chooser() as chooser:
        celina.page.get_by_role("button", name="Zastąp plik przelew.pdf").click()
    chooser.value.set_files({"name": "czytelny.pdf", "mimeType": "application/pdf", "buffer": PDF})
    said(celina, "czytelny.pdf", "wersja 2", "Wcześniejsze wersje (1)")
    run_waiting()
    expect(celina.page.get_by_role("link", name="czytelny.pdf")).to_be_visible()
    celina.look()
    assert celina.download("czytelny.pdf") == PDF


def test_a_dangerous_file_is_told_taken_away_and_listed_for_the_administrator(arrive: Arrive) -> None:
    celina = at_the_fee(arrive("Celina Próbna"))
    celina.attach(QUESTION, "przelew.txt", b"Potwierdzenie\n" + EICAR)
    said(celina, "Sprawdzamy jeszcze plik")
    run_waiting()
    said(celina, "niebezpieczny, w kwarantannie", "Usuń go i dodaj czysty plik.", "Zobacz uwagę przy pliku.")
    celina.look()
    celina.press("Usuń plik przelew.txt")
    assert not Attachment.objects.exists()

    pawel = arrive("Paweł Skoroszyt")
    pawel.follow("Kwarantanna")
    expect(pawel.page.get_by_role("table")).to_contain_text("Wzorcowa Szkoła Instalatorów")
    assert "przelew.txt" not in pawel.text


def test_a_refused_file_is_told_beside_its_name_and_the_others_go_on(arrive: Arrive) -> None:
    celina = at_the_fee(arrive("Celina Próbna"))
    celina.group(QUESTION).get_by_label("Wybierz plik").set_input_files(
        [
            {"name": "program.exe", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00" + bytes(500)},
            {"name": "przelew.pdf", "mimeType": "application/pdf", "buffer": PDF},
        ]
    )
    said(celina, "Tego rodzaju pliku nie można dodać.", "Sprawdzamy jeszcze plik „przelew.pdf”")
    expect(celina.page.get_by_role("button", name="Wznów")).to_have_count(0)
    celina.look()
    celina.page.get_by_role("button", name="Zamknij uwagę o pliku program.exe").click()
    expect(celina.group(QUESTION)).not_to_contain_text("program.exe")


def test_saving_waits_for_the_file_and_cancelling_leaves_nothing(arrive: Arrive) -> None:
    celina = at_the_fee(arrive("Celina Próbna"))
    held: list[Route] = []
    celina.page.route(
        "**/pliki/**", lambda route: held.append(route) if route.request.method == "PUT" else route.continue_()
    )
    celina.attach(QUESTION, "przelew.pdf", LARGE)
    progress = celina.page.get_by_role("progressbar", name="Wysyłanie pliku przelew.pdf")
    expect(progress).to_be_visible()
    celina.page.get_by_role("button", name="Zapisz i wróć do listy").click()
    said(celina, "Zapiszemy, gdy tylko się skończy.")
    with celina.page.expect_navigation():
        celina.page.get_by_role("button", name="Przerwij wysyłanie pliku przelew.pdf").click()
    celina.look()
    assert not Attachment.objects.exists()


def test_without_script_the_form_sends_and_replaces_files(browser: Browser, site: str) -> None:
    celina = Visitor(browser, site, script=False)
    celina.name = "Celina Próbna"
    celina.open("/")
    celina.sign_in()
    at_the_fee(celina)
    celina.attach(QUESTION, "przelew.pdf", PDF)
    celina.press("Dodaj plik")
    said(celina, "przelew.pdf", "sprawdzamy plik")
    celina.again()
    said(celina, "sprawdzony")
    celina.attach(QUESTION, "czytelny.pdf", PDF)
    celina.press("Zastąp plik przelew.pdf")
    said(celina, "czytelny.pdf", "Wcześniejsze wersje (1)")
    assert Application.objects.exists()
    celina.context.close()
