"""The filters of the queue: read from an address and written back to it. The address is the state."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import QueryDict

from cases.enums import CaseKind
from cases.holders import Holder, open_work_by_holder
from cases.milestones import late, with_beginnings
from cases.models import DRAFT, Case, Event
from cases.open_points import legal_calendar
from cases.outward import alike
from cases.procedure import procedures
from cases.statuses import CLOSED_STAGE, final_states, states_in_order
from kernel import clock, clock_words, text

LONGEST_TEXT = 200
MOST_WORDS = 10
YEARS = (2000, 2100)
"""The years of which a day can be asked."""
SIZES = (20, 50, 100)
ORDERS = ("due", "title", "applicant", "submitted")


class View(StrEnum):
    """Which cases at all; each view is an address of its own."""

    ALL = "wszystkie"
    TODO = "do-zalatwienia"
    MINE = "moje"


class DueBucket(StrEnum):
    """When the nearest term ends."""

    OVERDUE = "po-terminie"
    TODAY = "dzis"
    SOON = "wkrotce"
    LATER = "pozniej"
    NONE = "bez-terminu"

    @property
    def label(self) -> str:
        return _BUCKET_WORDS[self]


class Place(StrEnum):
    """Which office works on the case now."""

    OPERATOR = "ocena-formalna"
    MINISTRY = "u-ministra"

    @property
    def label(self) -> str:
        return "w ocenie formalnej" if self is Place.OPERATOR else "u ministra"


NOBODY = 0
"""The value of the filter by person for cases that nobody leads."""
_BUCKET_WORDS = {
    DueBucket.OVERDUE: "po terminie",
    DueBucket.TODAY: "dziś",
    DueBucket.SOON: f"do {clock_words.NEAR} dni roboczych",
    DueBucket.LATER: "później",
    DueBucket.NONE: "termin nie biegnie",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person asked of the queue; the empty value filters nothing."""

    view: View = View.ALL
    kind: str = ""
    stage: str = ""
    division: int | None = None
    owner: int | None = None
    due: str = ""
    place: str = ""
    text: str = ""
    holder: str = ""
    milestone: str = ""
    left: str = ""
    left_from: date | None = None
    left_to: date | None = None
    order: str = "due"
    size: int = SIZES[0]

    @classmethod
    def from_query(cls, view: View, query: QueryDict) -> Self:
        """Reads the filters; what no filter understands counts as not asked for."""
        order = query.get("kolejnosc", "")
        size = _number(query.get("ile"))
        return cls(
            view=view,
            kind=_one_of(query.get("rodzaj", ""), CaseKind.values),
            stage=_one_of(query.get("etap", ""), (*states_in_order(), CLOSED_STAGE)),
            division=_number(query.get("dzial")),
            owner=_number(query.get("prowadzi")),
            due=_one_of(query.get("termin", ""), list(DueBucket)),
            place=_one_of(query.get("gdzie", ""), list(Place)),
            text=text.clean(query.get("q", "")).strip()[:LONGEST_TEXT],
            holder=_one_of(query.get("czeka", ""), list(Holder)),
            milestone=_one_of(query.get("plan", ""), list(milestones_known())),
            left=_one_of(query.get("przeszly", ""), states_in_order()),
            left_from=day_of(query.get("od")),
            left_to=day_of(query.get("do")),
            order=order if order.removeprefix("-") in ORDERS else "due",
            size=size if size in SIZES else SIZES[0],
        )

    @property
    def are_set(self) -> bool:
        """Whether anything beside the view narrows the list."""
        chosen = (self.kind, self.stage, self.division, self.due, self.place, self.text, *self._of_office)
        return any(chosen) or self.owner is not None

    @property
    def _of_office(self) -> tuple[str, str, str]:
        """Filters that only whoever works on a case may use: they tell of the work."""
        return self.holder, self.milestone, self.left

    def without_stage(self) -> Self:
        return replace(self, stage="")

    def condition(self, today: date, *, outside: bool = False, own: int | None = None) -> Q:
        """The filters, all but the view, as a condition on cases; outsiders cannot tell some stages apart.

        `own` is an office that may be an applicant too: in its own cases it is an outsider like any other.
        """
        found = _text(self.text)
        if self.kind:
            found &= Q(kind=self.kind)
        if self.stage:
            found &= self._at_stage(outside=outside, own=own)
        if self.division is not None:
            found &= Q(division_id=self.division)
        if self.owner is not None:
            found &= self._led_by(self.owner or None)
        if self.place:
            found &= at_place(Place(self.place))
        if self.due:
            found &= _due(DueBucket(self.due), today)
        if any(self._of_office):
            found &= Q(pk__in=[]) if outside else self._work(today) & ~Q(applicant_id=own or 0)
        return found

    def _work(self, today: date) -> Q:
        """Whom a case waits for, what of its plan is late, which stage it left and when."""
        found = Q()
        if self.holder:
            found &= Q(pk__in=open_work_by_holder().filter(holder=self.holder).values("case_id"))
        if self.milestone:
            found &= Q(pk__in=late_at(self.milestone, today).values("pk"))
        if self.left:
            found &= left_stage(self.left, self.left_from, self.left_to)
        return found

    def _at_stage(self, *, outside: bool, own: int | None) -> Q:
        if self.stage == CLOSED_STAGE:
            return Q(state__in=final_states())
        same = alike(self.stage)
        if outside:
            return Q(state__in=same)
        exact = Q(state=self.stage)
        if own is None or len(same) == 1:
            return exact
        first = Q(state__in=same if same[0] == self.stage else ())
        return (exact & ~Q(applicant_id=own)) | (first & Q(applicant_id=own))

    def _led_by(self, person: int | None) -> Q:
        if self.place == Place.OPERATOR:
            return Q(owner_id=person)
        if self.place == Place.MINISTRY:
            return Q(officer_id=person)
        if person is None:
            return Q(owner_id=None, officer_id=None)
        return Q(owner_id=person) | Q(officer_id=person)


def at_place(place: Place) -> Q:
    """Open cases on which this office works: the operator until it forwards them, then the ministry."""
    return ~Q(state=DRAFT) & Q(closed_on=None, competent__isnull=place is Place.OPERATOR)


def milestones_known() -> dict[str, str]:
    """Code → label of every milestone of every procedure, in the order of the plan."""
    return {rule.code: rule.label for procedure in procedures() for rule in procedure.milestones}


def late_at(code: str, today: date) -> QuerySet[Case]:
    """Cases whose plan is late at this milestone."""
    found = Q(pk__in=[])
    terms = set()
    for procedure in procedures():
        for rule in procedure.milestones:
            if rule.code == code:
                found |= late(procedure.code, rule, today)
                terms.add(rule.term)
    assert len(terms) == 1, code  # a plan belongs to one term
    return with_beginnings(Case.objects.all(), terms.pop()).filter(found)


def left_stage(state: str, first: date | None, last: date | None) -> Q:
    """Cases that left this stage on one of these days (Europe/Warsaw, both ends within), whenever else they left it."""
    steps = Event.objects.filter(case=OuterRef("pk"), is_step=True, source=state).exclude(target=F("source"))
    if first is not None:
        steps = steps.filter(recorded_at__gte=clock.start_of(first))
    if last is not None:
        steps = steps.filter(recorded_at__lt=clock.end_of(last))
    return Q(Exists(steps))


def near_day(today: date) -> date:
    """The last day that is still near: so many working days from today."""
    calendar, day, left = legal_calendar(), today, clock_words.NEAR
    while left:
        day += timedelta(days=1)
        left -= calendar.is_working_day(day)
    return day


def words_of(asked: str) -> list[str]:
    """The words to look for, folded; a NIP may be written with hyphens."""
    words = text.fold(asked).split()[:MOST_WORDS]
    return [word.replace("-", "") if word.replace("-", "").isdigit() else word for word in words]


def _text(asked: str) -> Q:
    found = Q()
    for word in words_of(asked):
        found &= Q(folded__contains=word)
    return found


def _due(bucket: DueBucket, today: date) -> Q:
    match bucket:
        case DueBucket.OVERDUE:
            return Q(next_due__lt=today)
        case DueBucket.TODAY:
            return Q(next_due=today)
        case DueBucket.SOON:
            return Q(next_due__gt=today, next_due__lte=near_day(today))
        case DueBucket.LATER:
            return Q(next_due__gt=near_day(today))
        case DueBucket.NONE:
            return Q(next_due=None)


def _one_of(value: str, allowed: Collection[str]) -> str:
    return value if value in allowed else ""


def day_of(value: str | None) -> date | None:
    """A day of an address, as `2026-11-25`; anything else counts as not asked for."""
    try:
        found = date.fromisoformat(value or "")
    except ValueError:
        return None
    return found if YEARS[0] <= found.year <= YEARS[1] else None


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else None
