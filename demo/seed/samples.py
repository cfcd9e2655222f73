"""Sample descriptions of qualifications, full-size, as an applicant would write them.

One file of `texts/` is one qualification with names of its sisters: `key: value` lines, then sets
(`= title | level | hours`), outcomes (`- text | W`, U or K: knowledge, skill, competence) and criteria (`* text`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from register.description import (
    Criterion,
    Description,
    Indefinite,
    LearningOutcomes,
    Limited,
    Outcome,
    OutcomeKind,
    OutcomeSet,
    SqfReference,
    ValidationRequirements,
    Validity,
)

__all__ = ["Sample", "samples"]

TEXTS = Path(__file__).parent / "texts"
KINDS = {"W": OutcomeKind.KNOWLEDGE, "U": OutcomeKind.SKILL, "K": OutcomeKind.COMPETENCE}
INDEFINITE = "bezterminowo"


@dataclass(frozen=True, slots=True)
class Sample:
    """One application's content: the description, and what stands beside it by field code."""

    description: Description
    division: str
    sector: str
    needs: str
    similarities: str
    other: str


@cache
def samples() -> tuple[Sample, ...]:
    """All samples, ten subjects taken in turn, so that neighbours differ."""
    families = [_family(path.read_text("utf-8")) for path in sorted(TEXTS.glob("*.txt"))]
    longest = max(len(family) for family in families)
    return tuple(family[place] for place in range(longest) for family in families if place < len(family))


def _family(text: str) -> list[Sample]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    heads = [line for line in lines if line[0] not in "=-*"]
    values = dict(line.split(": ", 1) for line in heads)
    names = [line.split(": ", 1)[1] for line in heads if line.startswith(("nazwa: ", "wariant: "))]
    outcomes = LearningOutcomes(synthesis=values["synteza"], sets=tuple(_sets(lines)))
    return [_sample(name, values, outcomes) for name in names]


def _sample(name: str, values: dict[str, str], outcomes: LearningOutcomes) -> Sample:
    description = Description(
        name=name,
        tasks=values["zadania"],
        target_groups=values["grupy"],
        uses=values["wykorzystanie"],
        proposed_pqf_level=int(values["poziom"]),
        workload_hours=int(values["objetosc"]),
        learning_outcomes=outcomes,
        validation_requirements=ValidationRequirements(
            methods=values["metody"], staff=values["osoby"], conditions=values["warunki"]
        ),
        school_use=values["szkola"],
        entry_conditions=values["wejscie"],
        other_award_conditions="brak",
        validity=_validity(values),
        isced_code=values["isced"],
        pkd_code=values["pkd"],
    )
    return Sample(
        description=description,
        division=values["dzial"],
        sector=values.get("sektor", ""),
        needs=values["potrzeby"],
        similarities=values["podobienstwa"],
        other=values["przeslanki"],
    )


def _validity(values: dict[str, str]) -> Validity:
    if values["waznosc"] == INDEFINITE:
        return Indefinite()
    return Limited(period=values["waznosc"], renewal=values["odnowienie"])


def _sets(lines: Iterable[str]) -> list[OutcomeSet]:
    sets: list[list[str]] = []
    for line in lines:
        if line.startswith("= "):
            sets.append([line])
        elif sets and line[0] in "-*":
            sets[-1].append(line)
    return [_set(part) for part in sets]


def _set(lines: list[str]) -> OutcomeSet:
    title, level, hours = lines[0].removeprefix("= ").split(" | ")
    outcomes: list[list[str]] = []
    for line in lines[1:]:
        if line.startswith("- "):
            outcomes.append([line])
        else:
            outcomes[-1].append(line)
    return OutcomeSet(
        title=title, pqf_level=int(level), workload_hours=int(hours), outcomes=tuple(map(_outcome, outcomes))
    )


def _outcome(lines: list[str]) -> Outcome:
    text, kind = lines[0].removeprefix("- ").split(" | ")
    criteria = tuple(Criterion(text=line.removeprefix("* ")) for line in lines[1:])
    return Outcome(text=text, kind=KINDS[kind], criteria=criteria)


def referring(description: Description, framework: str) -> Description:
    """Returns the description with a reference to the level of the sectoral framework that answers its own."""
    level = description.proposed_pqf_level
    reference = SqfReference(framework=framework, level=level)
    return description.model_copy(update={"proposed_sqf_references": (reference,)})
