"""The result: a draft from the materials, a final description with its reasons, signatures that end with a change."""

from cases.models import Case
from tests.e2e import near
from tests.e2e.proceedings import find
from tests.e2e.visitor import Arrive, Visitor


def test_a_changed_draft_is_countersigned_again_and_announced(arrive: Arrive) -> None:
    case = near.brought_to("EVALUATION")
    slawomir, marzena, ludwik = arrive("Sławomir Wykaz"), arrive("Marzena Klauzula"), arrive("Ludwik Preambuła")
    _write(slawomir, case)
    _change_the_description(slawomir)
    _countersign(marzena, case, "Dwa efekty są tym samym.")
    _change_after_the_countersignature(slawomir, case)
    _countersign(marzena, case, "Kontrasygnata, która straciła ważność")
    _sign(ludwik, case)
    _announce(slawomir, case)


def _write(slawomir: Visitor, case: Case) -> None:
    find(slawomir, case.title)
    slawomir.follow("Przygotuj projekt rozstrzygnięcia", exact=True)
    slawomir.sees("Opinia o celowości", "Wnioski z konsultacji", "Opinia Rady Interesariuszy ZSK")
    slawomir.tick("pozytywn")
    slawomir.page.get_by_role("button", name="Przejmij do uzasadnienia Wnioski z konsultacji").click()
    assert "Z konsultacji wynika: „" in slawomir.page.get_by_label("Uzasadnienie", exact=True).input_value()
    slawomir.page.locator("#zapis .o-save", has_text="Zapisano o").wait_for()
    slawomir.press("Przekaż do kontrasygnaty")
    slawomir.sees("Uzupełnij miejsca oznaczone „[uzupełnij…]”")
    slawomir.fill("Uzasadnienie", "Ocena uwzględnia opinię ekspertów, opinię Rady i wyniki konsultacji.", exact=True)


def _change_the_description(slawomir: Visitor) -> None:
    slawomir.press("Otwórz opis ostateczny")
    slawomir.sees("Opis ostateczny jest taki jak we wniosku.")
    slawomir.follow("Zmień Przykładowe grupy osób")
    slawomir.fill("Przykładowe grupy osób", "Osoby pracujące w serwisach i absolwenci szkół branżowych.")
    slawomir.press("Zapisz i wróć do opisu")
    slawomir.follow("Zmień zestaw 1")
    slawomir.press("Usuń Efekt 1.1")
    slawomir.sees("Usunięto z opisu ostatecznego.")
    slawomir.follow("Wróć do opisu")
    slawomir.follow("Wróć do projektu rozstrzygnięcia")
    slawomir.press("Przekaż do kontrasygnaty")
    slawomir.sees("Uzasadnij każdą różnicę wobec wniosku.", "Przykładowe grupy osób; Efekt 1.1 we wniosku")
    slawomir.follow("Uzasadnij różnice w opisie ostatecznym")
    reasons = slawomir.page.get_by_label("Uzasadnienie tej różnicy")
    reasons.nth(0).fill("Grupy wskazały konsultacje.")
    reasons.nth(1).fill("Dwa efekty są tym samym.")
    slawomir.press("Zapisz uzasadnienia", exact=True)
    slawomir.follow("Wróć do projektu rozstrzygnięcia")
    slawomir.press("Przekaż do kontrasygnaty")
    slawomir.sees("Przekazano projekt rozstrzygnięcia do kontrasygnaty", "czeka na kontrasygnatę")


def _countersign(marzena: Visitor, case: Case, words: str) -> None:
    find(marzena, case.title)
    marzena.follow("Kontrasygnuj projekt", exact=True)
    marzena.sees(words, "Efekt 1.1 we wniosku – usunięto", "To potwierdzenie nie jest podpisem elektronicznym.")
    marzena.press("Kontrasygnuj projekt")
    marzena.sees("kontrasygnowany")


def _change_after_the_countersignature(slawomir: Visitor, case: Case) -> None:
    slawomir.follow("Wszystkie sprawy")
    slawomir.follow(case.title)
    slawomir.follow("Przygotuj projekt rozstrzygnięcia", exact=True)
    slawomir.sees("Projekt czeka na podpisy")
    slawomir.follow("Otwórz projekt do zmian")
    slawomir.press("Otwórz projekt do zmian")
    slawomir.sees("Kontrasygnata straciła ważność")
    slawomir.follow("Przygotuj projekt rozstrzygnięcia", exact=True)
    slawomir.fill("Dodatkowe warunki dla instytucji certyfikujących", "Pracownia z trzema stanowiskami.")
    slawomir.press("Przekaż do kontrasygnaty")


def _sign(ludwik: Visitor, case: Case) -> None:
    find(ludwik, case.title)
    ludwik.follow("Rozpatrz pozytywnie", exact=True)
    ludwik.sees("Marzena Klauzula", "Co zmieniło się od poprzedniej wersji", "Pracownia z trzema stanowiskami.")
    ludwik.tick("Podpisuję ten projekt.")
    ludwik.press("Rozpatrz pozytywnie")
    ludwik.sees("Rozpatrzony pozytywnie")


def _announce(slawomir: Visitor, case: Case) -> None:
    find(slawomir, case.title)
    slawomir.follow("Obwieszczenie", exact=True)
    slawomir.sees("Obwieszczenie jest kompletne.", "art. 25 ust. 2 pkt 10", "Pracownia z trzema stanowiskami.")
    assert "Pracownia z trzema stanowiskami." in slawomir.download("Sam tekst do przekazania (TXT)").decode()
    slawomir.follow("Przekaż obwieszczenie do ogłoszenia")
    slawomir.press("Przekaż obwieszczenie do ogłoszenia")
    slawomir.follow("Zapisz ogłoszenie w Monitorze Polskim", exact=True)
    slawomir.fill("Pozycja", "1234")
    slawomir.press("Zapisz ogłoszenie w Monitorze Polskim")
    slawomir.sees("Kwalifikacja włączona", "M.P. z 2026 r. poz. 1234")
