"""The application as the reviewer reads it: every field and every part of the outcomes with what is pinned to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.http import urlencode

from applications.answers import Answer, AnswerSection
from applications.differences import compared
from applications.fields import fields_for
from applications.opening import OUTCOMES, SYNTHESIS
from applications.part_differences import How, PartChange
from applications.part_words import set_note
from cases.models import Case
from kernel import clock
from kernel.components import Diff, Remark as Drawn
from register.outcomes import LearningOutcomes
from workflows.inclusion.models import Remark
from workflows.inclusion.review_history import Asked, History

OLD, NEW = "Poprzednia wersja", "Ta wersja"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the application: `change` is None where it is the same as in the version before."""

    target: str
    add_href: str = ""
    remarks: Sequence[Drawn] = ()
    asked: Sequence[Asked] = ()
    change: Diff | None = None
    how: str = ""

    @property
    def anchor(self) -> str:
        return anchor_of(self.target)

    @property
    def is_bad(self) -> bool:
        return any(one.outgoing for one in self.remarks)


@dataclass(frozen=True, slots=True)
class OutcomeSpot:
    """A learning outcome: its number, its words, its criteria with their spots."""

    number: str
    words: str
    spot: Spot
    criteria: Sequence[tuple[str, Spot]]


@dataclass(frozen=True, slots=True)
class SetSpot:
    """A set of outcomes; `is_open` where something is pinned or changed inside."""

    number: int
    title: str
    spot: Spot
    outcomes: Sequence[OutcomeSpot]
    is_open: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class FieldSpot:
    """A field with its answer; `sets` and `synthesis` for the learning outcomes only."""

    answer: Answer
    spot: Spot
    sets: Sequence[SetSpot] = ()
    synthesis: Spot | None = None


@dataclass(frozen=True, slots=True)
class SectionSpots:
    """A section of the application; `remarks` counts what is pinned in it for the call."""

    letter: str
    title: str
    fields: Sequence[FieldSpot]
    defects: int


@dataclass
class Pins:
    """Where everything that is pinned goes. Whatever was not asked for in the end has lost its place."""

    case: Case
    may_write: bool
    remarks: dict[str, list[Remark]]
    history: History
    placed: set[str] = field(default_factory=set)

    def spot(self, target: str, change: Diff | None = None, how: str = "") -> Spot:
        self.placed.add(target)
        return Spot(
            target,
            add_address(self.case.pk, target=target) if self.may_write else "",
            [drawn(one, may_write=self.may_write) for one in self.remarks.get(target, ())],
            self.history.asked.get(target, ()),
            change,
            how,
        )

    def part(self, part_id: str) -> Spot:
        changed = self.history.parts.get(part_id)
        change = Diff(OLD, NEW, [changed.row]) if changed and changed.how is How.CHANGED else None
        return self.spot(f"{OUTCOMES}:{part_id}", change, str(changed.how) if changed else "")

    def lost(self) -> list[Remark]:
        """Remarks whose place is no longer there."""
        return [one for target, group in self.remarks.items() if target and target not in self.placed for one in group]

    def lost_asked(self) -> list[Asked]:
        """What the call asked about a part that was deleted since."""
        return [
            one for target, group in self.history.asked.items() if target and target not in self.placed for one in group
        ]


def sections_of(answers: Sequence[AnswerSection], pins: Pins) -> list[SectionSpots]:
    """The whole application, in the order of the catalogue."""
    found = []
    for section in answers:
        fields = [_field(answer, pins) for item in section.items for answer in item.answers]
        defects = sum(_defects(one) for one in fields)
        found.append(SectionSpots(section.letter, section.title, fields, defects))
    return found


def _field(answer: Answer, pins: Pins) -> FieldSpot:
    code = answer.field.code
    changed = pins.history.fields.get(code)
    change = Diff(OLD, NEW, [changed]) if changed and answer.outcomes is None else None
    spot = pins.spot(code, change, str(How.CHANGED) if changed else "")
    if answer.outcomes is None:
        return FieldSpot(answer, spot)
    return FieldSpot(answer, spot, list(_sets(answer.outcomes, pins)), _synthesis(answer.outcomes, pins))


def _synthesis(outcomes: LearningOutcomes, pins: Pins) -> Spot:
    before = pins.history.synthesis
    changed = before is not None and before != outcomes.synthesis
    change = Diff(OLD, NEW, [compared(before or "", outcomes.synthesis)]) if changed else None
    return pins.spot(f"{OUTCOMES}:{SYNTHESIS}", change, str(How.CHANGED) if changed else "")


def _sets(outcomes: LearningOutcomes, pins: Pins) -> Iterator[SetSpot]:
    for one in outcomes.sets:
        inner = [
            OutcomeSpot(
                f"{one.no}.{number}",
                outcome.text,
                pins.part(outcome.id),
                [(criterion.text, pins.part(criterion.id)) for criterion in outcome.criteria],
            )
            for number, outcome in enumerate(one.outcomes, 1)
        ]
        spot = pins.part(one.id)
        spots = [spot, *(found for outcome in inner for found in _of_outcome(outcome))]
        is_open = any(found.remarks or found.asked or found.how for found in spots)
        yield SetSpot(one.no, one.title, spot, inner, is_open, set_note(one))


def _of_outcome(one: OutcomeSpot) -> Iterator[Spot]:
    yield one.spot
    yield from (spot for _words, spot in one.criteria)


def _defects(one: FieldSpot) -> int:
    spots = [one.spot, *([one.synthesis] if one.synthesis else [])]
    for part in one.sets:
        spots += [part.spot, *(spot for outcome in part.outcomes for spot in _of_outcome(outcome))]
    return sum(remark.outgoing for spot in spots for remark in spot.remarks)


def drawn(one: Remark, *, may_write: bool) -> Drawn:
    """The remark as the component draws it."""
    at = one.changed_at or one.created_at
    address = [one.case_id, one.pk]
    return Drawn(
        one.text,
        one.is_outgoing,
        one.author.get_full_name() if one.author else "",
        clock.local(at).date(),
        rule=one.rule,
        edit_href=reverse("inclusion:remark", args=address) if may_write else "",
        delete_href=reverse("inclusion:remark_remove", args=address) if may_write else "",
    )


def add_address(case_id: int, *, rule: str = "", target: str = "") -> str:
    """Where a remark on this target is written."""
    asked = {name: value for name, value in (("regula", rule), ("cel", target)) if value}
    return f"{reverse('inclusion:remark_new', args=[case_id])}?{urlencode(asked)}"


def anchor_of(target: str) -> str:
    """The id of the target on the page."""
    return "pole-" + target.replace(":", "-").replace(".", "-")


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """Something that differs from the version before: what it is called, where it stands, what the call asked there."""

    title: str
    anchor: str
    how: str
    asked: Sequence[Asked]


def changed_places(history: History, kind: str) -> list[ChangedPlace]:
    """What was changed, added or only explained after the call, with its place on the page; removed parts have none."""

    def place(target: str, title: str, how: How) -> ChangedPlace:
        return ChangedPlace(title, anchor_of(target), str(how), history.asked.get(target, ()))

    fields = [one for one in fields_for(kind) if one.code in history.fields]
    found = [place(one.code, f"{one.row} · {one.label_for(kind)}".lstrip(" ·"), How.CHANGED) for one in fields]
    if history.synthesis_changed:
        found.append(place(f"{OUTCOMES}:{SYNTHESIS}", "syntetyczna charakterystyka efektów", How.CHANGED))
    parts = (one for one in history.parts.values() if one.how is not How.REMOVED)
    found += [place(f"{OUTCOMES}:{one.part_id}", one.place, one.how) for one in parts]
    known = {one.anchor for one in found} | {anchor_of(f"{OUTCOMES}:{part}") for part in history.parts}
    explained = (
        (target, asked)
        for target, asked in history.asked.items()
        if any(one.explanation for one in asked) and anchor_of(target) not in known
    )
    return [
        *found,
        *(ChangedPlace(asked[0].title, anchor_of(target), asked[0].done, asked) for target, asked in explained),
    ]


def removed_parts(changes: Sequence[PartChange]) -> list[PartChange]:
    return [one for one in changes if one.how is How.REMOVED]
