"""The formal review and the supplement, as the reviewer, the head of unit and the applicant take it."""

from playwright.sync_api import expect

from tests.e2e.application import MENDED_METHODS
from tests.e2e.visitor import Arrive, Visitor

RULES = tuple(f"FR-INC-0{number}" for number in range(1, 10))
METHODS = "validationRequirements.methods"
DEFECT = "Wskaż, jak sprawdza się umiejętności praktyczne."


def take_up(halina: Visitor, name: str) -> None:
    """Finds the application on the list and begins the review."""
    halina.follow("Sprawy do załatwienia")
    halina.follow(name)
    halina.follow("Rozpocznij ocenę formalną", exact=True)
    halina.press("Rozpocznij ocenę formalną")
    halina.sees("Rozpoczęto ocenę formalną", "Sprawdzamy wniosek")


def mark(halina: Visitor, defect: str = "") -> None:
    """Answers the whole checklist: „Tak” everywhere, „Nie” with a remark on the rule that has a defect."""
    halina.follow("Wypełnij listę kontrolną", exact=True)
    for rule in RULES:
        _answer(halina, rule, "Nie" if rule == defect else "Tak")
    if defect:
        _remark(halina, defect)
    halina.press("Zapisz listę kontrolną")


def _answer(halina: Visitor, rule: str, verdict: str) -> None:
    """The row comes back with the kept answer."""
    row = halina.page.locator(f"#{rule}")
    if row.get_by_label(verdict, exact=True).is_checked():
        return
    with halina.page.expect_response("**/ocena/odpowiedz/"):
        row.get_by_text(verdict, exact=True).click()
    expect(row.get_by_label(verdict, exact=True)).to_be_checked()


def _remark(halina: Visitor, rule: str) -> None:
    halina.page.locator(f"#{rule}").get_by_role("link", name="Dodaj uwagę").click()
    window = halina.page.locator("#okno-uwagi")
    window.get_by_label("Czego dotyczy uwaga").select_option(value=METHODS)
    window.get_by_label("Treść uwagi").fill(DEFECT)
    window.get_by_role("button", name="Zapisz uwagę").click()
    expect(window).to_be_hidden()


def call(halina: Visitor, arrive: Arrive, name: str) -> None:
    """Draft, approval of the head of unit, sending."""
    halina.follow("Przygotuj wezwanie", exact=True)
    halina.sees("Wezwanie do usunięcia braków formalnych wniosku", DEFECT)
    halina.press("Przygotuj wezwanie")
    bogdan = arrive("Bogdan Nagłówek")
    bogdan.follow("Zadania")
    bogdan.follow(name)
    bogdan.follow("Zaakceptuj wezwanie", exact=True)
    bogdan.sees(DEFECT)
    bogdan.press("Zaakceptuj wezwanie")
    halina.again()
    halina.follow("Wyślij wezwanie do usunięcia braków", exact=True)
    halina.press("Wyślij wezwanie do usunięcia braków")
    halina.sees("Czekamy na poprawki")


def receive_call(celina: Visitor) -> None:
    """Confirms the receipt, which is the delivery, and opens the letter."""
    celina.follow("Skrzynka")
    celina.sees("1 pismo czeka na odbiór")
    celina.follow("Pismo nieodebrane")
    celina.sees("Co oznacza potwierdzenie odbioru")
    celina.sees_not(DEFECT)
    celina.press("Potwierdź odbiór i otwórz pismo")
    celina.again()
    assert celina.download("Pobierz pismo (PDF)").startswith(b"%PDF-")


def mend(celina: Visitor, name: str) -> None:
    """Corrects the one questioned field and sends the application again."""
    celina.follow("Wnioski")
    celina.follow(name)
    celina.sees("Popraw wniosek", "Odpowiedź na 0 z 1 uwagi")
    celina.follow("Popraw – Metody walidacji")
    celina.sees(DEFECT)
    assert celina.page.locator("textarea").count() == 1
    celina.fill("Metody walidacji", MENDED_METHODS)
    celina.press("Zapisz i wróć do listy")
    celina.sees("Odpowiedź na 1 z 1 uwagi")
    celina.follow("Sprawdź i wyślij poprawiony wniosek")
    celina.follow("Przejdź do oświadczenia")
    confirm(celina)
    celina.press("Złóż poprawiony wniosek")
    celina.sees("Poprawiony wniosek złożony")


def confirm(celina: Visitor) -> None:
    """Ticks every statement, after reading it."""
    celina.sees("odpowiedzialności karnej za złożenie fałszywego oświadczenia")
    for box in celina.page.get_by_role("checkbox").all():
        box.check()


def forward(halina: Visitor) -> None:
    """A review without defects ends with the minister whom the product suggests."""
    halina.follow("Przekaż ministrowi", exact=True)
    halina.sees("Właściwy minister", "Kieruje")
    halina.press("Przekaż ministrowi")
    halina.sees("Przekazany ministrowi")
