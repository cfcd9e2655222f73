"""A call for supplement that nobody answers: the case ends by itself, in plain words, with a letter and no refund."""

from datetime import date

import time_machine

from tests.e2e import near, review
from tests.e2e.visitor import Arrive

LAST_DAY = date(2026, 12, 28)
"""Thirty days from 25 November end on 25 December, a holiday; 26 is one too, 27 a Sunday."""


def test_a_supplement_that_expires_ends_the_case(arrive: Arrive, clock: time_machine.Traveller) -> None:
    name = near.with_approved_call().title
    halina = arrive("Halina Wzorcowa")
    halina.follow("Moje sprawy")
    halina.follow(name)
    halina.follow("Wyślij wezwanie do usunięcia braków", exact=True)
    halina.sees("Wezwanie do usunięcia braków formalnych wniosku", "metod walidacji")
    halina.press("Wyślij wezwanie do usunięcia braków")
    celina = arrive("Celina Próbna")
    review.receive_call(celina)
    celina.follow("Przejdź do sprawy")
    celina.sees("do poniedziałku, 28 grudnia 2026", "Złóż poprawiony wniosek")

    near.pass_to(clock, LAST_DAY)
    celina.sign_in_again()
    celina.follow("Wnioski")
    celina.sees("Czekamy na poprawki")

    near.pass_to(clock, date(2026, 12, 29))
    celina.sign_in_again()
    celina.follow("Wnioski")
    celina.sees("Zakończony: braków nie usunięto")
    celina.follow("Skrzynka")
    celina.follow("Pismo nieodebrane")
    celina.press("Potwierdź odbiór i otwórz pismo")
    celina.again()
    celina.sees("nienadaniu wnioskowi dalszego biegu")
    assert celina.download("Pobierz pismo (PDF)").startswith(b"%PDF-")
    celina.follow("Przejdź do sprawy")
    celina.sees("Zakończony: braków nie usunięto", "art. 18 ust. 5", "nie podlega zwrotowi")
    celina.sees_not("Odnotuj zwrot opłaty")
