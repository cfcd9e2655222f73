"""A whole organisation writes one application with the keyboard alone: writer, checker, signatory."""

import re

from playwright.sync_api import Locator

from applications.contents import contents
from applications.samples import fill
from auth.models import Person
from cases.models import Case
from institutions.actor import actor_for
from institutions.models import Division
from kernel import clock as time
from kernel.jobs import run_waiting
from tests.e2e.visitor import TAKES_LONG, Arrive, Visitor

NAME = "Regulowanie źródeł ciepła w małych budynkach"
MOST_STOPS = 250
"""How many presses of Tab a page may take before somebody gives up."""


class Keyboard:
    """Hands that hold no mouse: Tab, Shift+Tab, Enter, Space, arrows and letters."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.page = visitor.page

    def reach(self, target: Locator) -> None:
        """Presses Tab until the focus stands on the target."""
        for _press in range(MOST_STOPS):
            if target.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"klawiszem Tab nie da się dojść do {target} na {self.page.url}")

    def enter(self, target: Locator) -> None:
        """Reaches a link or a button that leads to another page, and presses Enter."""
        self.reach(target)
        with self.page.expect_navigation(timeout=TAKES_LONG):
            self.page.keyboard.press("Enter")
        run_waiting()
        self.visitor.look()

    def link(self, name: str | re.Pattern[str], *, exact: bool = False) -> None:
        self.enter(self.page.get_by_role("link", name=name, exact=exact).first)

    def button(self, name: str | re.Pattern[str], *, exact: bool = False) -> None:
        self.enter(self.page.get_by_role("button", name=name, exact=exact).first)

    def type(self, label: str, text: str) -> None:
        control = self.page.get_by_label(label).first
        self.reach(control)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def tick(self, words: str, *, within: str = "") -> None:
        """A box or a radio button, by Space; a radio group is entered by Tab and walked by arrows."""
        root = self.page.get_by_role("group", name=within) if within else self.page
        control = root.get_by_label(words).first
        if control.get_attribute("type") == "radio":
            name = control.get_attribute("name")
            radios = self.page.locator(f'input[name="{name}"]')
            for _press in range(MOST_STOPS):
                if radios.evaluate_all("all => all.includes(document.activeElement)"):
                    break
                self.page.keyboard.press("Tab")
            self.page.keyboard.press("Space")
            for _press in range(radios.count()):
                if control.is_checked():
                    return
                self.page.keyboard.press("ArrowDown")
            raise AssertionError(f"nie da się wybrać „{words}”")
        self.reach(control)
        self.page.keyboard.press("Space")
        assert control.is_checked()

    def choose(self, label: str, words: str) -> None:
        """An option of a list, by typing its first letters."""
        control = self.page.get_by_label(label).first
        self.reach(control)
        self.page.keyboard.type(words)
        assert words in (control.locator("option:checked").text_content() or "")


def test_an_organisation_writes_with_the_keyboard_alone_and_sends(arrive: Arrive) -> None:
    celina, dariusz = arrive("Celina Próbna"), arrive("Dariusz Brulion")
    hands = Keyboard(celina)
    _write(hands)
    hands.type("Słowo do osoby sprawdzającej", "Proszę sprawdzić kody i termin.")
    hands.button("Przekaż do sprawdzenia")
    celina.sees("Czeka na sprawdzenie")
    _return(Keyboard(dariusz))
    _mend(hands)
    _approve(Keyboard(dariusz))
    _send(hands)


def _write(hands: Keyboard) -> None:
    """Every kind of control by hand; the long rest is filled in as a colleague would have done it."""
    hands.link("Wnioski", exact=True)
    hands.button("Zacznij wniosek")
    hands.link("Dane i adres")
    hands.tick("organizacja, także spółka lub fundacja")
    hands.type("Adres elektroniczny osoby składającej wniosek", "celina.probna@przyklad.pl")
    hands.tick("tak", within="Czy wnioskodawca prowadzi działalność gospodarczą")
    hands.button("Zapisz i wróć do listy")
    hands.link("Nazwa i przeznaczenie")
    hands.type("Nazwa kwalifikacji", NAME)
    hands.type("Przykładowe działania i zadania", "Osoba sprawdza i reguluje kotły oraz pompy ciepła.")
    hands.button("Zapisz i wróć do listy")
    hands.link("Poziom PRK, sektor")
    hands.choose("Proponowany poziom PRK", "poziom 4")
    hands.button("Zapisz i wróć do listy")
    _the_rest()
    hands.visitor.again()
    hands.visitor.sees("Gotowe 15 z 15 części")
    hands.link("Efekty uczenia się")
    hands.type("Syntetyczna charakterystyka", "Osoba samodzielnie reguluje małe źródła ciepła.")
    hands.button("Zapisz i wróć do listy")


def _the_rest() -> None:
    """What is left to be typed, filled in as a sample; the answers typed by hand stay."""
    case = Case.objects.select_related("applicant").get()
    here = contents(case)
    typed = {
        "name": here.description.name,
        "tasks": here.description.tasks,
        "proposedPqfLevel": here.description.proposed_pqf_level,
        "applicant.filerEmail": here.application.content["applicant.filerEmail"],
    }
    celina = Person.objects.get(given_name="Celina")
    case.division = Division.objects.get(code="budownictwo")
    fill(case, actor_for(celina, time.today()), division=case.division, overrides=typed)


def _return(hands: Keyboard) -> None:
    hands.link(re.compile("^Zadania"))
    hands.link("Sprawdź wniosek przed podpisem")
    hands.link("Rozwiń wszystkie części")
    hands.visitor.sees("Proszę sprawdzić kody i termin.", NAME)
    hands.type("Uwaga do tej części: Nazwa i przeznaczenie", "Dopisz, dla jakich mocy są te urządzenia.")
    hands.button("Zwróć do poprawy")
    hands.visitor.sees("Zwrócony do poprawy")


def _mend(hands: Keyboard) -> None:
    hands.visitor.again()
    hands.visitor.sees("Są uwagi do poprawienia", "Dopisz, dla jakich mocy są te urządzenia.")
    hands.enter(hands.page.get_by_role("link", name="Nazwa i przeznaczenie").last)  # the first leads to its row
    hands.type("Przykładowe działania i zadania", "Osoba sprawdza i reguluje kotły oraz pompy ciepła do 50 kW.")
    hands.button("Zapisz i wróć do listy")
    hands.button("Przekaż do sprawdzenia")


def _approve(hands: Keyboard) -> None:
    hands.link(re.compile("^Zadania"))
    hands.link("Sprawdź wniosek przed podpisem")
    hands.button("Zatwierdź do podpisu")
    hands.visitor.sees("Sprawdzony, czeka na podpis")


def _send(hands: Keyboard) -> None:
    hands.link(re.compile("^Zadania"))
    hands.link("Podpisz i złóż wniosek")
    hands.link("Przejdź do oświadczenia")
    for box in hands.page.get_by_role("checkbox").all():
        hands.reach(box)
        hands.page.keyboard.press("Space")
    hands.button("Złóż wniosek")
    hands.visitor.sees("Wniosek złożony", "ZRK.4021.1.2026", "Gdzie jest sprawa")
