"""Sample descriptions: whole, of realistic size, different from each other and from the real ones."""

import csv
from pathlib import Path

import pytest

from register.description import Purpose, missing
from register.projections import folded
from register.samples import WRITTEN, capacity, sample_description, sample_division
from register.samples.announced import announced_entries
from register.vocabularies import isced, pkd, sectoral_framework


def test_there_are_enough_and_their_names_differ() -> None:
    assert WRITTEN >= 30
    names = {folded(sample_description(index).name) for index in range(capacity())}
    assert len(names) == capacity() >= 300 + WRITTEN
    assert names.isdisjoint(folded(one.description.name) for one in announced_entries())


@pytest.mark.parametrize("index", range(WRITTEN))
def test_a_sample_is_whole_and_of_the_usual_size(index: int) -> None:
    one = sample_description(index)
    outcomes = one.learning_outcomes
    assert missing(one, Purpose.SUBMISSION) == missing(one, Purpose.ANNOUNCEMENT) == []
    assert (len(outcomes.sets), outcomes.outcomes_count) == (3, 10)
    assert 44 <= outcomes.criteria_count <= 50
    assert pkd(one.pkd_code)
    assert isced(one.isced_code)
    assert all(sectoral_framework(reference.framework) for reference in one.sqf_references)
    assert sample_division(index)


def test_no_criterion_is_said_twice_in_one_description() -> None:
    for index in range(WRITTEN):
        said = [
            criterion.text
            for one in sample_description(index).learning_outcomes.sets
            for outcome in one.outcomes
            for criterion in outcome.criteria
        ]
        assert len(set(said)) == len(said), sample_description(index).name


def test_a_sample_is_always_the_same() -> None:
    assert sample_description(17) == sample_description(17)
    with pytest.raises(IndexError):
        sample_description(capacity())


def test_the_real_ones_are_all_there_with_their_facts() -> None:
    entries = announced_entries()
    assert len(entries) == 45
    first = entries[0]
    assert (first.description.name, first.description.pqf_level) == ("Montowanie stolarki budowlanej", 3)
    assert first.announcement == (2017, 704, None)
    assert first.description.learning_outcomes.sets == ()
    assert all("dane wzorowane na" in one.origin for one in entries)


def test_the_copied_facts_are_those_of_the_reference_data() -> None:
    ours = Path(__file__).parents[2] / "register" / "data" / "announcements.csv"
    with ours.open(encoding="utf-8", newline="") as file:
        assert [row["name"] for row in csv.DictReader(file)] == [one.description.name for one in announced_entries()]
