"""Sections B to E of the catalogue: the qualification (art. 15 ust. 1 pkt 2–5, art. 15b ust. 1 pkt 2–5)."""

from typing import Final

from applications import items
from applications.catalogue_applicant import BOTH, FM, SEC
from applications.circumstances import Circumstances
from applications.field import NAME_LIMIT, Field, FieldKind, Need

_QUALIFICATION: Final = "art. 15 ust. 1 pkt 2"
_REASONS: Final = "art. 15 ust. 1 pkt 3"
_VALIDATION: Final = "art. 15 ust. 1 pkt 4"
_OTHER: Final = "art. 15 ust. 1 pkt 5"

OPTIONAL: Final = {FM: Need.OPTIONAL, SEC: Need.OPTIONAL}


def _framework_exists(circumstances: Circumstances) -> bool:
    return bool(circumstances.framework)


_B: Final = (
    Field(
        "name",
        "Nazwa kwalifikacji",
        items.NAME.code,
        FieldKind.TEXT,
        _QUALIFICATION,
        BOTH,
        row="B1",
        limit=NAME_LIMIT,
        path=("name",),
        help="Zacznij od czynności: „Montowanie okien”, „Prowadzenie zajęć”. Bez skrótów, inaczej niż nazwa zawodu, "
        "stanowiska, tytułu lub uprawnienia.",
    ),
    Field(
        "tasks",
        "Przykładowe działania i zadania",
        items.NAME.code,
        FieldKind.LONG_TEXT,
        _QUALIFICATION,
        BOTH,
        row="B2",
        path=("tasks",),
        help="Co potrafi i co robi osoba, która ma tę kwalifikację.",
    ),
    Field(
        "targetGroups",
        "Przykładowe grupy osób",
        items.NAME.code,
        FieldKind.LONG_TEXT,
        _QUALIFICATION,
        BOTH,
        row="B3",
        path=("target_groups",),
        help="Kto może być zainteresowany. Pisz konkretnie: nie „wszyscy”, lecz na przykład "
        "„osoby pracujące w serwisach rowerowych”.",
    ),
    Field(
        "uses",
        "Przykładowe możliwości wykorzystania i dalszego rozwoju",
        items.NAME.code,
        FieldKind.LONG_TEXT,
        _QUALIFICATION,
        BOTH,
        row="B4",
        path=("uses",),
        help="Gdzie można pracować i czego można uczyć się dalej.",
    ),
    Field(
        "proposedPqfLevel",
        "Proponowany poziom PRK",
        items.LEVEL.code,
        FieldKind.LEVEL,
        _QUALIFICATION,
        BOTH,
        row="B5",
        path=("proposed_pqf_level",),
        help="Od 1 do 8. Porównaj efekty uczenia się z charakterystykami poziomów z załącznika do ustawy.",
    ),
    Field(
        "sector",
        "Sektor",
        items.LEVEL.code,
        FieldKind.CHOICE,
        "art. 15a",
        {FM: Need.OPTIONAL, SEC: Need.REQUIRED},
        ask="Wybierz sektor.",
        help="Jeżeli dla sektora włączono do ZSK Sektorową Ramę Kwalifikacji, wniosek odnosi się do jej poziomu.",
        rule="FR-INC-08",
        statutory=False,
    ),
    Field(
        "proposedSqfReference",
        "Proponowane odniesienie do poziomu SRK",
        items.LEVEL.code,
        FieldKind.REFERENCES,
        _QUALIFICATION,
        BOTH,
        ask="Wskaż poziom Sektorowej Ramy Kwalifikacji, która istnieje dla tego sektora.",
        row="B6",
        limit=20,
        rule="FR-INC-08",
        path=("proposed_sqf_references",),
        help="Potrzebne, gdy dla sektora istnieje rama włączona do ZSK.",
        condition=_framework_exists,
    ),
    Field(
        "workloadHours",
        "Objętość kwalifikacji w godzinach",
        items.WORKLOAD.code,
        FieldKind.NUMBER,
        _QUALIFICATION,
        BOTH,
        row="B7",
        limit=9,
        path=("workload_hours",),
        help="Orientacyjny nakład pracy potrzebny do osiągnięcia wszystkich efektów: zajęcia, praktyka i nauka własna.",
    ),
)

_C: Final = (
    Field(
        "justification.needs",
        "Zgodność z rozpoznanymi potrzebami",
        items.NEEDS.code,
        FieldKind.LONG_TEXT,
        _REASONS,
        BOTH,
        ask="Opisz zgodność kwalifikacji z rozpoznanymi potrzebami.",
        row="C1",
        help="Opisz potrzeby społeczne lub rynku pracy. Poprzyj je danymi z analizy rynku pracy "
        "i grup, dla których jest kwalifikacja.",
        labels={SEC: "Zgodność z rozpoznanymi potrzebami branży lub sektora"},
    ),
    Field(
        "justification.similarities",
        "Podobieństwa i różnice do kwalifikacji o zbliżonym charakterze",
        items.SIMILARITIES.code,
        FieldKind.LONG_TEXT,
        _REASONS,
        BOTH,
        ask="Opisz podobieństwa i różnice do podobnych kwalifikacji.",
        row="C2",
        help="Wymień podobne kwalifikacje z rejestru, z ich kodami, i napisz, czym ta się różni.",
    ),
    Field(
        "justification.other",
        "Inne przesłanki włączenia kwalifikacji do ZSK",
        items.OTHER_REASONS.code,
        FieldKind.LONG_TEXT,
        _REASONS,
        BOTH,
        ask="Opisz inne przesłanki albo napisz „brak”.",
        row="C3",
        help="Na przykład stanowiska pracodawców lub wyniki pilotażu. Jeżeli innych nie ma, napisz „brak”.",
    ),
)

_D: Final = (
    Field(
        "learningOutcomes",
        "Efekty uczenia się",
        items.OUTCOMES.code,
        FieldKind.OUTCOMES,
        "art. 9 ust. 1 pkt 1",
        BOTH,
        row="D1",
        rule="FR-INC-04",
        path=("learning_outcomes",),
    ),
    Field(
        "validationRequirements.methods",
        "Metody walidacji",
        items.VALIDATION.code,
        FieldKind.LONG_TEXT,
        f"{_VALIDATION} lit. b",
        BOTH,
        row="D2",
        path=("validation_requirements", "methods"),
        help="Jak sprawdza się efekty: na przykład test, obserwacja, rozmowa, analiza dowodów.",
    ),
    Field(
        "validationRequirements.staff",
        "Osoby przeprowadzające walidację",
        items.VALIDATION.code,
        FieldKind.LONG_TEXT,
        f"{_VALIDATION} lit. b",
        BOTH,
        row="D3",
        path=("validation_requirements", "staff"),
        help="Jakie wykształcenie, kwalifikacje i doświadczenie muszą mieć.",
    ),
    Field(
        "validationRequirements.conditions",
        "Warunki organizacyjne i materialne walidacji",
        items.VALIDATION.code,
        FieldKind.LONG_TEXT,
        f"{_VALIDATION} lit. b",
        BOTH,
        row="D4",
        path=("validation_requirements", "conditions"),
        help="Miejsce, sprzęt, materiały, czas.",
    ),
)

_E: Final = (
    Field(
        "schoolUse",
        "Możliwość przygotowania w szkole",
        items.SCHOOL.code,
        FieldKind.LONG_TEXT,
        f"{_OTHER} lit. a",
        BOTH,
        row="E1",
        path=("school_use",),
        help="Czy do kwalifikacji można przygotowywać na obowiązkowych zajęciach, na kursie umiejętności zawodowych "
        "lub potwierdzać tak dodatkowe umiejętności zawodowe. Jeżeli nie, napisz „brak”.",
    ),
    Field(
        "entryConditions",
        "Warunki przystąpienia do walidacji",
        items.CONDITIONS.code,
        FieldKind.LONG_TEXT,
        _OTHER,
        OPTIONAL,
        row="E2",
        path=("entry_conditions",),
        help="Wpisz, jeżeli osoba musi coś spełniać, zanim przystąpi do walidacji.",
    ),
    Field(
        "otherAwardConditions",
        "Inne warunki uzyskania kwalifikacji",
        items.CONDITIONS.code,
        FieldKind.LONG_TEXT,
        _OTHER,
        OPTIONAL,
        row="E3",
        path=("other_award_conditions",),
        help="Wpisz, jeżeli oprócz pozytywnego wyniku walidacji potrzebne jest coś jeszcze.",
    ),
    Field(
        "validity",
        "Ważność certyfikatu",
        items.CONDITIONS.code,
        FieldKind.VALIDITY,
        _OTHER,
        BOTH,
        row="E4",
        path=("validity",),
    ),
    Field(
        "iscedCode",
        "Kod ISCED",
        items.CODES.code,
        FieldKind.ISCED,
        _OTHER,
        BOTH,
        row="E5",
        limit=20,
        path=("isced_code",),
        help="Dziedzina kształcenia według ISCED-F 2013.",
    ),
    Field(
        "pkdCode",
        "Kod PKD",
        items.CODES.code,
        FieldKind.PKD,
        _OTHER,
        BOTH,
        row="E6",
        limit=20,
        path=("pkd_code",),
        help="Podklasa PKD 2025, na przykład 95.29.Z.",
    ),
)

FIELDS: Final = (*_B, *_C, *_D, *_E)
