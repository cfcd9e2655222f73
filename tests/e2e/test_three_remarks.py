"""A call with three remarks, one of them on one outcome: read, mended, explained, sent, reviewed again, forwarded."""

from applications.models import Application
from applications.opening import OUTCOMES
from applications.queries import corrections
from cases.models import Case
from kernel.jobs import run_waiting
from tests.e2e import near, review
from tests.e2e.application import MENDED_METHODS
from tests.e2e.visitor import Arrive
from workflows.inclusion import scenario
from workflows.inclusion.models import Verdict
from workflows.inclusion.scenario import formal
from workflows.inclusion.scenario.formal import RuleAnswer
from workflows.inclusion.scenario.play import refresh

METHODS, STAFF = "validationRequirements.methods", "validationRequirements.staff"
OUTCOME = "Zapisz efekt tak, żeby dało się go sprawdzić."


def called() -> Case:
    """In formal review, with three remarks and a call that the head of unit approved."""
    case = near.brought_to("FORMAL_REVIEW")
    description = Application.objects.get(case_id=case.pk).description
    outcome = description["learning_outcomes"]["sets"][0]["outcomes"][0]["id"]
    formal.mark(
        case,
        r03=RuleAnswer(Verdict.NO, review.DEFECT, (METHODS, STAFF)),
        r04=RuleAnswer(Verdict.NO, OUTCOME, (f"{OUTCOMES}:{outcome}",)),
    )
    scenario.attempt(case, "draft_call", intro="Wniosek wymaga trzech poprawek.")
    scenario.attempt(case, "approve_call", "kierownik")
    run_waiting()
    refresh(case)
    return case


def test_three_remarks_are_mended_and_the_application_is_forwarded(arrive: Arrive) -> None:
    case = called()
    halina = arrive("Halina Wzorcowa")
    halina.follow("Moje sprawy")
    halina.follow(case.title)
    halina.follow("Wyślij wezwanie do usunięcia braków", exact=True)
    halina.sees("Wniosek wymaga trzech poprawek.", OUTCOME, review.DEFECT)
    halina.press("Wyślij wezwanie do usunięcia braków")
    halina.sees("Czekamy na poprawki")

    celina = arrive("Celina Próbna")
    review.receive_call(celina)
    celina.follow("Wnioski")
    celina.follow(case.title)
    celina.sees("Popraw wniosek", "Odpowiedź na 0 z 3 uwag", OUTCOME)

    celina.follow("Popraw – Metody walidacji")
    celina.sees(review.DEFECT)
    celina.fill("Metody walidacji", MENDED_METHODS)
    celina.press("Zapisz i wróć do listy")
    celina.sees("Odpowiedź na 1 z 3 uwag")

    celina.follow("Popraw – Efekt 1.1")
    celina.sees(OUTCOME, "Pozostałe efekty uczenia się zostają bez zmian")
    celina.fill("Efekt 1.1", "Mierzy ciśnienie w instalacji i zapisuje wynik", exact=True)
    celina.press("Zapisz i dodaj kryterium")
    celina.page.get_by_role("textbox").last.fill("podaje wynik z jednostką")
    celina.press("Zapisz i wróć do uwag")
    celina.sees("Odpowiedź na 2 z 3 uwag")

    celina.fill(f"Wyjaśnienie do uwagi {_place_of_staff(case)}", "Wymagania wobec osób są w punkcie 2.")
    celina.press("Zapisz wyjaśnienie", within=celina.region("Osoby przeprowadzające walidację"))
    celina.sees("Odpowiedź na 3 z 3 uwag", "Wymagania wobec osób są w punkcie 2.")

    celina.follow("Sprawdź i wyślij poprawiony wniosek")
    celina.follow("Przejdź do oświadczenia")
    review.confirm(celina)
    celina.press("Złóż poprawiony wniosek")
    celina.sees("Poprawiony wniosek złożony")

    halina.again()
    halina.sees("Odpowiedzi wnioskodawcy na uwagi", "poprawiono", "Wymagania wobec osób są w punkcie 2.")
    formal.mark(case)
    halina.again()
    review.forward(halina)

    celina.follow("Wnioski")
    celina.sees("Przekazany ministrowi")


def _place_of_staff(case: Case) -> int:
    return [one.target for one in corrections(case)].index(STAFF) + 1
