"""The filters of the queue: read from an address and written back to it. The address is the state."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from django.db.models import Q
from django.http import QueryDict

from cases.enums import CaseKind
from cases.models import DRAFT
from cases.open_points import legal_calendar
from cases.outward import alike
from cases.statuses import CLOSED_STAGE, final_states, states_in_order
from kernel import clock_words, text

LONGEST_TEXT = 200
MOST_WORDS = 10
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
            order=order if order.removeprefix("-") in ORDERS else "due",
            size=size if size in SIZES else SIZES[0],
        )

    @property
    def are_set(self) -> bool:
        """Whether anything beside the view narrows the list."""
        chosen = (self.kind, self.stage, self.division, self.due, self.place, self.text)
        return any(chosen) or self.owner is not None

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


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else None
