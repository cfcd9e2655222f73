"""What was read: sets with outcomes and criteria, other fields of the description, and what was left out and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pydantic import ValidationError

from applications.importing.blocks import Top
from applications.outcome_edit import valid
from kernel.refusals import InvalidInput
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeKind, OutcomeSet
from register.texts import NAME_LIMIT, STATEMENT_LIMIT, new_id, thousands

__all__ = ["PASTE_LIMIT", "SOURCE", "Draft", "LeftOut", "Reading", "Top", "reading_of", "refused"]

PASTE_LIMIT: Final = 1_500_000
"""Characters of one paste: a full description has room in it several times."""
SOURCE: Final = "zrodlo"
"""The control to which refusals of a whole source belong."""
_SHOWN: Final = 5
_SHORT: Final = 90


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that became no part of the description, shortened, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A finished reading. `values` by field code, as they are kept; `left_out` is only for the preview."""

    sets: tuple[OutcomeSet, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    left_out: Sequence[LeftOut] = ()

    @property
    def outcomes(self) -> LearningOutcomes:
        return LearningOutcomes(sets=self.sets)

    @property
    def is_empty(self) -> bool:
        return not self.sets and not self.values

    def kept(self) -> dict[str, object]:
        """As JSON, to be taken over after the preview."""
        return {"sets": self.outcomes.model_dump(mode="json")["sets"], "values": dict(self.values)}


def reading_of(kept: object) -> Reading:
    """What `kept` wrote down, checked again. Raises InvalidInput for anything else."""
    if not isinstance(kept, dict) or not isinstance(kept.get("values"), dict):
        raise refused("Podgląd jest uszkodzony. Wczytaj treść jeszcze raz.")
    try:
        outcomes = LearningOutcomes.model_validate({"sets": kept.get("sets")})
    except ValidationError:
        raise refused("Podgląd jest uszkodzony. Wczytaj treść jeszcze raz.") from None
    return Reading(outcomes.sets, {str(code): value for code, value in kept["values"].items()})


def refused(sentence: str) -> InvalidInput:
    return InvalidInput({SOURCE: [sentence]})


@dataclass(slots=True)
class _Outcome:
    text: str
    part_id: str
    kind: OutcomeKind | None = None
    criteria: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Set:
    title: str
    part_id: str
    level: int | None = None
    hours: int | None = None
    outcomes: list[_Outcome] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """Sets as they grow line by line. An id that occurs twice (a copied row) is given once."""

    sets: list[_Set] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)
    _long: list[str] = field(default_factory=list)

    @property
    def last_set(self) -> _Set | None:
        return self.sets[-1] if self.sets else None

    @property
    def last_outcome(self) -> _Outcome | None:
        return self.sets[-1].outcomes[-1] if self.sets and self.sets[-1].outcomes else None

    def add(self, depth: int, text: str, part_id: str = "") -> None:
        """A set (0), an outcome (1) or a criterion (2) at the end. An outcome without a set gets one without a name."""
        text = " ".join(text.split())
        self._measure(text, NAME_LIMIT if depth == 0 else STATEMENT_LIMIT)
        if depth == 0:
            self.sets.append(_Set(text, self._id(part_id)))
            return
        if depth == 1:
            if not self.sets:
                self.sets.append(_Set("", self._id("")))
            self.sets[-1].outcomes.append(_Outcome(text, self._id(part_id)))
        elif self.last_outcome is not None:
            self.last_outcome.criteria.append((text, self._id(part_id)))
        else:
            self.leave_out(text, "kryterium stoi przed pierwszym efektem, więc nie wiadomo, czego dotyczy")

    def leave_out(self, text: str, reason: str) -> None:
        short = " ".join(text.split())
        self.left_out.append(LeftOut(short if len(short) <= _SHORT else f"{short[: _SHORT - 1]}…", reason))

    def _measure(self, text: str, limit: int) -> None:
        if len(text) > limit:
            what = "nazwa zestawu" if limit == NAME_LIMIT else "efekt lub kryterium"
            self._long.append(
                f"„{text[:60]}…” ma {thousands(len(text))} znaków, a {what} może mieć najwyżej {thousands(limit)}."
                " Skróć ten wiersz i wczytaj treść jeszcze raz."
            )

    def _id(self, part_id: str) -> str:
        if not part_id or part_id in self._used:
            return new_id()
        self._used.add(part_id)
        return part_id

    def finished(self, values: Mapping[str, object] | None = None) -> Reading:
        """Raises InvalidInput for lines that are too long and beyond the limits of a description."""
        if self._long:
            more = len(self._long) - _SHOWN
            rest = [f"Za długich wierszy jest jeszcze {more}."] if more > 0 else []
            raise InvalidInput({SOURCE: [*self._long[:_SHOWN], *rest]})
        try:
            sets = valid(lambda: LearningOutcomes(sets=tuple(_set(one) for one in self.sets))).sets
        except InvalidInput as refusal:
            raise InvalidInput({SOURCE: refusal.errors["text"]}) from None
        return Reading(sets, values or {}, tuple(self.left_out))


def _set(one: _Set) -> OutcomeSet:
    outcomes = tuple(
        Outcome(
            id=outcome.part_id,
            text=outcome.text,
            kind=outcome.kind,
            criteria=tuple(Criterion(id=part_id, text=text) for text, part_id in outcome.criteria),
        )
        for outcome in one.outcomes
    )
    return OutcomeSet(id=one.part_id, title=one.title, pqf_level=one.level, workload_hours=one.hours, outcomes=outcomes)
