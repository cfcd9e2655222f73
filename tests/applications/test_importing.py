"""What is pasted keeps its structure, whatever it was copied from; what cannot be read is said."""

from contextlib import suppress
from time import process_time

import pytest

from applications.importing import Reading, from_markup, from_text, reading_of
from kernel.refusals import InvalidInput
from register.outcomes import OutcomeKind
from tests.applications.descriptions import shape, sized

NUMBERED = """Zestaw 1. Przygotowanie stanowiska
1.1 Dobiera narzędzia
a) wymienia narzędzia
b) wskazuje zużyte
1.2 Sprawdza stan
– mierzy napięcie
Zestaw 2: Naprawa
2.1. Montuje napęd
- odłącza akumulator"""
EXPECTED = [
    (
        "Przygotowanie stanowiska",
        [
            ("Dobiera narzędzia", ["wymienia narzędzia", "wskazuje zużyte"]),
            ("Sprawdza stan", ["mierzy napięcie"]),
        ],
    ),
    ("Naprawa", [("Montuje napęd", ["odłącza akumulator"])]),
]
ONE_SET = [("", [("Dobiera narzędzia", ["wymienia", "wskazuje"]), ("Sprawdza stan", ["mierzy"])])]


def read(reading: Reading) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    return shape(reading.outcomes)


@pytest.mark.parametrize(
    "text",
    [
        NUMBERED,
        NUMBERED.replace("1.1 ", "\t1.1 ").replace("a) ", "\t\ta) ").replace("b) ", "\t\tb) "),
        (
            "1. Przygotowanie stanowiska\n1) Dobiera narzędzia\n"
            "• wymienia narzędzia\n• wskazuje zużyte\n2) Sprawdza stan\n"
            "• mierzy napięcie\n2. Naprawa\n1) Montuje napęd\n• odłącza akumulator"
        ),
        (
            "I. Przygotowanie stanowiska\n1. Dobiera narzędzia\n"
            "a) wymienia narzędzia\nb) wskazuje zużyte\n2. Sprawdza stan\n"
            "a) mierzy napięcie\nII. Naprawa\n1. Montuje napęd\na) odłącza akumulator"
        ),
        (
            "Przygotowanie stanowiska\n  Dobiera narzędzia\n"
            "    wymienia narzędzia\n    wskazuje zużyte\n  Sprawdza stan\n"
            "    mierzy napięcie\nNaprawa\n  Montuje napęd\n    odłącza akumulator"
        ),
        (
            "Zestaw: Przygotowanie stanowiska\nEfekt: Dobiera narzędzia\nKryterium: wymienia narzędzia\n"
            "Kryterium: wskazuje zużyte\nEfekt: Sprawdza stan\nKryterium: mierzy napięcie\nZestaw: Naprawa\n"
            "Efekt: Montuje napęd\nKryterium: odłącza akumulator"
        ),
        (
            "zestaw\tefekt\tkryterium\nPrzygotowanie stanowiska\tDobiera narzędzia\twymienia narzędzia\n"
            "Przygotowanie stanowiska\tDobiera narzędzia\twskazuje zużyte\n\tSprawdza stan\tmierzy napięcie\n"
            "Naprawa\tMontuje napęd\todłącza akumulator"
        ),
        "Lp.\tPrzygotowanie stanowiska\tDobiera narzędzia\twymienia narzędzia\n2\t\t\twskazuje zużyte\n"
        "3\t\tSprawdza stan\tmierzy napięcie\n4\tNaprawa\tMontuje napęd\todłącza akumulator".replace("Lp.", "1"),
    ],
    ids=["words", "tabs", "dots and brackets", "roman", "indent", "named", "columns", "columns with numbers"],
)
def test_structure_is_recognised(text: str) -> None:
    assert read(from_text(text)) == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        "1.\tDobiera narzędzia\n•\twymienia\n•\twskazuje\n2.\tSprawdza stan\n•\tmierzy",
        "Dobiera narzędzia\twymienia\n\twskazuje\nSprawdza stan\tmierzy",
        'Dobiera narzędzia\t"wymienia\nwskazuje"\nSprawdza stan\tmierzy',
    ],
    ids=["word list", "two columns", "several lines in a cell"],
)
def test_two_levels_that_begin_with_verbs_are_outcomes_with_criteria(text: str) -> None:
    assert read(from_text(text)) == ONE_SET


def test_the_person_says_what_the_first_level_is() -> None:
    text = "Dobiera narzędzia\n  wymienia\n  wskazuje"
    assert read(from_text(text, "set")) == [("Dobiera narzędzia", [("wymienia", []), ("wskazuje", [])])]


def test_headings_are_left_out_and_named() -> None:
    reading = from_text(f"Efekty uczenia się\n{NUMBERED}".replace("a) ", "Kryteria weryfikacji:\na) "))
    assert read(reading) == EXPECTED
    assert [one.text for one in reading.left_out] == ["Efekty uczenia się", "Kryteria weryfikacji:"]
    assert all(one.reason for one in reading.left_out)


def test_a_criterion_before_any_outcome_is_not_guessed() -> None:
    reading = from_text("Kryterium: wymienia\nZestaw: Naprawa\nEfekt: Montuje")
    assert [one.text for one in reading.left_out] == ["wymienia"]


WORD_TABLE = """<table><tr><td colspan=2>Zestaw 1. Przygotowanie stanowiska</td></tr>
<tr><th>Poszczególne efekty uczenia się</th><th>Kryteria weryfikacji ich osiągnięcia</th></tr>
<tr><td rowspan=2><p>Dobiera narzędzia</p></td><td>wymienia narzędzia</td></tr><tr><td>wskazuje zużyte</td></tr>
<tr><td>Sprawdza stan</td><td><ul><li>mierzy napięcie</li></ul></td></tr>
<tr><td colspan=2>Zestaw 2. Naprawa</td></tr><tr><td>Montuje napęd</td><td>odłącza akumulator</td></tr></table>"""


@pytest.mark.parametrize(
    "source",
    [
        WORD_TABLE,
        (
            "<h2>Zestaw 1. Przygotowanie stanowiska</h2>"
            "<h3>Dobiera narzędzia</h3><ul><li>wymienia <b>narzędzia</b></li>"
            "<li>wskazuje zużyte</li></ul><h3>Sprawdza stan</h3><ul><li>mierzy napięcie</li></ul>"
            "<h2>Zestaw 2. Naprawa</h2>"
            "<h3>Montuje napęd</h3><ul><li>odłącza akumulator</li></ul>"
        ),
        (
            "<ol><li>Przygotowanie stanowiska<ol><li>Dobiera narzędzia<ul><li>wymienia narzędzia</li>"
            "<li>wskazuje zużyte</li></ul></li><li>Sprawdza stan<ul><li>mierzy napięcie</li></ul></li></ol></li>"
            "<li>Naprawa<ol><li>Montuje napęd<ul><li>odłącza akumulator</li></ul></li></ol></li></ol>"
        ),
        "".join(
            f"<p style='mso-list:l0 level{level} lfo1'><span>{mark}&nbsp;&nbsp; </span>{text}</p>"
            for level, mark, text in (
                (1, "1.", "Przygotowanie stanowiska"),
                (2, "1.1.", "Dobiera narzędzia"),
                (3, "a)", "wymienia narzędzia"),
                (3, "b)", "wskazuje zużyte"),
                (2, "1.2.", "Sprawdza stan"),
                (3, "a)", "mierzy napięcie"),
                (1, "2.", "Naprawa"),
                (2, "2.1.", "Montuje napęd"),
                (3, "a)", "odłącza akumulator"),
            )
        ),
    ],
    ids=["merged cells", "headings", "nested lists", "word lists"],
)
def test_markup_of_the_clipboard_is_read(source: str) -> None:
    assert read(from_markup(f"<html><body><!--StartFragment-->{source}<!--EndFragment--></body></html>")) == EXPECTED


def test_scripts_of_pasted_markup_are_no_text() -> None:
    source = "<script>alert(1)</script><style>p{}</style><p>Dobiera<br>Sprawdza</p><img src=x onerror=alert(1)>"
    assert read(from_markup(source)) == [("", [("Dobiera", []), ("Sprawdza", [])])]


def test_the_form_of_the_old_register_is_read() -> None:
    rows = [
        ("Numer zestawu w kwalifikacji", "1"),
        ("Nazwa zestawu", "Przygotowanie"),
        ("Poziom PRK", "4"),
        ("Orientacyjny nakład pracy [godz.]", "30"),
        ("Poszczególne efekty uczenia się", "Kryteria weryfikacji ich osiągnięcia"),
        ("Dobiera narzędzia", "wymienia"),
    ]
    table = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows)
    one = from_markup(f"<table>{table}</table>").sets[0]
    assert (one.title, one.pqf_level, one.workload_hours) == ("Przygotowanie", 4, 30)
    assert [outcome.text for outcome in one.outcomes] == ["Dobiera narzędzia"]


def test_a_column_with_kinds_is_read() -> None:
    text = "Efekt\tRodzaj\tKryterium\nOmawia zasady\twiedza\twymienia"
    assert from_text(text).sets[0].outcomes[0].kind is OutcomeKind.KNOWLEDGE


@pytest.mark.parametrize("text", ["", "   \n\t", "Kryteria weryfikacji:"])
def test_a_source_without_parts_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="Nie znaleźliśmy"):
        from_text(text)


def test_five_thousand_criteria_are_refused_with_the_limit() -> None:
    text = "Zestaw: a\nEfekt: Robi\n" + "Kryterium: wymienia\n" * 5_000
    with pytest.raises(InvalidInput) as refusal:
        from_text(text)
    assert "najwyżej 1\u00a0000 kryteriów weryfikacji, a ma 5\u00a0000" in refusal.value.sentence


def test_a_line_that_is_too_long_is_named_not_cut() -> None:
    with pytest.raises(InvalidInput) as refusal:
        from_text(f"Zestaw: a\nEfekt: {'Dobiera narzędzia ' * 60}")
    assert "najwyżej 1\u00a0000. Skróć" in refusal.value.sentence


def test_two_megabytes_are_refused_or_read_within_seconds() -> None:
    line = "Kryterium: wymienia narzędzia i omawia ich zastosowanie przy pracy na wysokości\n"
    sources = [
        ("text", "Zestaw: a\nEfekt: Robi\n" + line * 25_000),
        ("one line", "x" * 2_000_000),
        ("quotes", 'a\t"b' * 400_000),
        ("brackets", "<p>" * 700_000),
        ("nested lists", "<ul><li>" * 250_000),
        ("spans", "<table><tr><td colspan=99999 rowspan=99999>a</td></tr>" * 40_000),
    ]
    for name, source in sources:
        began = process_time()
        with suppress(InvalidInput):
            from_markup(source) if source.startswith("<") else from_text(source)
        assert process_time() - began < 3, name


def test_a_full_description_is_read_quickly() -> None:
    text = "\n".join(
        f"Zestaw: {one.title}\n"
        + "\n".join(
            f"Efekt: {outcome.text}\n" + "\n".join(f"Kryterium: {c.text}" for c in outcome.criteria)
            for outcome in one.outcomes
        )
        for one in sized().sets
    )
    began = process_time()
    reading = from_text(text)
    assert (len(reading.sets), reading.outcomes.outcomes_count, reading.outcomes.criteria_count) == (12, 60, 400)
    assert process_time() - began < 1


def test_the_preview_is_checked_again_when_it_comes_back() -> None:
    reading = from_text(NUMBERED)
    assert reading_of(reading.kept()).sets == reading.sets
    for damaged in (
        None,
        [],
        {"sets": [], "values": []},
        {"sets": [{"title": 3}], "values": {}},
        {"values": {}, "sets": 1},
    ):
        with pytest.raises(InvalidInput, match="Podgląd jest uszkodzony"):
            reading_of(damaged)
