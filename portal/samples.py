"""Invented people, cases and values for the style guide: each component in each of its states."""

from datetime import UTC, date, datetime
from decimal import Decimal

from django import forms
from django.http import QueryDict

from kernel import clock_words
from kernel.components import (
    BY_ANALOGY,
    INTERNAL,
    STATUTORY,
    CalcLine,
    Chip,
    Diff,
    DiffPart,
    DiffRow,
    Fact,
    FileRow,
    Gloss,
    Moment,
    Remark,
    Stage,
    StatusTag,
    Step,
    Tab,
    Task,
)

TODAY = date(2026, 11, 23)

COLOURS = (
    ("atrament", "#13242a", "16,0 : 1"),
    ("atrament 2", "#3f5158", "8,3 : 1"),
    ("atrament 3", "#56676e", "5,9 : 1"),
    ("linia kontrolek", "#74848a", "3,9 : 1"),
    ("linia", "#cdd6d8", "1,5 : 1"),
    ("tło", "#f3f6f6", "1,1 : 1"),
    ("petrol, działanie", "#0a545c", "8,6 : 1"),
    ("petrol ciemny", "#063a40", "12,4 : 1"),
    ("petrol nocny", "#0b2b30", "15,0 : 1"),
    ("petrol tło", "#e2f0f0", "1,2 : 1"),
    ("ochra, ruch strony", "#d9982b", "2,5 : 1"),
    ("fokus", "#6b21a8", "8,7 : 1"),
    ("informacja", "#1a4d88", "8,5 : 1"),
    ("dobrze", "#1c6230", "7,4 : 1"),
    ("uwaga", "#774900", "7,7 : 1"),
    ("błąd, po terminie", "#a1211a", "7,6 : 1"),
    ("wstrzymane, wewnętrzne", "#573c78", "9,0 : 1"),
)

BUTTONS = (
    ("Główny", "", False),
    ("Drugi", "2", False),
    ("Zwykły tekst", "3", False),
    ("Niszczący", "bad", False),
    ("Mały", "2", True),
)
ICONS = (
    "check",
    "x",
    "clock",
    "soon",
    "over",
    "pause",
    "met",
    "dash",
    "ring",
    "warn",
    "info",
    "lock",
    "search",
    "down",
    "up",
    "left",
    "right",
    "doc",
    "mail",
    "pin",
    "plus",
    "dl",
    "ul",
    "user",
    "org",
    "note",
    "eye",
    "cal",
    "phone",
    "menu",
    "bulb",
    "pen",
    "flag",
    "copy",
    "half",
    "print",
    "home",
)

STATUSES = (
    StatusTag("Nowy wniosek", "złożony"),
    StatusTag("Sprawdzamy wniosek", "ocena formalna", "info", "eye"),
    StatusTag("Czekamy na poprawki", "wezwanie do usunięcia braków", "warn", "clock"),
    StatusTag("Gotowe do przekazania", "wniosek poprawny formalnie", "ok", "check"),
    StatusTag("Minister rozpatruje", "postępowanie wszczęte", "info", "clock"),
    StatusTag("Postępowanie zawieszone", "art. 97 KPA", "hold", "pause"),
    StatusTag("Kwalifikacja włączona", "obwieszczenie w M.P.", "ok", "check"),
    StatusTag("Zamknięte bez biegu", "wnioskowi nie nadano dalszego biegu", "bad", "x"),
    StatusTag("Odmowa włączenia", "negatywne rozpatrzenie wniosku", "bad", "x"),
)
NOT_STARTED = StatusTag("Nie rozpoczęto", "", "todo", "ring")
IN_PROGRESS = StatusTag("W toku", "", "info", "half")
TO_MEND = StatusTag("Do poprawy", "", "bad", "warn")
READY = StatusTag("Gotowe", "", "ok", "check")
NOT_NEEDED = StatusTag("Nie dotyczy", "", "", "dash")
NOT_YET = StatusTag("Jeszcze nie", "", "todo", "lock")
TASK_STATUSES = (NOT_STARTED, IN_PROGRESS, TO_MEND, READY, NOT_NEEDED, NOT_YET)

CLOCKS = (
    clock_words.running(
        "Biegnie",
        started=date(2026, 11, 18),
        due=date(2026, 12, 2),
        today=TODAY,
        marks=[STATUTORY],
        gloss=Gloss("art. 18 ust. 1"),
    ),
    clock_words.running(
        "Blisko (do 3 dni roboczych)",
        started=date(2026, 11, 12),
        due=date(2026, 11, 26),
        today=TODAY,
        marks=[STATUTORY, BY_ANALOGY],
    ),
    clock_words.running(
        "Po terminie", started=date(2026, 11, 6), due=date(2026, 11, 20), today=TODAY, marks=[INTERNAL]
    ),
    clock_words.stopped(
        "Wstrzymany", since=date(2026, 11, 10), days_left=12, reason="zawieszenie, art. 103 KPA", marks=[STATUTORY]
    ),
    clock_words.met("Dotrzymany", done=date(2026, 11, 12), due=date(2026, 11, 12), marks=[STATUTORY]),
    clock_words.waiting("Nie biegnie", starts="od doręczenia wezwania", length="30 dni", marks=[STATUTORY]),
)
HOLIDAYS = frozenset({date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26)})
SHIFTED_CLOCK = clock_words.running(
    "Przesunięcie przez święta: 11.12.2026 + 14 dni",
    started=date(2026, 12, 11),
    due=date(2026, 12, 28),
    today=date(2026, 12, 14),
    is_free=lambda day: clock_words.weekend(day) or day in HOLIDAYS,
    marks=[STATUTORY],
    steps=[
        "11.12.2026 (piątek), dzień zdarzenia, nie liczy się.",
        "Dzień 14. to piątek 25.12.2026, święto.",
        "26.12 to święto i sobota, 27.12 to niedziela.",
        "Termin przechodzi na najbliższy dzień roboczy: poniedziałek 28.12.2026.",
    ],
)

STEPS = (
    Step(
        "Przekaż ministrowi",
        "Minister dostanie wniosek, wnioskodawca zawiadomienie. Ruszą 4 miesiące.",
        Gloss("art. 18 ust. 6", at_once=True),
        "#kroki",
        primary=True,
    ),
    Step("Zmień listę kontrolną", "Możesz to zrobić do chwili wysłania wezwania.", Gloss("art. 18 ust. 2"), "#kroki"),
    Step(
        "Wezwij do usunięcia braków",
        gloss=Gloss("art. 18 ust. 4"),
        reason="Niedostępne: żadna pozycja listy kontrolnej nie jest oznaczona „Nie”.",
    ),
)
MARKS = (STATUTORY, INTERNAL, BY_ANALOGY)
STAGES = (
    Stage(38, "wszystkie etapy", "#tabela", current=True),
    Stage(6, "do podjęcia", "#tabela"),
    Stage(17, "ocena formalna", "#tabela"),
    Stage(9, "czekamy na poprawki", "#tabela"),
    Stage(4, "do przekazania", "#tabela"),
    Stage(2, "zawieszone", "#tabela"),
)
TABS = (Tab("Przegląd", "#tabela", current=True), Tab("Dokumenty", "#tabela", count=7), Tab("Metryka", "#tabela"))
CHIPS = (Chip("rodzaj: wolnorynkowa", "#tabela"), Chip("termin", "#tabela", add=True))
MOMENTS = (
    Moment("Koniec terminu na poprawki", date(2026, 12, 7), planned=True),
    Moment("Doręczono wezwanie.", datetime(2026, 11, 5, 9, tzinfo=UTC), link="UPD", href="#czas", document=True),
    Moment("Podpisano wezwanie do usunięcia braków", datetime(2026, 11, 4, 14, 20, tzinfo=UTC), "Halina Wzorcowa"),
    Moment(
        "Złożono wniosek.",
        datetime(2026, 10, 26, 11, 1, tzinfo=UTC),
        "wnioskodawca",
        link="UPP",
        href="#czas",
        party=True,
        document=True,
    ),
)
DIFF = Diff(
    "Wersja 1 · 12.11.2026 · C. Próbna",
    "Wersja 2 · 7.12.2026 · C. Próbna",
    (
        DiffRow(
            [DiffPart("3.2 "), DiffPart("Sporządza protokół", "del")],
            [DiffPart("3.2 "), DiffPart("Sporządza protokół uruchomienia i omawia go z użytkownikiem", "ins")],
            "Efekt uczenia się",
        ),
        DiffRow([], [DiffPart("1. wypełnia wszystkie pola protokołu", "ins")], "Kryteria weryfikacji"),
    ),
)
REMARKS = (
    Remark(
        "Dla efektu 3.2 nie podano kryteriów weryfikacji.",
        outgoing=True,
        author="H. Wzorcowa",
        on=date(2026, 11, 18),
        number=1,
        rule="FR-INC-04",
        edit_href="#uwagi",
        delete_href="#uwagi",
    ),
    Remark("Porównać z wnioskiem 112/2026.", outgoing=False, author="H. Wzorcowa", on=date(2026, 11, 18)),
)
FILES = (
    FileRow(
        "przelew-10-11-2026.pdf",
        86_016,
        "#pliki",
        status=StatusTag("sprawdzony", "", "ok", "check"),
        remove_href="#pliki",
    ),
    FileRow(
        "statut.pdf",
        2_202_009,
        note="sprawdzamy, czy plik jest bezpieczny",
        status=StatusTag("sprawdzamy…", "", "info", "half"),
    ),
    FileRow(
        "umowa.exe",
        note="tego rodzaju plików nie przyjmujemy; zapisz jako PDF",
        status=StatusTag("odrzucony", "", "bad", "x"),
        remove_href="#pliki",
    ),
)
FACTS = (
    Fact("Objętość", "120 godzin", "#fakty"),
    Fact("Ważność", "bezterminowo", "#fakty"),
    Fact("NIP", "000-000-00-00", numeric=True, note="zgodny z rejestrem podmiotów"),
)
SUM = (CalcLine("3 % przychodu", Decimal("568.80"), "0,03 × 18 960,00 zł"), CalcLine("Do zapłaty", Decimal("568.80")))
TASKS = (
    Task("Dane i adres", READY, "#zadania", gloss=Gloss("art. 15 ust. 1 pkt 1")),
    Task(
        "Poziom PRK i odniesienie do SRK",
        IN_PROGRESS,
        "#zadania",
        "Wybrano poziom 3; brakuje uzasadnienia",
        Gloss("art. 15 ust. 1 pkt 2"),
    ),
    Task(
        "Oświadczenie o zgodności danych z prawdą",
        NOT_YET,
        "",
        "Otworzy się, gdy reszta będzie gotowa",
        Gloss("art. 15 ust. 2 pkt 2"),
    ),
)
LEVELS = range(1, 9)
SAVED_AT = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
TRANSFER_TITLE = "ZSK art. 14 - Renowacja i konserwacja rowerów cargo"


class SampleForm(forms.Form):
    """Every kind of field."""

    name = forms.CharField(label="Nazwa kwalifikacji", help_text="Zacznij od nazwy czynności, np. „Montowanie…”.")
    volume = forms.IntegerField(
        label="Objętość (godziny)", min_value=1, error_messages={"min_value": "Wpisz liczbę godzin większą od 0"}
    )
    level = forms.ChoiceField(
        label="Poziom PRK",
        choices=[("", "wybierz"), *((n, f"poziom {n}") for n in LEVELS)],
        error_messages={"required": "Wybierz poziom od 1 do 8"},
    )
    delivered = forms.DateField(label="Data doręczenia", required=False)
    reasons = forms.CharField(label="Uzasadnienie", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    validity = forms.ChoiceField(
        label="Okres ważności",
        choices=[("forever", "bezterminowo"), ("limited", "na czas określony")],
        widget=forms.RadioSelect,
        error_messages={"required": "Wybierz okres ważności"},
    )
    groups = forms.MultipleChoiceField(
        label="Grupy osób",
        choices=[("a", "dorośli pracujący"), ("b", "osoby szukające pracy")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    truth = forms.BooleanField(
        label="Jestem świadomy odpowiedzialności karnej za złożenie fałszywego oświadczenia.",
        error_messages={"required": "Zaznacz oświadczenie albo przerwij składanie wniosku"},
    )
    proof = forms.FileField(
        label="Dowód opłaty", help_text="PDF, JPG lub PNG, do 10 MB. Sprawdzimy, czy jest bezpieczny.", required=False
    )


def bound_form() -> SampleForm:
    """Returns the form as it comes back with errors."""
    data = QueryDict("wzor-volume=0&wzor-groups=a", mutable=True)
    data["wzor-name"] = "Montowanie stolarki budowlanej"
    data["wzor-reasons"] = "Zgodnie z danymi…"
    return SampleForm(data, prefix="wzor")
