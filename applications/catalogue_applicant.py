"""Section A of the catalogue: who applies (art. 15 ust. 1 pkt 1, art. 15b ust. 1 pkt 1)."""

from typing import Final

from applications import items, validators
from applications.circumstances import ORGANISATION, PERSON, Circumstances
from applications.field import Field, FieldKind, Need
from cases.enums import CaseKind
from institutions.enums import StatutoryBasis

FM, SEC = str(CaseKind.INC_FM), str(CaseKind.INC_SEC)
BOTH: Final = {FM: Need.REQUIRED, SEC: Need.REQUIRED}
FM_ONLY: Final = {FM: Need.REQUIRED}
SEC_ONLY: Final = {SEC: Need.REQUIRED}

_POINT: Final = "art. 15 ust. 1 pkt 1"


def _natural_person(circumstances: Circumstances) -> bool:
    return circumstances.is_natural_person


def _legal_person(circumstances: Circumstances) -> bool:
    return circumstances.is_legal_person


FIELDS: Final = (
    Field(
        "applicant.type",
        "Kim jest wnioskodawca",
        items.APPLICANT.code,
        FieldKind.CHOICE,
        "art. 14",
        FM_ONLY,
        ask="Wybierz, czy wniosek składa organizacja, czy osoba fizyczna.",
        help="Osoba fizyczna podaje adres zamieszkania i adres do doręczeń.",
        rule="FR-INC-01",
        statutory=False,
        choices=((ORGANISATION, "organizacja, także spółka lub fundacja"), (PERSON, "osoba fizyczna")),
    ),
    Field(
        "applicant.statutoryBasis",
        "Na jakiej podstawie działa organizacja",
        items.APPLICANT.code,
        FieldKind.CHOICE,
        "art. 15a",
        SEC_ONLY,
        ask="Wybierz ustawę, na podstawie której działa organizacja.",
        help="Wniosek może złożyć organizacja o zasięgu ogólnopolskim, która działa na podstawie jednej z tych ustaw, "
        "albo sektorowa rada do spraw kompetencji.",
        rule="FR-INC-01",
        statutory=False,
        choices=tuple((value, str(label)) for value, label in StatutoryBasis.choices if value),
    ),
    Field(
        "applicant.name",
        "Nazwa lub firma albo imię i nazwisko",
        items.APPLICANT.code,
        FieldKind.TEXT,
        _POINT,
        BOTH,
        ask="Wpisz nazwę albo imię i nazwisko wnioskodawcy.",
        row="A1",
        limit=300,
        labels={SEC: "Nazwa"},
    ),
    Field(
        "applicant.seatAddress",
        "Siedziba i adres",
        items.APPLICANT.code,
        FieldKind.TEXT,
        _POINT,
        BOTH,
        ask="Wpisz siedzibę i adres wnioskodawcy.",
        row="A2",
        limit=300,
        help="Ulica i numer, kod pocztowy, miejscowość. Osoba fizyczna: adres zamieszkania.",
    ),
    Field(
        "applicant.correspondenceAddress",
        "Adres do doręczeń",
        items.APPLICANT.code,
        FieldKind.TEXT,
        _POINT,
        FM_ONLY,
        ask="Wpisz adres do doręczeń.",
        row="A2",
        limit=300,
        help="Podaje go osoba fizyczna, także gdy jest taki sam jak adres zamieszkania.",
        condition=_natural_person,
    ),
    Field(
        "applicant.taxId",
        "NIP, PESEL albo zagraniczny numer podatkowy",
        items.APPLICANT.code,
        FieldKind.TAX_ID,
        _POINT,
        FM_ONLY,
        ask="Wpisz NIP, PESEL albo zagraniczny numer podatkowy.",
        row="A3",
        limit=30,
        help="Wystarczy jeden numer. Wybierz, który podajesz.",
    ),
    Field(
        "applicant.krs",
        "Numer KRS",
        items.APPLICANT.code,
        FieldKind.TEXT,
        _POINT,
        {FM: Need.OPTIONAL, SEC: Need.REQUIRED},
        ask="Wpisz numer KRS.",
        row="A4",
        limit=20,
        help="Podaj, jeżeli został nadany: 10 cyfr.",
        validator=validators.krs,
    ),
    Field(
        "applicant.filerEmail",
        "Adres elektroniczny osoby składającej wniosek",
        items.APPLICANT.code,
        FieldKind.EMAIL,
        _POINT,
        BOTH,
        ask="Wpisz adres e-mail osoby, która składa wniosek.",
        row="A6",
        limit=254,
        help="Na ten adres damy znać, że w skrzynce czeka pismo. Treści pism nie wysyłamy.",
        validator=validators.email,
    ),
    Field(
        "applicant.runsBusiness",
        "Czy wnioskodawca prowadzi działalność gospodarczą",
        items.APPLICANT.code,
        FieldKind.YES_NO,
        "art. 15 ust. 2 pkt 1",
        FM_ONLY,
        ask="Odpowiedz, czy wnioskodawca prowadzi działalność gospodarczą.",
        help="Jeżeli nie, potrzebny jest dokument o działalności albo oświadczenie.",
        rule="FR-INC-05",
        statutory=False,
    ),
    Field(
        "applicant.representatives",
        "Osoby uprawnione do reprezentowania",
        items.REPRESENTATIVES.code,
        FieldKind.PEOPLE,
        _POINT,
        BOTH,
        ask="Podaj co najmniej jedną osobę uprawnioną do reprezentowania.",
        row="A5",
        limit=200,
        help="Podaj co najmniej jedną osobę. Dotyczy osób prawnych i jednostek bez osobowości prawnej.",
        condition=_legal_person,
    ),
    Field(
        "administrationDivision",
        "Dział administracji rządowej",
        items.MINISTER.code,
        FieldKind.CHOICE,
        "art. 16 ust. 1",
        BOTH,
        ask="Wybierz dział administracji rządowej.",
        help="Dział, do którego należy dziedzina kwalifikacji. Wskazuje ministra, do którego trafi wniosek.",
        rule="FR-INC-09",
        statutory=False,
    ),
)
