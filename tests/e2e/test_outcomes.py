"""Two sets of outcomes by keyboard alone, one line dragged, one set from a spreadsheet, and a step back."""

from playwright.sync_api import Locator

from applications.models import Application
from register.description import parse
from tests.applications.descriptions import shape
from tests.e2e.visitor import TAKES_LONG, Arrive, Visitor

SHEET = """<table><tr><th>Zestaw</th><th>Efekt</th><th>Kryterium</th></tr>
<tr><td rowspan=2>Odbiór i przekazanie</td><td rowspan=2>Ocenia wykonanie napraw</td><td>mierzy luzy</td></tr>
<tr><td>zna budowę piasty</td></tr></table>"""
PLAIN = "Zestaw\tEfekt\tKryterium\nOdbiór i przekazanie\tOcenia wykonanie napraw\tmierzy luzy\n\t\tzna budowę piasty"
COPY = """([html, text]) => navigator.clipboard.write([new ClipboardItem({
    "text/html": new Blob([html], {type: "text/html"}), "text/plain": new Blob([text], {type: "text/plain"}),
})])"""
PASTED = ("Odbiór i przekazanie", [("Ocenia wykonanie napraw", ["mierzy luzy", "zna budowę piasty"])])


def reach(celina: Visitor, target: Locator) -> None:
    """Presses Tab until the target has the cursor."""
    for _ in range(120):
        if target.evaluate("one => one === document.activeElement"):
            return
        celina.page.keyboard.press("Tab")
    raise AssertionError(f"klawisz Tab nie prowadzi do {target}")


def key(celina: Visitor, name: str) -> None:
    """A key that sends the form."""
    with celina.page.expect_navigation(timeout=TAKES_LONG):
        celina.page.keyboard.press(name)
    celina.page.wait_for_load_state()


def add(celina: Visitor, text: str) -> None:
    """The button below the list, and the text of what it made: the cursor is there already."""
    reach(celina, celina.page.locator("#dodaj"))
    key(celina, "Enter")
    celina.page.keyboard.type(text)


def stored() -> list[tuple[str, list[tuple[str, list[str]]]]]:
    return shape(parse(Application.objects.get().description).learning_outcomes)


def test_outcomes_are_written_by_keyboard_pasted_and_taken_back(arrive: Arrive) -> None:
    celina = arrive("Celina Próbna")
    celina.follow("Wnioski")
    celina.press("Zacznij wniosek")
    celina.follow("Efekty uczenia się")
    _first_set(celina)
    _second_set(celina)
    _pasted(celina)


def _first_set(celina: Visitor) -> None:
    keyboard = celina.page.keyboard
    add(celina, "Przygotowanie stanowiska")
    add(celina, "Dobiera narzędzia oraz sprawdza stan roweru")
    add(celina, "wymienia narzędzia")
    key(celina, "Enter")
    keyboard.type("rozumie instrukcję")
    key(celina, "Enter")
    keyboard.type("wskazuje zużyte części")
    key(celina, "Alt+ArrowUp")
    celina.sees("Przeniesiono. Teraz to kryterium 2 efektu 1.1", "Dwa efekty w jednym", "nie da się zaobserwować")
    celina.look()
    assert celina.page.evaluate("document.activeElement.value") == "wskazuje zużyte części"
    key(celina, "Alt+Delete")
    assert celina.page.evaluate("document.activeElement.value") == "rozumie instrukcję"
    reach(celina, celina.page.locator("#cofnij"))
    key(celina, "Enter")
    celina.sees("Przywrócono kryterium 2 efektu 1.1.")
    numbers = celina.page.locator(".o-crit .n")
    celina.page.locator(".o-crit").evaluate("list => list.scrollIntoView({block: 'center'})")
    with celina.page.expect_navigation(timeout=TAKES_LONG):
        numbers.nth(0).drag_to(numbers.nth(1))
    celina.sees("Teraz to kryterium 2 efektu 1.1 „wymienia narzędzia”.")


def _second_set(celina: Visitor) -> None:
    tree = celina.page.get_by_role("navigation", name="Struktura efektów")
    reach(celina, tree.get_by_role("button", name="Dodaj zestaw"))
    key(celina, "Enter")
    celina.page.keyboard.type("Naprawa")
    add(celina, "Reguluje hamulce")
    reach(celina, tree.get_by_role("link", name="2 Naprawa"))
    key(celina, "Alt+ArrowUp")
    assert [(title, len(outcomes)) for title, outcomes in stored()] == [("Naprawa", 1), ("Przygotowanie stanowiska", 1)]
    assert stored()[1][1][0][1] == ["wskazuje zużyte części", "wymienia narzędzia", "rozumie instrukcję"]
    assert celina.page.evaluate("document.activeElement.innerText").split() == ["1", "Naprawa"]


def _pasted(celina: Visitor) -> None:
    celina.context.grant_permissions(["clipboard-read", "clipboard-write"])
    before = stored()
    celina.follow("Wklej lub wczytaj")
    celina.page.evaluate(COPY, [SHEET, PLAIN])
    reach(celina, celina.page.get_by_label("Tekst z edytora albo arkusza"))
    celina.page.keyboard.press("Control+V")
    celina.page.get_by_text("Wklejono razem z formatowaniem").wait_for()
    celina.press("Pokaż podgląd")
    celina.sees("Podgląd: 1 zestaw, 1 efekt, 2 kryteria", "Odbiór i przekazanie", "zna budowę piasty")
    assert stored() == before
    celina.press("Zapisz w opisie")
    celina.sees("Zapisano wczytaną treść: 1 zestaw, 1 efekt, 2 kryteria")
    assert stored() == [*before, PASTED]
    celina.press("Cofnij wczytanie treści")
    assert stored() == before
