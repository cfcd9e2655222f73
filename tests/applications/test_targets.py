"""Targets: what a remark can be pinned to, and how it is named."""

import pytest

from applications.targets import Target, Version, exists, title_of
from register.description import Description
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeSet

LONG = "Omawia zasady bezpieczeństwa i higieny pracy obowiązujące przy montażu pomp ciepła małej mocy"

OUTCOMES = LearningOutcomes(
    synthesis="Osoba montuje pompy ciepła.",
    sets=(
        OutcomeSet(
            id="zestaw",
            title="Montowanie",
            outcomes=(
                Outcome(id="pierwszy", text="Dobiera miejsce montażu"),
                Outcome(id="drugi", text=LONG, criteria=(Criterion(id="miara", text="wymienia trzy zasady"),)),
            ),
        ),
    ),
)
VERSION = Version("INC_FM", Description().model_copy(update={"learning_outcomes": OUTCOMES}))


@pytest.mark.parametrize("text", ["name", "learningOutcomes", "learningOutcomes:drugi"])
def test_a_target_is_written_as_it_is_read(text: str) -> None:
    assert str(Target.read(text)) == text


@pytest.mark.parametrize("text", ["", "nieznane", "name:abc", "learningOutcomes:", ":abc"])
def test_what_names_no_field_is_no_target(text: str) -> None:
    with pytest.raises(ValueError, match="is no target"):
        Target.read(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("learningOutcomes", "D1 · Efekty uczenia się"),
        ("learningOutcomes:zestaw", "D1 · zestaw 1 „Montowanie”"),
        ("learningOutcomes:pierwszy", "D1 · efekt 1.1 „Dobiera miejsce montażu”"),
        ("learningOutcomes:miara", "D1 · kryterium 1 efektu 1.2 „wymienia trzy zasady”"),
        ("learningOutcomes:synthesis", "D1 · syntetyczna charakterystyka efektów"),
        ("learningOutcomes:nie-ma", "D1 · usunięta część efektów"),
    ],
)
def test_a_target_is_named_by_its_row_its_place_and_its_own_words(text: str, title: str) -> None:
    assert title_of(Target.read(text), VERSION) == title


def test_a_long_outcome_is_quoted_up_to_a_whole_word() -> None:
    title = title_of(Target.read("learningOutcomes:drugi"), VERSION)
    assert title.startswith("D1 · efekt 1.2 „Omawia zasady")
    assert title.endswith("…”")
    assert len(title) < 85


def test_a_part_exists_where_it_stands_and_a_field_where_its_kind_has_it() -> None:
    assert exists(Target.read("learningOutcomes:miara"), VERSION)
    assert not exists(Target.read("learningOutcomes:nie-ma"), VERSION)
    assert exists(Target.read("name"), VERSION)
    sectoral_only = Target.read("statute")
    assert not exists(sectoral_only, VERSION)
    assert exists(sectoral_only, Version("INC_SEC", Description()))
