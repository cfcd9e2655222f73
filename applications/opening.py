"""What a call opened, and the rest: the rest of an application is the same before and after a supplement.

A target is the code of a field (`name`), or that of the learning outcomes with one of their parts
(`learningOutcomes:<id>`; `learningOutcomes:synthesis`). Pure: contents in, canonical rests out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from applications.circumstances import Circumstances
from applications.contents import JSON
from applications.field import Field
from applications.fields import applies, fields_for
from kernel.refusals import WrongState
from register.canonical import sha256_of
from register.description import parse
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeSet

OUTCOMES: Final = "learningOutcomes"
SYNTHESIS: Final = "synthesis"


@dataclass(frozen=True, slots=True)
class Opening:
    """Targets, read: whole fields, and parts of the outcomes."""

    fields: frozenset[str]
    parts: frozenset[str]

    @classmethod
    def of(cls, targets: Iterable[str]) -> "Opening":
        pairs = [target.partition(":") for target in targets]
        return cls(
            frozenset(code for code, colon, _part in pairs if not colon),
            frozenset(part for code, colon, part in pairs if colon and code == OUTCOMES),
        )

    @property
    def has_outcomes(self) -> bool:
        """Whether anything of the learning outcomes is open."""
        return OUTCOMES in self.fields or bool(self.parts)


def _upwards(outcomes: LearningOutcomes, part_id: str) -> tuple[str, ...]:
    """The id of the part and of those it stands in; only itself when it is not there."""
    for one in outcomes.sets:
        if one.id == part_id:
            return (part_id,)
        for outcome in one.outcomes:
            if outcome.id == part_id:
                return part_id, one.id
            if any(criterion.id == part_id for criterion in outcome.criteria):
                return part_id, outcome.id, one.id
    return (part_id,)


def ids_of(outcomes: LearningOutcomes) -> frozenset[str]:
    """The ids of all parts."""
    return frozenset(part.id for part in _parts(outcomes))


def _parts(outcomes: LearningOutcomes) -> Iterator[OutcomeSet | Outcome | Criterion]:
    for one in outcomes.sets:
        yield one
        for outcome in one.outcomes:
            yield outcome
            yield from outcome.criteria


def part_of(outcomes: LearningOutcomes, part_id: str) -> OutcomeSet | Outcome | Criterion | None:
    """The part of this id, None when it was deleted."""
    return next((part for part in _parts(outcomes) if part.id == part_id), None)


def rests_of_outcomes(before: LearningOutcomes, after: LearningOutcomes, parts: frozenset[str]) -> tuple[JSON, JSON]:
    """Both outcomes without what is in the open parts; of those that are there in both the place remains.

    A part that was not there before is not opened by its id: whoever brings one in brings in something new.
    """
    opened = parts & (ids_of(before) | {SYNTHESIS})
    placed = opened & ids_of(after)
    return _without(before, opened, placed), _without(after, opened, placed)


def _without(outcomes: LearningOutcomes, parts: frozenset[str], placed: frozenset[str]) -> JSON:
    """Numbers are positions, so they are left out."""

    def rest(part: OutcomeSet | Outcome | Criterion) -> Iterator[JSON]:
        if part.id in parts:
            if part.id in placed:
                yield {"open": part.id}
            return
        dumped = part.model_dump(mode="json", exclude={"no", "outcomes", "criteria"})
        if isinstance(part, OutcomeSet):
            dumped["outcomes"] = [found for one in part.outcomes for found in rest(one)]
        elif isinstance(part, Outcome):
            dumped["criteria"] = [found for one in part.criteria for found in rest(one)]
        yield dumped

    sets = [found for one in outcomes.sets for found in rest(one)]
    return {"sets": sets} if SYNTHESIS in parts else {"synthesis": outcomes.synthesis, "sets": sets}


def require_within(targets: Iterable[str], before: LearningOutcomes, after: LearningOutcomes) -> None:
    """Returns when the outcomes differ from those that were sent (`before`) in open targets only.

    Raises WrongState otherwise."""
    opening = Opening.of(targets)
    if not opening.has_outcomes:
        raise WrongState("Wezwanie nie dotyczy efektów uczenia się, więc nie można ich teraz zmienić.")
    if OUTCOMES in opening.fields:
        return
    old, new = rests_of_outcomes(before, after, opening.parts)
    if old != new:
        raise WrongState(
            "Po wezwaniu możesz zmienić tylko te efekty, których dotyczy uwaga. Pozostałe zostają bez zmian.",
            parts=sorted(opening.parts),
        )


@dataclass(frozen=True, slots=True)
class Rests:
    """The digests of what a call did not open, before and after; `changed` names the fields that differ."""

    before: str
    after: str
    changed: tuple[str, ...]

    @property
    def are_same(self) -> bool:
        return self.before == self.after


def rests(before: JSON, after: JSON, opening: Opening, circumstances: tuple[Circumstances, Circumstances]) -> Rests:
    """Compares two versions (the content of snapshots) outside the open targets.

    A field that applies in one of them only is left out: an open answer decided about it. Statements are
    left out too: they are made anew with each filing.
    """
    known = [one for one in fields_for(circumstances[0].kind) if all(applies(one, at) for at in circumstances)]
    closed = [one for one in known if one.code not in opening.fields]
    old, new = _rest(before, closed), _rest(after, closed)
    if any(one.code == OUTCOMES for one in closed):
        sides = (_outcomes(before), _outcomes(after))
        old[OUTCOMES], new[OUTCOMES] = rests_of_outcomes(*sides, opening.parts)
    changed = tuple(code for code in old if old[code] != new[code])
    return Rests(sha256_of(old), sha256_of(new), changed)


def _outcomes(content: JSON) -> LearningOutcomes:
    description = content["description"]
    assert isinstance(description, Mapping)
    return parse(description).learning_outcomes


def _rest(content: JSON, closed: Iterable[Field]) -> JSON:
    """The values of the closed fields by their codes, all but the learning outcomes."""
    answers, files, description = content["answers"], content["files"], content["description"]
    assert isinstance(answers, Mapping)
    assert isinstance(files, list)
    assert isinstance(description, Mapping)
    dumped = parse(description).model_dump(mode="json")
    found: JSON = {}
    for one in closed:
        if one.is_file:
            found[one.code] = [file for file in files if file["field"] == one.row]
        elif one.path:
            found[one.code] = _at(dumped, one.path)
        else:
            found[one.code] = answers.get(one.code)
    return found


def _at(value: object, path: Iterable[str]) -> object:
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def surviving_part(code: str, part_id: str, descriptions: Iterable[JSON]) -> str:
    """The target of a part that may have been deleted: itself, else the nearest part it stood in, else all outcomes.

    `descriptions` are those of the versions, the newest first.
    """
    versions = [parse(one).learning_outcomes for one in descriptions]
    if not versions or part_id == SYNTHESIS or part_of(versions[0], part_id) is not None:
        return f"{code}:{part_id}"
    known = next((one for one in versions if part_of(one, part_id) is not None), None)
    chain = _upwards(known, part_id) if known is not None else ()
    alive = next((one for one in chain if part_of(versions[0], one) is not None), None)
    return f"{code}:{alive}" if alive is not None else code
