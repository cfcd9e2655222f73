"""The announcement holds the ten elements of art. 25 ust. 2, in their order, or names what it lacks."""

import time
from datetime import date

import pytest

from documents.templates import render_stored, stored
from tests.documents import letters
from tests.documents.reading import read
from workflows.inclusion.announcement import Condition, ValidationText, ValidityText, announcement_missing


def text_of(**changed: object) -> str:
    content = letters.announcement(**changed)
    return read(render_stored("announcement", stored(content, letters.frame("Obwieszczenie")))).root.words


def test_a_complete_announcement_lacks_nothing():
    assert announcement_missing(letters.announcement()) == []


@pytest.mark.parametrize(
    ("item", "changed"),
    [
        (1, {"qualification": " "}),
        (2, {"level": None}),
        (2, {"level": 9}),
        (3, {"outcomes": None}),
        (3, {"outcomes": letters.outcomes(sets=0)}),
        (3, {"outcomes": letters.outcomes(sets=1, per_set=0)}),
        (3, {"outcomes": letters.outcomes(sets=1, per_set=1, criteria=0)}),
        (4, {"validation": ValidationText(methods="m", staff="s")}),
        (5, {"entry_conditions": Condition()}),
        (6, {"award_conditions": Condition()}),
        (7, {"validity": ValidityText()}),
        (7, {"validity": ValidityText(period="5 lat")}),
        (10, {"review_on": None}),
        (10, {"review_on": date(2036, 11, 27)}),
        (10, {"review_on": date(2026, 11, 26)}),
    ],
)
def test_each_missing_element_is_named_by_its_number(item, changed):
    missing = announcement_missing(letters.announcement(**changed))
    assert [found.item for found in missing] == [item]
    assert str(missing[0]).startswith(f"art. 25 ust. 2 pkt {item}: ")


def test_an_empty_announcement_names_every_obligatory_element_in_order():
    empty = letters.announcement(
        qualification="", level=None, outcomes=None, validation={}, entry_conditions={}, award_conditions={},
        validity={}, quality={}, institution_conditions="", review_on=None,
    )  # fmt: skip
    assert sorted({found.item for found in announcement_missing(empty)}) == [1, 2, 3, 4, 5, 6, 7, 10]
    items = [found.item for found in announcement_missing(empty)]
    assert items == sorted(items)


def test_a_qualification_valid_for_ever_needs_no_renewal():
    assert announcement_missing(letters.announcement(validity={"indefinite": True})) == []


def test_the_review_may_fall_on_the_last_day_of_ten_years_after_a_leap_day():
    assert announcement_missing(letters.announcement(announced_on="2028-02-29", review_on="2038-02-28")) == []


def test_the_annex_keeps_the_order_of_the_act():
    heads = [node.words for node in read(
        render_stored("announcement", stored(letters.announcement(), letters.frame("Obwieszczenie")))
    ).all("H3")]  # fmt: skip
    assert [head.split(".")[0] for head in heads] == [str(number) for number in range(1, 11)]


def test_the_heading_has_three_parts_and_the_minister_in_the_genitive():
    reading = read(render_stored("announcement", stored(letters.announcement(), letters.frame("Obwieszczenie"))))
    heading = " ".join(reading.all("H1")[0].words.replace("\xa0", " ").split())
    assert heading.startswith("OBWIESZCZENIE MINISTRA PRÓB I WZORÓW")
    assert "z dnia 26 listopada 2026 r." in heading
    assert "w sprawie włączenia kwalifikacji sektorowej „Układanie posadzek z żywicy”" in heading


def test_the_act_is_cited_as_it_stood_published_on_the_day_of_the_announcement():
    assert "poz.\xa01606" in text_of()
    earlier = text_of(announced_on="2024-06-07", review_on="2034-06-07")
    assert "poz.\xa0226" in earlier
    assert "poz.\xa02005" in earlier
    assert "1606" not in earlier


def test_a_largest_description_is_rendered_whole():
    content = letters.announcement(outcomes=letters.outcomes(sets=10, per_set=8, criteria=5))
    started = time.process_time()
    reading = read(render_stored("announcement", stored(content, letters.frame("Obwieszczenie"))))
    assert time.process_time() - started < 20
    assert len([node for node in reading.all("LI") if "mierzy" in node.words]) == 400
    assert len(reading.all("Table")) == 10
