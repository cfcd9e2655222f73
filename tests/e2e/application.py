"""An application filled in by hand, item by item, as the applicant's pages ask for it."""

from tests.e2e.visitor import Visitor

NAME = "Regulowanie źródeł ciepła w małych budynkach"
METHODS = "Walidacja składa się z testu wiedzy i obserwacji w warunkach symulowanych, połączonej z rozmową z komisją."
MENDED_METHODS = (
    f"{METHODS} Umiejętności praktyczne sprawdza się na czynnym kotle: trzy zadania, każde oceniane osobno."
)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
"""One empty page: the transfer's confirmation."""

OUTCOMES = {
    "Przygotowywanie stanowiska pracy": {
        "Sprawdza instalację przed regulacją": (
            "odczytuje parametry z tabliczki znamionowej",
            "wskazuje nieszczelności",
        ),
        "Omawia zasady bezpieczeństwa": ("wymienia zagrożenia przy pracy z gazem",),
    },
    "Ustawianie parametrów źródła ciepła": {
        "Dobiera krzywą grzewczą": ("uzasadnia wybór krzywej dla budynku", "wprowadza nastawy do sterownika"),
        "Przekazuje instalację użytkownikowi": ("objaśnia obsługę prostym językiem", "sporządza protokół"),
    },
}
"""Set → outcome → criteria."""


def fill_in(celina: Visitor) -> None:
    """Every item that the task list names, from an empty draft; each is saved and leads back to the list."""
    _who(celina)
    _what(celina)
    _why(celina)
    describe_outcomes(celina)
    _validation(celina)
    _rest(celina)
    pay(celina)


def save(celina: Visitor) -> None:
    celina.press("Zapisz i wróć do listy")


def _who(celina: Visitor) -> None:
    celina.follow("Dane i adres")
    celina.tick("organizacja, także spółka lub fundacja")
    celina.fill("Adres elektroniczny osoby składającej wniosek", "celina.probna@przyklad.pl")
    celina.tick("tak", within=celina.group("Czy wnioskodawca prowadzi działalność gospodarczą"))
    save(celina)
    celina.follow("Osoby uprawnione do reprezentacji")
    celina.fill("Imię i nazwisko (1)", "Celina Próbna")
    celina.fill("Stanowisko (1)", "prezes zarządu")
    save(celina)


def _what(celina: Visitor) -> None:
    celina.follow("Nazwa i przeznaczenie")
    celina.fill("Nazwa kwalifikacji", NAME)
    celina.fill("Przykładowe działania i zadania", "Osoba sprawdza i reguluje kotły oraz pompy ciepła do 50 kW.")
    celina.fill("Przykładowe grupy osób", "Instalatorzy, serwisanci i osoby po branżowej szkole I stopnia.")
    celina.fill(
        "Przykładowe możliwości wykorzystania", "Praca w serwisach i firmach instalacyjnych, własna działalność."
    )
    save(celina)
    celina.follow("Poziom PRK, sektor")
    celina.choose("Proponowany poziom PRK", "poziom 4")
    save(celina)
    celina.follow("Objętość kwalifikacji")
    celina.fill("Objętość kwalifikacji w godzinach", "160")
    save(celina)


def _why(celina: Visitor) -> None:
    celina.follow("Zgodność z potrzebami")
    celina.fill("Zgodność z rozpoznanymi potrzebami", "Z badania 214 firm wynika, że 62 % szukało takich osób.")
    save(celina)
    celina.follow("Podobieństwa i różnice")
    celina.fill("Podobieństwa i różnice", "W rejestrze nie ma kwalifikacji o regulacji źródeł ciepła.")
    save(celina)
    celina.follow("Inne przesłanki")
    celina.fill("Inne przesłanki", "Kwalifikację popiera branża; w pilotażu wzięło udział 38 osób.")
    save(celina)


def describe_outcomes(celina: Visitor) -> None:
    """Two sets in the editor, with outcomes and criteria, all by its buttons."""
    celina.follow("Efekty uczenia się")
    celina.fill("Syntetyczna charakterystyka", "Osoba samodzielnie reguluje małe źródła ciepła i odpowiada za skutki.")
    for s, (title, outcomes) in enumerate(OUTCOMES.items(), 1):
        celina.press("Dodaj zestaw", celina.page.locator("#edycja") if s == 1 else None)
        celina.fill("Nazwa zestawu", title, exact=True)
        for text, criteria in outcomes.items():
            _outcome(celina, s, text, criteria)
    save(celina)


def _outcome(celina: Visitor, s: int, text: str, criteria: tuple[str, ...]) -> None:
    celina.press("Dodaj efekt")
    celina.fill("Treść efektu", text)
    celina.tick("umiejętność")
    for c, criterion in enumerate(criteria, 1):
        celina.press("Dodaj kryterium")
        celina.fill(f"Kryterium {c} efektu", criterion)
    celina.press("Zapisz", exact=True)
    celina.follow(list(OUTCOMES)[s - 1], celina.page.get_by_role("navigation", name="Struktura efektów"))


def _validation(celina: Visitor) -> None:
    celina.follow("Wymagania dotyczące walidacji")
    celina.fill("Metody walidacji", METHODS)
    celina.fill("Osoby", "Komisja z co najmniej 2 asesorów; każdy ma 3 lata praktyki z ostatnich 6 lat.")
    celina.fill("Warunki organizacyjne", "Stanowisko z czynnym kotłem, komplet narzędzi i przyrządów pomiarowych.")
    save(celina)


def _rest(celina: Visitor) -> None:
    celina.follow("Przygotowanie w szkole")
    celina.fill("Możliwość przygotowania w szkole", "Można przygotowywać w ramach dodatkowych umiejętności zawodowych.")
    save(celina)
    celina.follow("Warunki uzyskania i ważność")
    celina.tick("przez pewien okres")
    celina.fill("Okres ważności", "5 lat")
    celina.fill("Warunki przedłużenia", "Wykaz 3 regulacji z ostatnich 24 miesięcy.")
    save(celina)
    celina.follow("Kody ISCED i PKD")
    celina.choose("Kod ISCED", "0732")
    celina.fill("Kod PKD", "43.22.Z")
    save(celina)
    celina.follow("Minister właściwy")
    celina.choose("Dział administracji rządowej", "budownictwo")
    save(celina)


def pay(celina: Visitor) -> None:
    """The day of the transfer and its confirmation."""
    celina.follow("Opłata", exact=True)
    celina.fill("Dzień wniesienia opłaty", "20.11.2026")
    celina.attach("Dowód wniesienia opłaty", "potwierdzenie-przelewu.pdf", PDF)
    save(celina)
