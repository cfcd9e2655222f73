"""Polish text: what is stored, in what order it stands, how it is inflected and printed."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
import time_machine
from django.template import Context, Template
from django.utils.safestring import mark_safe
from hypothesis import given, strategies as st

from kernel import text

HARD = "\u00a0"
LATIN = st.characters(max_codepoint=0x24F)


def rendered(source: str, **values: object) -> str:
    return Template("{% load polish %}" + source).render(Context(values))


def in_order(*words: str) -> list[str]:
    return sorted(words, key=lambda word: text.sort_key(word).encode())


def test_the_polish_alphabet_is_in_its_own_order() -> None:
    alphabet = list("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż")
    assert in_order(*reversed(alphabet)) == alphabet
    assert in_order(*reversed([letter.upper() for letter in alphabet])) == [letter.upper() for letter in alphabet]


@pytest.mark.parametrize(
    "words",
    [
        ("azyl", "Ązur", "baza"),
        ("cma", "Ćma", "Ćwiek", "dom"),
        ("3D", "Akrobata", "Zebra", "Źrebię", "Żaba"),
        ("dom kultury", "domek", "Domena"),
        ("dom", "dom kultury"),
        ("lato", "los", "łan", "Łoś"),
        ("cafe", "Cafe", "café"),
        ("Klucz", "„Klucz” domu", "kluczyk"),
        ("Montowanie okien", "Montowanie-okien drewnianych"),
        ("", "a"),
    ],
)
def test_names_stand_as_in_a_polish_dictionary(words: tuple[str, ...]) -> None:
    assert in_order(*reversed(words)) == list(words)


def test_one_letter_has_one_key_however_it_was_typed() -> None:
    assert text.sort_key("Z\u0307aba") == text.sort_key("Żaba")


@given(st.text(LATIN), st.text(LATIN))
def test_only_equal_texts_share_a_key(first: str, second: str) -> None:
    assert (text.sort_key(first) == text.sort_key(second)) == (text.nfc(first) == text.nfc(second))


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ŁÓDŹ", "lodz"),
        ("Księgowość", "ksiegowosc"),
        ("Z\u0307aba", "zaba"),
        ("Straße", "strasse"),
        ("A\u00a0B", "a b"),
    ],
)
def test_folding_forgets_case_and_diacritics(typed: str, folded: str) -> None:
    assert text.fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(typed: str) -> None:
    assert text.fold(text.fold(typed)) == text.fold(typed)


def test_control_characters_and_bidi_marks_are_removed_and_named() -> None:
    result = text.cleaning("Mon\x00ter\u202e okien\u200b\r\nŁódź\ud800\ufffe")
    assert result.text == "Monter okien\nŁódź"
    assert result.removed == (
        "znak sterujący U+0000",
        "znak kierunku pisma U+202E",
        "znak niewidoczny U+200B",
        "znak nieprawidłowy U+D800",
        "znak nieprawidłowy U+FFFE",
    )


def test_tabs_line_ends_and_joiners_stay() -> None:
    assert text.cleaning("a\tb\u2028c\u200dd") == text.Cleaning("a\tb\nc\u200dd", ())


def test_a_hundred_thousand_characters_are_cleaned_at_once() -> None:
    assert text.clean("ą\u202e" * 50_000) == "ą" * 50_000


@given(st.text(st.characters()))
def test_clean_text_is_clean_and_can_be_stored(typed: str) -> None:
    once = text.clean(typed)
    assert text.clean(once) == once
    assert "\x00" not in once
    once.encode()


@pytest.mark.parametrize(
    ("number", "form"),
    [
        *((n, "braków") for n in (0, 5, 11, 12, 14, 21, 25, 112)),
        *((n, "brak") for n in (1, -1)),
        *((n, "braki") for n in (2, 4, 22, 122)),
    ],
)
def test_nouns_agree_with_their_number(number: int, form: str) -> None:
    assert text.plural(number, "brak", "braki", "braków") == form
    assert rendered('{{ n|plural:"brak,braki,braków" }}', n=number) == form


@pytest.mark.parametrize(
    ("plain", "bound"),
    [
        ("wniosek i opłata", "wniosek i~opłata"),
        ("i w domu", "i~w~domu"),
        ("A to (w tym)", "A~to (w~tym)"),
        ("art. 18 ust. 4 pkt 2", "art.~18 ust.~4 pkt~2"),
        ("M.P. poz. 386, § 3", "M.P. poz.~386, §~3"),
        ("w 14 dni", "w~14~dni"),
        ("opłata 2 218 zł, 3 %", "opłata 2~218~zł, 3~%"),
        ("26 listopada 2026", "26 listopada 2026"),
        ("ul. Zielona 5 okna", "ul. Zielona 5 okna"),
        ("mowa o", "mowa o"),
    ],
)
def test_hard_spaces_stand_where_a_line_must_not_break(plain: str, bound: str) -> None:
    assert text.nbsp(plain) == bound.replace("~", HARD)
    assert text.nbsp(text.nbsp(plain)) == text.nbsp(plain)


def test_the_filter_escapes_what_is_not_safe_and_spares_tags() -> None:
    assert rendered("{{ t|nbsp }}", t="<b> i w") == f"&lt;b&gt; i{HARD}w"
    safe = mark_safe('<a class="o i x" href="/a b">i tu</a>')
    assert rendered("{{ t|nbsp }}", t=safe) == f'<a class="o i x" href="/a b">i{HARD}tu</a>'


def test_dates_are_written_as_poles_write_them() -> None:
    day = date(2026, 11, 26)
    assert text.date_long(day) == rendered("{{ d|date_long }}", d=day) == "26 listopada 2026"
    assert text.date_table(day) == rendered("{{ d|date_table }}", d=day) == "czw. 26.11.2026"
    assert text.date_on_weekday(date(2026, 12, 1)) == "we wtorek 1.12.2026"
    assert [text.date_long(date(2026, month, 1)).split()[1][:3] for month in (1, 5, 9)] == ["sty", "maj", "wrz"]


def test_a_moment_is_printed_as_the_wall_in_warsaw_shows_it() -> None:
    moment = datetime(2026, 11, 25, 23, 5, tzinfo=UTC)
    assert rendered("{{ m|date_figures }} {{ m|time_of_day }}", m=moment) == "26.11.2026 0:05"
    assert text.time_of_day(time(14, 32)) == "14:32"


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("1234.56", "1~234,56~zł"),
        ("2218", "2~218~zł"),
        ("0.1", "0,10~zł"),
        ("0.005", "0,01~zł"),
        ("-1000", "−1~000~zł"),
    ],
)
def test_amounts_have_hard_spaces_and_a_comma(amount: str, printed: str) -> None:
    assert text.money(Decimal(amount)) == rendered("{{ a|money }}", a=amount) == printed.replace("~", HARD)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 11, 26), "został 1 dzień"),
        (date(2026, 11, 28), "zostały 3 dni"),
        (date(2026, 12, 2), "zostało 7 dni"),
        (date(2026, 12, 17), "zostały 22 dni"),
        (date(2026, 11, 25), "dziś"),
        (date(2026, 11, 24), "1 dzień po terminie"),
        (date(2026, 11, 22), "3 dni po terminie"),
    ],
)
def test_the_time_that_remains_is_a_sentence(due: date, words: str) -> None:
    assert text.remaining(due, date(2026, 11, 25)) == words
    with time_machine.travel(datetime(2026, 11, 25, 9, tzinfo=UTC), tick=False):
        assert rendered("{{ d|remaining }}", d=due) == words


@pytest.mark.parametrize("name", ["date_long", "date_table", "date_figures", "time_of_day", "money", "remaining"])
def test_nothing_is_printed_for_nothing(name: str) -> None:
    assert rendered(f"{{{{ value|{name} }}}}", value=None) == ""
