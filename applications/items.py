"""The task list: every part of an application, in the order of the Act, each filled in on one page."""

from typing import Final

from applications.field import Item, Section

APPLICANT: Final = Item(
    "wnioskodawca",
    "Dane i adres",
    Section.A,
    "art. 15 ust. 1 pkt 1",
    "Kto składa wniosek. Dane, które system zna, są już wpisane – sprawdź je.",
)
REPRESENTATIVES: Final = Item(
    "reprezentacja",
    "Osoby uprawnione do reprezentacji",
    Section.A,
    "art. 15 ust. 1 pkt 1",
    "Imiona, nazwiska i stanowiska osób, które reprezentują wnioskodawcę.",
)
NAME: Final = Item(
    "nazwa",
    "Nazwa i przeznaczenie",
    Section.B,
    "art. 15 ust. 1 pkt 2",
    "Jak nazywa się kwalifikacja, co robi osoba, która ją ma, i dla kogo ona jest.",
)
LEVEL: Final = Item(
    "poziom",
    "Poziom PRK, sektor i odniesienie do SRK",
    Section.B,
    "art. 15 ust. 1 pkt 2",
    "Poziom proponujesz Ty. Przypisuje go minister po rekomendacji zespołu ekspertów.",
)
WORKLOAD: Final = Item("objetosc", "Objętość kwalifikacji", Section.B, "art. 15 ust. 1 pkt 2")
NEEDS: Final = Item("potrzeby", "Zgodność z potrzebami", Section.C, "art. 15 ust. 1 pkt 3")
SIMILARITIES: Final = Item(
    "podobienstwa",
    "Podobieństwa i różnice",
    Section.C,
    "art. 15 ust. 1 pkt 3",
    "Porównaj kwalifikację z podobnymi, które są już w rejestrze. Przy znacznych podobieństwach do kwalifikacji "
    "funkcjonujących minister może pozostawić wniosek bez rozpatrzenia (art. 18a).",
)
OTHER_REASONS: Final = Item("przeslanki", "Inne przesłanki", Section.C, "art. 15 ust. 1 pkt 3")
OUTCOMES: Final = Item(
    "efekty",
    "Efekty uczenia się",
    Section.D,
    "art. 9 ust. 1 pkt 1",
    "Charakterystyka, zestawy, efekty i kryteria weryfikacji.",
)
VALIDATION: Final = Item(
    "walidacja",
    "Wymagania dotyczące walidacji",
    Section.D,
    "art. 15 ust. 1 pkt 4",
    "Ramowe wymagania: jak, kto i w jakich warunkach sprawdza efekty uczenia się.",
)
SCHOOL: Final = Item("szkola", "Przygotowanie w szkole", Section.E, "art. 15 ust. 1 pkt 5 lit. a")
CONDITIONS: Final = Item("warunki", "Warunki uzyskania i ważność certyfikatu", Section.E, "art. 15 ust. 1 pkt 5")
CODES: Final = Item("kody", "Kody ISCED i PKD", Section.E, "art. 15 ust. 1 pkt 5")
MINISTER: Final = Item(
    "minister",
    "Minister właściwy",
    Section.E,
    "art. 16 ust. 1",
    "Wniosek trafia do ministra, który kieruje działem administracji rządowej. Pomyłka nie jest brakiem formalnym "
    "(art. 18 ust. 3).",
)
ACTIVITY: Final = Item(
    "dzialalnosc",
    "Dokument o działalności",
    Section.F,
    "art. 15 ust. 2 pkt 1",
    "Dołącz dokument albo napisz, w jakim obszarze działasz. Wystarczy jedno z dwojga.",
)
STATUTE: Final = Item(
    "statut",
    "Statut",
    Section.F,
    "art. 15 ust. 2 pkt 1",
    "Poświadczona kopia statutu, z której wynika działalność w sektorze i zasięg ogólnopolski.",
)
FEE: Final = Item("oplata", "Opłata", Section.F, "art. 15 ust. 2 pkt 3; art. 17 ust. 1")
TRUTH: Final = Item(
    "oswiadczenie",
    "Oświadczenie o zgodności danych z prawdą",
    Section.F,
    "art. 15 ust. 2 pkt 2",
)

ITEMS: Final = (
    APPLICANT,
    REPRESENTATIVES,
    NAME,
    LEVEL,
    WORKLOAD,
    NEEDS,
    SIMILARITIES,
    OTHER_REASONS,
    OUTCOMES,
    VALIDATION,
    SCHOOL,
    CONDITIONS,
    CODES,
    MINISTER,
    ACTIVITY,
    STATUTE,
    FEE,
    TRUTH,
)


def item(code: str) -> Item:
    """The item of this code. Raises KeyError for one that does not exist."""
    return _BY_CODE[code]


_BY_CODE: Final = {one.code: one for one in ITEMS}
