"""Nothing typed is lost: a session that ends, two people on one step, a double click, a term that runs out."""

from datetime import date

import time_machine

from cases.models import Case, Event
from tests.e2e import near, review
from tests.e2e.application import MENDED_METHODS
from tests.e2e.visitor import Arrive
from workflows.inclusion import scenario

WRITTEN = "Osoba z kwalifikacją bada ekspozycję, prowadzi dokumentację i odpowiada za wynik. " * 5


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
    celina.follow("Wymagania dotyczące walidacji")
    celina.fill("Metody walidacji", MENDED_METHODS)
    near.pass_to(clock, date(2026, 12, 29))
    celina.press("Zapisz i wróć do listy")
    celina.sees("Skopiuj swój tekst", MENDED_METHODS)
    celina.follow("Wróć do listy")
    celina.sees("Zakończony: braków nie usunięto")


def _times(case: Case, verb: str) -> int:
    return Event.objects.filter(case_id=case.pk, verb=verb).count()
