"""Words as search compares them: basic forms, families, letters apart, what an index says."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from hypothesis import given, strategies as st

from register.families import families
from register.highlighting import highlighted
from register.indexing import search_vector, vocabulary
from register.lemmas import base_forms, base_forms_of_typed, stem
from register.search_words import Reach, SearchIndex, typed_words, words_in
from register.spelling import letters_apart, one_letter_away
from tests.register.factories import description

WORDS = st.text(st.characters(codec="utf-8"), max_size=30)


@pytest.mark.parametrize(
    ("typed", "basic"),
    [("okien", "okno"), ("ksiegowemu", "księgowy"), ("lodz", "łódź"), ("krakowie", "Kraków"), ("zolnierz", "żołnierz")],
)
def test_a_typed_word_has_its_basic_form_with_its_polish_letters(typed: str, basic: str) -> None:
    assert basic in base_forms_of_typed(typed)


@pytest.mark.parametrize("typed", ["zzzz", "", "a" * 5000, "łł", "e" * 16, "sosososososososo"])
def test_a_word_that_is_none_has_no_basic_form(typed: str) -> None:
    assert base_forms_of_typed(typed) == ()


def test_words_no_dictionary_has_lose_a_common_ending() -> None:
    assert stem("wingfoila") == stem("wingfoil") == "wingfoil"
    assert stem("kite") == "kite", "four letters stay"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("spawacz", "spawac"),
        ("monter", "montaz"),
        ("montowac", "montazysta"),
        ("malarz", "malowac"),
        ("ksiegowy", "ksiegowosc"),
        ("fryzjerka", "fryzjerstwo"),
        ("doradca", "doradzac"),
        ("instalator", "instalacja"),
        ("elektryk", "elektryczny"),
        ("kosmetolog", "kosmetologia"),
        ("fotograf", "fotografowac"),
        ("sprzedawca", "sprzedaz"),
        ("recepcjonista", "recepcja"),
        ("budowlaniec", "budownictwo"),
    ],
)
def test_relatives_share_a_family(one: str, other: str) -> None:
    assert not set(families(one)).isdisjoint(families(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ksiegowy", "ksiegarz"),
        ("malarz", "malina"),
        ("lekarz", "lektor"),
        ("technik", "technika"),  # a root that says nothing
        ("praca", "prac"),
        ("stolarz", "stolowy"),
        ("kucharz", "kucharski x"),
    ],
)
def test_strangers_do_not(one: str, other: str) -> None:
    assert set(families(one)).isdisjoint(families(other))


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("", "", 0),
        ("okno", "okno", 0),
        ("okon", "okno", 1),
        ("oko", "okno", 1),
        ("spawaine", "spawanie", 1),
        ("a", "", 1),
    ],
)
def test_letters_apart(one: str, other: str, letters: int) -> None:
    assert letters_apart(one, other) == letters == letters_apart(other, one)


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_letters_apart_is_never_more_than_the_longer_word(one: str, other: str) -> None:
    assert abs(len(one) - len(other)) <= letters_apart(one, other) <= max(len(one), len(other))
    assert (letters_apart(one, other) == 0) == (one == other)


def test_one_letter_away_are_words_of_the_language_swapped_letters_first() -> None:
    assert one_letter_away("spawaine")[0] == "spawanie"
    assert one_letter_away("qwrtp") == []
    assert one_letter_away("ab") == one_letter_away("a" * 40) == []


def test_the_dictionary_answers_several_threads_at_once() -> None:
    wanted = {word: base_forms.__wrapped__(word) for word in ("okien", "spawania", "łodzi", "księgowego", "rur") * 3}
    with ThreadPoolExecutor(8) as threads:
        for _ in range(20):
            assert dict(zip(wanted, threads.map(base_forms.__wrapped__, wanted), strict=True)) == wanted


def test_an_index_says_where_a_word_stands() -> None:
    index = SearchIndex()
    index.add(words_in("Montaż okien"), "A", family="B")
    index.add(words_in("okna i drzwi"), "C")
    marks = dict(mark.rsplit(":", 1) for mark in index.text.split(" "))
    assert marks["'=okno'"] == "1A,3C"
    assert marks["'okna'"] == "3C"
    assert marks["'~mont'"] == "2B"
    assert "'i'" not in marks


def test_codes_are_words_and_criteria_are_not_indexed() -> None:
    vector = search_vector(description(name="Próba"), "Cech")
    assert "'4333z':2B" in vector
    assert "'0732':2B" in vector
    assert "'=wilgotnosc'" not in vector
    assert typed_words("43.33.Z")[0].form == "4333z"


def test_the_vocabulary_keeps_polish_letters_and_basic_forms() -> None:
    words = vocabulary(description(name="Montaż okien"), "Cech w Łodzi")
    assert words["montaz"] == "montaż"
    assert words["okien"] == "okien"
    assert words["okno"] == "okno"
    assert "0732" not in words


@pytest.mark.django_db
@given(WORDS)
def test_whatever_is_typed_is_a_question_the_database_understands(text: str) -> None:
    words = typed_words(text.replace("\0", ""))
    with connection.cursor() as cursor:
        for word in words:
            for reach in Reach:
                cursor.execute("SELECT %s::tsquery", [word.condition(reach)])
        index = SearchIndex()
        index.add(words, "A", family="B")
        cursor.execute("SELECT %s::tsvector", [index.text])
        for word in words:
            cursor.execute("SELECT %s::tsvector @@ %s::tsquery", [index.text, word.condition(Reach.ANYWHERE)])
            assert cursor.fetchone() == (True,), "a word finds itself"


@given(st.text(max_size=60), st.text(max_size=20))
def test_marking_changes_no_text(text: str, typed: str) -> None:
    plain = highlighted(text, [])
    assert highlighted(text, typed_words(typed)).replace("<mark>", "").replace("</mark>", "") == plain
