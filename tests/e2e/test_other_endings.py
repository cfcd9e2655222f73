"""The endings beside the register: a wrong applicant, a withdrawal, similarity, a refusal, each to its last click."""

from tests.e2e import near
from tests.e2e.proceedings import find
from tests.e2e.visitor import Arrive, Visitor
from workflows.inclusion.models import DraftKind
from workflows.inclusion.scenario.formal import WRONG_APPLICANT, mark
from workflows.inclusion.scenario.ministry import countersigned, functioning_entry


def test_a_wrong_applicant_gets_the_fee_back(arrive: Arrive) -> None:
    case = near.brought_to("FORMAL_REVIEW")
    mark(case, r01=WRONG_APPLICANT)
    halina = arrive("Halina Wzorcowa")
    find(halina, case.title)
    halina.follow("Pozostaw bez rozpatrzenia (nieuprawniony)", exact=True)
    halina.sees("Tego kroku nie można cofnąć")
    halina.press("Pozostaw bez rozpatrzenia (nieuprawniony)")
    halina.sees("Jest 1 błąd")
    halina.fill("Uzasadnienie", "Wnioskodawca nie prowadzi działalności w obszarach z art. 14.")
    halina.press("Pozostaw bez rozpatrzenia (nieuprawniony)")
    halina.sees("Zakończony: nieuprawniony wnioskodawca", "do zwrotu")

    find(halina, case.title)
    halina.follow("Odnotuj zwrot opłaty", exact=True)
    halina.fill("Dzień zwrotu", "2026-11-25")
    halina.press("Odnotuj zwrot opłaty")
    halina.sees("zwrócono 25 listopada 2026")

    _reads_the_letter(arrive("Celina Próbna"), "Zakończony: nieuprawniony wnioskodawca")


def test_the_applicant_withdraws(arrive: Arrive) -> None:
    case = near.brought_to("WITH_MINISTER")
    celina = arrive("Celina Próbna")
    celina.follow("Wnioski")
    celina.follow(case.title)
    celina.follow("Otwórz stronę sprawy")
    celina.follow("Wycofaj wniosek", exact=True)
    celina.press("Wycofaj wniosek")
    celina.sees("Potwierdź, że znasz skutki wycofania wniosku.")
    celina.tick("Wiem, że sprawa się skończy")
    celina.press("Wycofaj wniosek")
    celina.sees("Wycofany", "nie podlega zwrotowi")

    slawomir = arrive("Sławomir Wykaz")
    slawomir.follow("Wszystkie sprawy")
    slawomir.follow(case.title)
    slawomir.sees("Wycofany")


def test_an_application_too_similar_to_a_qualification_that_functions_is_left(arrive: Arrive) -> None:
    """Art. 18a from the receipt on: the officer finds and compares, the director countersigns, the minister signs."""
    case = near.brought_to("FORWARDED")
    entry = functioning_entry()
    slawomir = arrive("Sławomir Wykaz")
    find(slawomir, case.title)
    slawomir.sees("Na co czeka sprawa", "Plan ministerstwa")
    slawomir.follow("Potwierdź przyjęcie wniosku", exact=True)
    slawomir.sees("Od tego dnia biegną 4 miesiące", "Według wykazu właściwości to sprawa Twojego ministra.")
    slawomir.press("Potwierdź przyjęcie wniosku")
    slawomir.sees("U ministra", "zbyt podobna do funkcjonującej")

    slawomir.follow("Przygotuj projekt rozstrzygnięcia", exact=True)
    slawomir.fill("Nazwa albo identyfikator", entry.zrk_code)
    slawomir.press("Szukaj", exact=True, within=slawomir.page.get_by_role("search", name="Funkcjonujące kwalifikacje"))
    slawomir.follow(f"Porównaj: {entry.name}")
    slawomir.sees("Efekty uczenia się obok siebie", entry.zrk_code)
    slawomir.press("Wskaż jako podobną")
    slawomir.sees("Wskazane w projekcie", entry.name)
    slawomir.fill("Uzasadnienie", "Efekty są w większości te same co w kwalifikacji, która już funkcjonuje.")
    slawomir.press("Przekaż do kontrasygnaty")
    slawomir.sees("Przekazano projekt rozstrzygnięcia do kontrasygnaty")

    marzena = arrive("Marzena Klauzula")
    find(marzena, case.title)
    marzena.follow("Kontrasygnuj projekt", exact=True)
    marzena.sees(entry.name, "Efekty są w większości te same")
    marzena.press("Kontrasygnuj projekt")

    ludwik = arrive("Ludwik Preambuła")
    find(ludwik, case.title)
    ludwik.follow("Pozostaw bez rozpatrzenia (podobieństwo)", exact=True)
    ludwik.sees("Tego kroku nie można cofnąć", "Marzena Klauzula")
    ludwik.tick("Podpisuję ten projekt.")
    ludwik.press("Pozostaw bez rozpatrzenia (podobieństwo)")
    ludwik.sees("Zakończony: kwalifikacja zbyt podobna")

    marzena.follow("Nadzór")
    marzena.follow("1 – zakończony etap U ministra")
    marzena.sees(case.title, "zakończony etap: U ministra")

    celina = arrive("Celina Próbna")
    _reads_the_letter(celina, "Zakończony: kwalifikacja zbyt podobna")
    celina.sees("Opłatę zwracamy")


def test_the_minister_refuses(arrive: Arrive) -> None:
    case = near.brought_to("EVALUATION")
    countersigned(case, DraftKind.NEGATIVE)
    ludwik = arrive("Ludwik Preambuła")
    find(ludwik, case.title)
    ludwik.follow("Rozpatrz negatywnie", exact=True)
    ludwik.sees("Tego kroku nie można cofnąć", "Uzasadnienie")
    ludwik.tick("Podpisuję ten projekt.")
    ludwik.press("Rozpatrz negatywnie")
    ludwik.sees("Rozpatrzony negatywnie")

    _reads_the_letter(arrive("Celina Próbna"), "Rozpatrzony negatywnie")


def _reads_the_letter(celina: Visitor, ending: str) -> None:
    """The newest letter stands first; its receipt opens it, and the case says how it ended."""
    celina.follow("Skrzynka")
    celina.follow("Pismo nieodebrane")
    celina.press("Potwierdź odbiór i otwórz pismo")
    celina.again()
    assert celina.download("Pobierz pismo (PDF)").startswith(b"%PDF-")
    celina.follow("Przejdź do sprawy")
    celina.sees(ending)
