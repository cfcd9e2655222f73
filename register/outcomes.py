"""Learning outcomes as art. 9 ust. 1 pkt 1 asks for them: synthesis, sets, outcomes, criteria.

Sets, outcomes and criteria carry stable identifiers, so that remarks, differences and moves
survive re-ordering; numbers are positions and are given anew by every change.
"""

from collections import Counter
from enum import StrEnum
from typing import Final, Self

from pydantic import Field, field_validator, model_validator

from register.texts import (
    Hours,
    Identifier,
    Level,
    Name,
    Part,
    Statement,
    Text,
    new_id,
    thousands,
)

SETS_LIMIT: Final = 30
OUTCOMES_LIMIT: Final = 200
CRITERIA_LIMIT: Final = 1_000


class OutcomeKind(StrEnum):
    """What an outcome describes (art. 2 pkt 4)."""

    KNOWLEDGE = "knowledge"
    SKILL = "skill"
    COMPETENCE = "competence"


class Criterion(Part):
    """A verification criterion: what is looked at to see that the outcome was achieved."""

    id: Identifier = Field(default_factory=new_id)
    text: Statement = ""


class Outcome(Part):
    """A learning outcome with the criteria that verify it."""

    id: Identifier = Field(default_factory=new_id)
    text: Statement = ""
    kind: OutcomeKind | None = None
    criteria: tuple[Criterion, ...] = ()


class OutcomeSet(Part):
    """A set of learning outcomes. `no` is its place, counted from 1."""

    id: Identifier = Field(default_factory=new_id)
    no: int = 1
    title: Name = ""
    pqf_level: Level = None
    workload_hours: Hours = None
    outcomes: tuple[Outcome, ...] = ()

    @property
    def criteria_count(self) -> int:
        return sum(len(outcome.criteria) for outcome in self.outcomes)


class LearningOutcomes(Part):
    """All outcomes of one qualification. Empty in a new draft and in most imported entries."""

    synthesis: Text = ""
    sets: tuple[OutcomeSet, ...] = ()

    @field_validator("sets", mode="after")
    @classmethod
    def _numbered(cls, sets: tuple[OutcomeSet, ...]) -> tuple[OutcomeSet, ...]:
        return tuple(one.model_copy(update={"no": number}) for number, one in enumerate(sets, 1))

    @model_validator(mode="after")
    def _within_limits(self) -> Self:
        for count, limit, what in (
            (len(self.sets), SETS_LIMIT, "zestawów efektów uczenia się"),
            (self.outcomes_count, OUTCOMES_LIMIT, "efektów uczenia się"),
            (self.criteria_count, CRITERIA_LIMIT, "kryteriów weryfikacji"),
        ):
            if count > limit:
                raise ValueError(
                    f"Opis może mieć najwyżej {thousands(limit)} {what}, a ma {thousands(count)}."
                    " Połącz lub usuń część z nich."
                )
        return self

    @model_validator(mode="after")
    def _identifiers_differ(self) -> Self:
        repeated = [one for one, times in Counter(self._identifiers()).items() if times > 1]
        if repeated:
            raise ValueError(f"Identyfikator „{repeated[0]}” jest użyty więcej niż raz w tym opisie.")
        return self

    def _identifiers(self) -> list[str]:
        found = []
        for one in self.sets:
            found.append(one.id)
            for outcome in one.outcomes:
                found.append(outcome.id)
                found.extend(criterion.id for criterion in outcome.criteria)
        return found

    @property
    def outcomes_count(self) -> int:
        return sum(len(one.outcomes) for one in self.sets)

    @property
    def criteria_count(self) -> int:
        return sum(one.criteria_count for one in self.sets)
