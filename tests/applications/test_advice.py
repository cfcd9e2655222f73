"""Warnings are few and right: every doubtful sentence is found, and of a thousand well-written ones hardly any."""

import csv
from pathlib import Path

import pytest

from applications.advice import CRITERION_LENGTH, OUTCOME_LENGTH, advise, count, second_outcome
from applications.verbs import begins_with_verb, is_noun, leading
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeKind, OutcomeSet
from register.samples import capacity, sample_description

ANNOUNCED = Path(__file__).parents[2] / "register" / "data" / "announcements.csv"


def codes(text: str, *criteria: str, kind: OutcomeKind | None = None) -> list[str]:
    """What is said of an outcome and its criteria."""
    outcome = Outcome(text=text, kind=kind, criteria=tuple(Criterion(text=one) for one in criteria))
    found = advise(LearningOutcomes(sets=(OutcomeSet(title="Zestaw", outcomes=(outcome,)),)))
    return [one.code for several in found.values() for one in several]


@pytest.mark.parametrize(
    "text",
    [
        "Naprawia napęd elektryczny oraz rozlicza części",
        "Naprawia i montuje napęd elektryczny oraz rozlicza części",
        "Dobiera narzędzia i sprawdza ich stan",
        "Przyjmuje zgłoszenie, a następnie ustala termin naprawy",
        "Samodzielnie planuje trasę oraz prowadzi grupę",
    ],
)
def test_two_outcomes_in_one_sentence_are_seen(text: str) -> None:
    assert codes(text, "wymienia") == ["TWO_IN_ONE"]


@pytest.mark.parametrize(
    "text",
    [
        "Naprawia i montuje napęd elektryczny",
        "Dobiera i sprawdza sprzęt",
        "Dobiera narzędzia i materiały",
        "Omawia zagrożenia i ratownictwo",
        "Ocenia stan techniczny roweru oraz przyczepy",
        "Informuje mieszkańców i pracowników",
        "Szanuje godność i wolę podopiecznego",
        "Ustala, co i jak często kopiować",
    ],
)
def test_one_outcome_with_two_words_is_left_alone(text: str) -> None:
    assert second_outcome(text) == ""
    assert codes(text, "wymienia") == []


@pytest.mark.parametrize(
    "text",
    [
        "Montaż okien",
        "Znajomość przepisów",
        "Przygotowanie stanowiska pracy",
        "Zasady bezpieczeństwa i higieny pracy",
        "Organizacja pracy zespołu",
        "Umiejętność obsługi klienta",
        "Mycie pojazdów",
    ],
)
def test_an_outcome_without_a_verb_is_seen(text: str) -> None:
    assert codes(text, "wymienia") == ["NO_VERB"]
    assert codes("Sprawdza stan", text) == ["NO_VERB"]
    assert codes(text, "wymienia", kind=OutcomeKind.KNOWLEDGE) == []


@pytest.mark.parametrize(
    "text",
    [
        "zna budowę silnika w piaście",
        "Rozumie znaczenie dokumentacji",
        "wie, gdzie zgłosić awarię",
        "ma świadomość odpowiedzialności",
        "posiada szeroką wiedzę o materiałach",
        "jest świadomy zagrożeń",
        "orientuje się w przepisach",
        "potrafi zmierzyć napięcie",
    ],
)
def test_a_criterion_that_nobody_can_observe_is_seen(text: str) -> None:
    assert codes("Sprawdza stan", text) == ["UNSEEN"]


@pytest.mark.parametrize(
    "text", ["znakuje części", "wiesza tablicę", "umieszcza etykietę", "docenia postępy uczestnika"]
)
def test_a_word_that_only_begins_alike_is_left_alone(text: str) -> None:
    assert codes("Sprawdza stan", text) == []


def test_an_outcome_without_criteria_is_told_and_counted_as_a_gap_only() -> None:
    outcomes = LearningOutcomes(sets=(OutcomeSet(title="Zestaw", outcomes=(Outcome(text="Sprawdza stan"),)),))
    assert [one.code for several in advise(outcomes).values() for one in several] == ["NO_CRITERIA"]
    assert count(outcomes) == 0


def test_repeated_and_long_texts_are_told() -> None:
    assert codes("Sprawdza stan", "Mierzy luzy.", "mierzy luzy") == ["REPEATED"]
    assert codes("Sprawdza " + "x" * OUTCOME_LENGTH, "mierzy") == ["LONG"]
    assert codes("Sprawdza stan", "mierzy " + "x" * CRITERION_LENGTH) == ["LONG"]
    twice = tuple(Outcome(text="Sprawdza stan", criteria=(Criterion(text="mierzy"),)) for _ in range(2))
    found = advise(LearningOutcomes(sets=(OutcomeSet(title="Zestaw", outcomes=twice),)))
    assert [one.code for several in found.values() for one in several] == ["REPEATED", "REPEATED"]


def test_every_warning_says_why() -> None:
    outcome = Outcome(text="Montaż okien", criteria=(Criterion(text="zna zasady"), Criterion(text="Budowa okna")))
    found = advise(LearningOutcomes(sets=(OutcomeSet(title="Zestaw", outcomes=(outcome,)),)))
    for one in (one for several in found.values() for one in several):
        assert one.title.endswith(".")
        assert len(one.reason) > 20
        assert one.example


def test_well_written_descriptions_are_hardly_ever_doubted() -> None:
    samples = [sample_description(index).learning_outcomes for index in range(capacity())]
    written = [outcome for sample in samples for one in sample.sets for outcome in one.outcomes]
    outcomes = {one.text for one in written}
    criteria = {criterion.text for one in written for criterion in one.criteria}
    doubted = [text for text in outcomes if codes(text, "wymienia")]
    doubted += [text for text in criteria if codes("Sprawdza stan", text)]
    assert len(outcomes | criteria) > 900
    assert len(doubted) <= 2, doubted


def test_announced_names_are_nouns_and_their_verbs_are_known() -> None:
    names = [row["name"] for row in csv.DictReader(ANNOUNCED.read_text(encoding="utf-8").splitlines())]
    doing = [name for name in names if " - " not in name and " – " not in name]
    missed = [name for name in doing if not is_noun(leading(name))]
    assert len(doing) > 25
    assert missed == []
    assert not any(begins_with_verb(name) for name in doing)
