"""Outcomes for tests of reading and writing: any that a description can hold, and some of a given size."""

from hypothesis import strategies as st

from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeKind, OutcomeSet

SIGNS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cn", "Co"))
LINES = st.one_of(
    st.text(SIGNS, max_size=40),
    st.sampled_from(
        ["1. wymienia", "a) b", "– myślnik", "Zestaw 1: x", "Kryteria weryfikacji", "_x0041_", "=1+1", "", "Poziom: 4"]
    ),
)
CRITERIA = st.builds(Criterion, text=LINES)
OUTCOMES = st.builds(
    Outcome,
    text=LINES,
    kind=st.none() | st.sampled_from(OutcomeKind),
    criteria=st.lists(CRITERIA, max_size=3).map(tuple),
)
SETS = st.builds(
    OutcomeSet,
    title=LINES,
    pqf_level=st.none() | st.integers(1, 8),
    workload_hours=st.none() | st.integers(1, 100_000),
    outcomes=st.lists(OUTCOMES, max_size=3).map(tuple),
)
DESCRIPTIONS = st.builds(LearningOutcomes, sets=st.lists(SETS, min_size=1, max_size=4).map(tuple))


def sized(sets: int = 12, outcomes: int = 60, criteria: int = 400) -> LearningOutcomes:
    """Outcomes of this size, all texts different."""
    each, last = divmod(criteria, outcomes)
    made = [
        Outcome(
            text=f"Sprawdza instalację {number}",
            criteria=tuple(
                Criterion(text=f"odczytuje parametr {number}.{c}") for c in range(each + (1 if number < last else 0))
            ),
        )
        for number in range(outcomes)
    ]
    shares = [tuple(made[s::sets]) for s in range(sets)]
    return LearningOutcomes(
        synthesis="Osoba samodzielnie reguluje małe źródła ciepła.",
        sets=tuple(OutcomeSet(title=f"Obszar {s + 1}", outcomes=share) for s, share in enumerate(shares)),
    )


def shape(outcomes: LearningOutcomes) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Texts without ids: set, its outcomes, their criteria."""
    return [
        (one.title, [(outcome.text, [criterion.text for criterion in outcome.criteria]) for outcome in one.outcomes])
        for one in outcomes.sets
    ]
