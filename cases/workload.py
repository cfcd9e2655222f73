"""Who in an office leads how many cases, with which terms; every number is that of a filtered queue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from auth.enums import Role
from auth.models import Person, Substitution
from cases.filters import NOBODY, Filters, Place, at_place, near_day
from cases.models import Case, Event
from cases.rights import visible_to
from institutions.actor import Actor
from institutions.models import Membership
from kernel import clock
from kernel.text import date_figures

NOTICE = timedelta(days=14)
"""How far ahead an absence is told, so that nobody gets work on the eve of it."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which somebody else acts for a person."""

    valid_from: date
    valid_to: date
    substitute: str

    @property
    def sentence(self) -> str:
        """„nieobecność do 4.12.2026, zastępuje Olgierd Szkic”, or from a day to come."""
        today = clock.today()
        until = f"do {date_figures(self.valid_to)}"
        days = until if self.valid_from <= today else f"od {date_figures(self.valid_from)} {until}"
        return f"nieobecność {days}, zastępuje {self.substitute}"


@dataclass(frozen=True, slots=True)
class Load:
    """One row: a person (or nobody), their open cases and the nearest terms of these."""

    person: Person | None
    cases: int
    overdue: int
    today: int
    soon: int
    absence: Absence | None = None

    @property
    def key(self) -> int:
        """The value of the filter by person."""
        return self.person.pk if self.person else NOBODY


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case without its person because that person is excluded; the reason stays in the office."""

    case: Case
    person: str
    ground: str


def place_of(actor: Actor) -> Place:
    return Place.OPERATOR if actor.is_operator else Place.MINISTRY


def led_field(actor: Actor) -> str:
    """The column of Case that says who leads it on the side of this person."""
    return "owner" if actor.is_operator else "officer"


def colleagues(actor: Actor) -> QuerySet[Person]:
    """People of the actor's office who may lead a case today."""
    rows = Membership.objects.on(clock.today()).filter(
        organisation_id=actor.organisation_id or 0, role__in=[Role.REVIEWER, Role.OFFICER]
    )
    return Person.objects.filter(pk__in=rows.values("person"), is_active=True).order_by("sort_name", "id")


def open_cases(actor: Actor) -> QuerySet[Case]:
    """Cases on which the actor's office works now."""
    return visible_to(actor).filter(at_place(place_of(actor)))


def led_by(actor: Actor, key: int) -> QuerySet[Case]:
    """Of these the ones that the person leads (nobody: 0), by the nearest term."""
    asked = Filters(owner=key, place=place_of(actor))
    return visible_to(actor).filter(asked.condition(clock.today()))


def loads(actor: Actor) -> list[Load]:
    """Nobody first, then each colleague (three queries)."""
    today, field = clock.today(), led_field(actor)
    near = near_day(today)
    counted = (
        open_cases(actor)
        .order_by()
        .values(field)
        .annotate(
            cases=Count("pk"),
            overdue=Count("pk", filter=Q(next_due__lt=today)),
            today=Count("pk", filter=Q(next_due=today)),
            soon=Count("pk", filter=Q(next_due__gt=today, next_due__lte=near)),
        )
    )
    numbers = {row.pop(field): row for row in counted}
    people = list(colleagues(actor))
    away = absences([person.pk for person in people])
    empty = {"cases": 0, "overdue": 0, "today": 0, "soon": 0}
    return [
        Load(None, **numbers.get(None, empty)),
        *(Load(person, **numbers.get(person.pk, empty), absence=away.get(person.pk)) for person in people),
    ]


def absences(people: Sequence[int]) -> Mapping[int, Absence]:
    """Absences of today and of the next days, by person; of several the first."""
    today = clock.today()
    rows = Substitution.objects.filter(
        person__in=people, valid_to__gte=today, valid_from__lte=today + NOTICE
    ).select_related("substitute")
    found: dict[int, Absence] = {}
    for row in rows.order_by("valid_from", "id"):
        found.setdefault(row.person_id, Absence(row.valid_from, row.valid_to, row.substitute.get_full_name()))
    return found


def waiting_for_another(actor: Actor) -> list[Waiting]:
    """Cases that nobody leads after an exclusion, with the reason, for whoever assigns another person."""
    cases = {case.pk: case for case in led_by(actor, NOBODY).exclude(excluded=[]).order_by("next_due", "id")}
    rows = Event.objects.filter(
        case_id__in=cases, verb="exclude_self", organisation_id_ref=actor.organisation_id
    ).order_by("case_id", "-seq")
    last = {row.case_id: row for row in reversed(rows)}
    names = Person.objects.in_bulk({row.person_id_ref for row in last.values()})
    return [
        Waiting(case, str(names.get(last[pk].person_id_ref or 0, "")), str(last[pk].facts.get("ground", "")))
        for pk, case in cases.items()
        if pk in last
    ]
