"""The daily seal: proves that no event of a past day was added, removed or replaced."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from cases.events import first_broken_link
from cases.models import Event, Seal, Verification
from kernel import clock

WARSAW = ZoneInfo("Europe/Warsaw")


def events_of_day(day: date) -> QuerySet[Event]:
    """Events recorded on this day in Europe/Warsaw, oldest first."""
    start = datetime.combine(day, datetime.min.time(), WARSAW)
    end = datetime.combine(day + timedelta(days=1), datetime.min.time(), WARSAW)
    return Event.objects.filter(recorded_at__gte=start, recorded_at__lt=end).order_by("id")


def compute(day: date, previous: str) -> tuple[str, int, int]:
    """Digest, number of events and id of the last one, for a day after the seal `previous`."""
    hasher, count, last = hashlib.sha256(f"{previous}\n{day.isoformat()}".encode()), 0, 0
    rows = events_of_day(day).values_list("id", "case_id", "seq", "digest")
    for event_id, case_id, seq, digest in rows.iterator():
        hasher.update(f"\n{case_id}/{seq} {digest}".encode())
        count, last = count + 1, event_id
    return hasher.hexdigest(), count, last


@transaction.atomic
def seal_days() -> int:
    """Seals every finished day since the last seal. Returns how many days were sealed."""
    newest = Seal.objects.order_by("-day").first()
    first_event = Event.objects.order_by("recorded_at", "id").first()
    if newest is None and first_event is None:
        return 0
    if newest is not None:
        day = newest.day + timedelta(days=1)
    else:
        assert first_event is not None
        day = clock.local(first_event.recorded_at).date()
    previous, sealed = (newest.digest if newest else ""), 0
    while day < clock.today():
        digest, count, last = compute(day, previous)
        Seal.objects.create(
            day=day, last_event=last, events=count, previous=previous, digest=digest, sealed_at=clock.now()
        )
        previous, sealed, day = digest, sealed + 1, day + timedelta(days=1)
    return sealed


@dataclass(frozen=True, slots=True)
class Proof:
    """What was checked, and the first thing that does not hold (empty when all does)."""

    events: int
    seals: int
    fault: str


_evidence: list[Callable[[], str]] = []


def also_prove(first_fault: Callable[[], str]) -> None:
    """A room above adds its own evidence: what it finds altered first, in words, or nothing. Called in `ready()`."""
    _evidence.append(first_fault)


def verify() -> Proof:
    """Proves all chains, all seals and the evidence of other rooms, or names the first thing that does not hold."""
    events = Event.objects.order_by("case_id", "seq")
    broken = first_broken_link(events.iterator(chunk_size=5000))
    fault = f"sprawa {broken.case_id}, zdarzenie {broken.seq}: {broken.reason}" if broken else ""
    if not fault:
        fault = _first_broken_seal()
    if not fault:
        fault = next(filter(None, (first_fault() for first_fault in _evidence)), "")
    return Proof(events.count(), Seal.objects.count(), fault)


def verify_and_keep() -> Proof:
    """Proves the log and remembers when and with what result."""
    proof = verify()
    Verification.objects.create(at=clock.now(), events=proof.events, seals=proof.seals, fault=proof.fault[:300])
    return proof


def _first_broken_seal() -> str:
    previous = ""
    for seal in Seal.objects.order_by("day"):
        digest, count, _last = compute(seal.day, previous)
        if seal.previous != previous or digest != seal.digest or count != seal.events:
            return f"pieczęć dnia {seal.day.isoformat()} nie zgadza się ze zdarzeniami tego dnia"
        previous = seal.digest
    return ""
