"""What a remark is pinned to: a field of the application (`name`), or a part of its learning outcomes
(`learningOutcomes:<id of the part>`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from applications.field import Field
from applications.fields import field, fields_for
from applications.opening import OUTCOMES, SYNTHESIS, part_of
from register.description import Description
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeSet

_SHOWN: Final = 60
"""Characters of a part that its title quotes."""


class Described(Protocol):
    """What a target can be looked up in: the application as it is (`Contents`), or one version of it."""

    @property
    def kind(self) -> str: ...

    @property
    def description(self) -> Description: ...


@dataclass(frozen=True, slots=True)
class Version:
    """What one version said: of a snapshot, for instance."""

    kind: str
    description: Description


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """A field code, and of the outcomes possibly one part."""

    code: str
    part_id: str | None = None

    @classmethod
    def read(cls, text: str) -> "Target":
        """The target of `learningOutcomes:abc` or `name`. Raises ValueError for what names no field."""
        code, colon, part = text.partition(":")
        try:
            field(code)
        except KeyError as unknown:
            raise ValueError(f"{text!r} is no target") from unknown
        if colon and (not part or code != OUTCOMES):
            raise ValueError(f"{text!r} is no target")
        return cls(code, part or None)

    def __str__(self) -> str:
        return self.code if self.part_id is None else f"{self.code}:{self.part_id}"

    @property
    def field(self) -> Field:
        return field(self.code)


def exists(target: Target, content: Described) -> bool:
    """Whether an application of this kind has the field, and these outcomes the part."""
    if target.field not in fields_for(content.kind):
        return False
    return target.part_id in {None, SYNTHESIS} or _place(target, content.description.learning_outcomes) is not None


def title_of(target: Target, content: Described) -> str:
    """„A1 · Nazwa” or „D2 · efekt 1.2 „Omawia …””; of a part that is not there „D2 · usunięta część efektów”."""
    one = target.field
    row = f"{one.row} · " if one.row else ""
    if target.part_id is None:
        return f"{row}{one.label_for(content.kind)}"
    if target.part_id == SYNTHESIS:
        return f"{row}syntetyczna charakterystyka efektów"
    outcomes = content.description.learning_outcomes
    place, part = _place(target, outcomes), part_of(outcomes, target.part_id)
    if place is None or part is None:
        return f"{row}usunięta część efektów"
    words = own_words(part)
    return f"{row}{place} „{_short(words)}”" if words else f"{row}{place}"


def text_of(target: Target, content: Described) -> str:
    """What the part says with what stands in it, a line each; empty for a whole field and for what is not there."""
    outcomes = content.description.learning_outcomes
    if target.part_id == SYNTHESIS:
        return outcomes.synthesis
    part = part_of(outcomes, target.part_id) if target.part_id else None
    return "\n".join(lines_of(part)) if part else ""


def lines_of(part: OutcomeSet | Outcome | Criterion) -> Iterable[str]:
    """The part with what stands in it, a line each."""
    yield own_words(part)
    if isinstance(part, OutcomeSet):
        for outcome in part.outcomes:
            yield from lines_of(outcome)
    elif isinstance(part, Outcome):
        yield from (f"– {one.text}" for one in part.criteria)


def own_words(part: OutcomeSet | Outcome | Criterion) -> str:
    """What the part itself says, without what stands in it."""
    return part.title if isinstance(part, OutcomeSet) else part.text


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]}…"


def _place(target: Target, outcomes: LearningOutcomes) -> str | None:
    return next((place for part, place in places(outcomes) if part.id == target.part_id), None)


def places(outcomes: LearningOutcomes) -> Iterable[tuple[OutcomeSet | Outcome | Criterion, str]]:
    """Every part with what it is called by its place: „zestaw 1”, „efekt 1.2”, „kryterium 3 efektu 1.2”."""
    for s, one in enumerate(outcomes.sets, 1):
        yield one, f"zestaw {s}"
        for o, outcome in enumerate(one.outcomes, 1):
            yield outcome, f"efekt {s}.{o}"
            for c, criterion in enumerate(outcome.criteria, 1):
                yield criterion, f"kryterium {c} efektu {s}.{o}"
