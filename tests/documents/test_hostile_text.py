"""What people paste: control characters, direction marks, letters that no typeface of ours has, 100,000 characters."""

import time

import pytest

from documents.pdf.printable import SUBSTITUTE, Printable
from documents.templates import render_stored, stored
from tests.documents import letters
from tests.documents.reading import read
from tests.documents.shop import HOSTILE, NASTY


def words_of(content, code: str = "call_for_supplement") -> str:
    return read(render_stored(code, stored(content, letters.frame()))).root.words


def test_control_characters_and_direction_marks_never_reach_the_paper():
    printed = Printable().text("a\x00\x07b\u202ec\u200fd\ufeff")
    assert printed == "abcd"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\u2011b", "a-b"),
        ("a\u2192b", "a->b"),
        ("\u2610 nie", "[ ] nie"),
        ("\ufb01rma", "firma"),
        ("1\u202f000", "1\xa0000"),
    ],
)
def test_what_means_the_same_is_printed_instead(typed, printed):
    assert Printable().text(typed) == printed


def test_what_cannot_be_printed_leaves_a_mark_and_is_counted():
    printable = Printable()
    assert printable.text("中文") == SUBSTITUTE * 2
    assert printable.replaced == 2


def test_a_letter_says_that_characters_were_substituted():
    words = words_of(HOSTILE)
    assert SUBSTITUTE in words
    assert "Treść źródłowa pozostaje bez zmian" in words
    assert "Treść źródłowa" not in words_of(letters.call_for_supplement())


def test_markup_in_a_text_stays_text():
    words = words_of(letters.call_for_supplement(defects=[{"rule": "FR", "field": "x", "remark": NASTY}]))
    assert "<script>alert(1)</script> & </td></table>" in words.replace("\xa0", " ")


@pytest.mark.parametrize("text", ["słowo ćma " * 10_000, "x" * 100_000], ids=["words", "one word"])
def test_a_hundred_thousand_characters_are_rendered_in_reasonable_time(text):
    content = letters.samples()["refusal_information"].model_copy(update={"justification": text})
    started = time.process_time()
    words = words_of(content, "refusal_information")
    assert time.process_time() - started < 60
    assert words.count("x" if text.startswith("x") else "słowo") >= (100_000 if text.startswith("x") else 10_000)
