"""Who is where in an application now, so that two people do not write the same part unawares."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from applications.models import Presence
from cases.models import Case
from institutions.actor import Actor
from kernel import clock

HOLDS: Final = timedelta(seconds=60)
"""How long a sign of life counts; open pages give one every 20 seconds."""


@dataclass(frozen=True, slots=True)
class Here:
    """A person in one part of the application, since a moment."""

    item: str
    name: str
    since: datetime


def arrive(case: Case, item: str, actor: Actor) -> None:
    """Notes that the person has the part open; who gave no sign of life is taken off the list."""
    now, person_id = clock.now(), _person_id(actor)
    Presence.objects.filter(case_id=case.pk, seen_at__lt=now - HOLDS).delete()
    row = Presence(case_id=case.pk, item=item, person_id=person_id, came_at=now, seen_at=now)
    Presence.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["case", "item", "person"], update_fields=["seen_at"]
    )


def leave(case: Case, item: str, actor: Actor) -> None:
    """Notes that the person closed the part."""
    Presence.objects.filter(case_id=case.pk, item=item, person_id=_person_id(actor)).delete()


def others(case: Case, actor: Actor, item: str = "") -> list[Here]:
    """Who else is here now: in this part, or in any; whoever came first is named first."""
    rows = Presence.objects.filter(case_id=case.pk, seen_at__gte=clock.now() - HOLDS)
    if item:
        rows = rows.filter(item=item)
    found = rows.exclude(person_id=_person_id(actor)).select_related("person").order_by("came_at", "id")
    return [Here(one.item, one.person.get_full_name(), clock.local(one.came_at)) for one in found]


def _person_id(actor: Actor) -> int:
    """Only people have pages open."""
    assert actor.person_id is not None
    return actor.person_id
