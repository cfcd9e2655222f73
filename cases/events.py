"""Events: how they are written, hashed, chained and proved.

`canonical` is the JSON that is hashed: sorted keys, no spaces, UTF-8. The hash of an event
covers the hash of the one before it in the same case.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from cases.kept import kept
from cases.models import Case, Event

FIELDS = (
    "case",
    "seq",
    "verb",
    "is_step",
    "source",
    "target",
    "person",
    "organisation",
    "role",
    "substitutes",
    "recorded_at",
    "legal_day",
    "facts",
    "terms",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event before it is written. Persons by id; `facts` and `terms` are plain JSON."""

    case: int
    seq: int
    verb: str
    is_step: bool
    source: str
    target: str
    person: int | None
    organisation: int | None
    role: str
    substitutes: int | None
    recorded_at: datetime
    legal_day: date
    facts: dict[str, object]
    terms: dict[str, str]


def canonical(entry: Entry) -> str:
    """The text that is hashed."""
    content = {name: getattr(entry, name) for name in FIELDS}
    content["recorded_at"] = entry.recorded_at.isoformat(timespec="microseconds")
    content["legal_day"] = entry.legal_day.isoformat()
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(previous: str, text: str) -> str:
    """SHA-256 over the previous event's hash and this event's canonical text."""
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def build(entry: Entry, previous: str) -> Event:
    """The row for an entry, not saved. Used by the engine and by bulk loads alike."""
    text = canonical(entry)
    return Event(
        case_id=entry.case,
        seq=entry.seq,
        verb=entry.verb,
        is_step=entry.is_step,
        source=entry.source,
        target=entry.target,
        person_id_ref=entry.person,
        organisation_id_ref=entry.organisation,
        role=entry.role,
        substitutes_id_ref=entry.substitutes,
        recorded_at=entry.recorded_at,
        legal_day=entry.legal_day,
        facts=entry.facts,
        terms=entry.terms,
        canonical=text,
        previous=previous,
        digest=digest(previous, text),
    )


def last_event(case_id: int) -> Event | None:
    return Event.objects.filter(case_id=case_id).order_by("-seq").first()


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first place where a chain does not hold."""

    case_id: int
    seq: int
    reason: str


def first_broken_link(events: Iterable[Event]) -> BrokenLink | None:
    """Walks events ordered by case and seq; returns the first that does not prove itself."""
    case_id, seq, previous = None, 0, ""
    for event in events:
        if event.case_id != case_id:
            case_id, seq, previous = event.case_id, 0, ""
        reason = _fault(event, seq + 1, previous)
        if reason:
            return BrokenLink(event.case_id, event.seq, reason)
        seq, previous = event.seq, event.digest
    return None


def _fault(event: Event, expected_seq: int, previous: str) -> str:
    if event.seq != expected_seq:
        return f"brakuje zdarzenia nr {expected_seq}"
    if event.previous != previous:
        return "skrót poprzedniego zdarzenia nie zgadza się"
    if event.digest != digest(previous, event.canonical):
        return "skrót zdarzenia nie zgadza się z jego treścią"
    if not _agrees(event):
        return "kolumny zdarzenia różnią się od treści, której skrót zapisano"
    return ""


def _agrees(event: Event) -> bool:
    entry = Entry(
        case=event.case_id,
        seq=event.seq,
        verb=event.verb,
        is_step=event.is_step,
        source=event.source,
        target=event.target,
        person=event.person_id_ref,
        organisation=event.organisation_id_ref,
        role=event.role,
        substitutes=event.substitutes_id_ref,
        recorded_at=event.recorded_at,
        legal_day=event.legal_day,
        facts=event.facts,
        terms=event.terms,
    )
    return canonical(entry) == event.canonical


def plain(value: Any) -> Any:  # JSON in, JSON out: any nesting of plain values
    """Facts as plain JSON: days and numbers of forms become text, so that they hash the same for ever."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, bool | int | str) or value is None:
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def of_case(case: Case) -> QuerySet[Event]:
    """All events of the case, in order."""
    return Event.objects.filter(case_id=case.pk).order_by("seq")


def read(case: Case) -> list[Event]:
    """All events of the case, in order (one query while a page lasts)."""
    return kept(case, "events", lambda: list(of_case(case)))
