"""One copy of a mould, moved into the past: events chained anew, terms computed from them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from applications.models import Application, Snapshot
from cases.deadlines import Term, fold, next_of, rows as deadline_rows
from cases.events import Entry, build
from cases.models import Case, Deadline, Event, WorkItem
from cases.procedure import procedure_for
from demo.seed.copying import columns_of
from demo.seed.moulds import Model, Mould, Row
from kernel import clock
from kernel.text import fold as folded, sort_key
from register.canonical import sha256_of

__all__ = ["press"]

OF_OTHERS = frozenset({"document", "documents", "delivery", "letter", "remark", "remarks", "opinion", "entry"})
"""Facts that name rows which are not copied."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def press(mould: Mould, *, pk: int, sign: str, title: str, back: timedelta) -> dict[Model, list[Row]]:
    """Returns the rows of a copy that lies `back` (whole weeks) earlier, by model in the order of writing."""
    related = {model: [_moved(row, pk, back) for row in rows] for model, rows in mould.rows.items()}
    digests = _rename(related, title)
    events = list(_chained(mould.events, pk, back, digests))
    terms = fold(events, procedure_for(mould.case.kind))
    _follow_terms(related[WorkItem], terms)
    due, code = next_of(terms)
    case = _moved(columns_of(mould.case), pk, back) | {
        "id": pk,
        "sign": sign,
        "title": title,
        "folded": folded(f"{sign} {title} {mould.search}")[:900],
        "sort_title": sort_key(title)[:600],
        "next_due": due,
        "next_term": code,
    }
    del case["case_id"]
    return {
        Case: [case],
        Event: [_without_id(event) for event in events],
        Deadline: [_without_id(row) for row in deadline_rows(pk, terms)],
        **related,
    }


def _moved(row: Mapping[str, object], case_id: int, back: timedelta) -> Row:
    return {name: _earlier(value, back) for name, value in row.items()} | {"case_id": case_id}


def _earlier(value: object, back: timedelta) -> object:
    """A moment or day so much earlier by the clock on the wall; anything else as it is."""
    if isinstance(value, datetime):
        return (clock.local(value) - back).astimezone(UTC)
    if isinstance(value, date):
        return value - back
    return value


def _earlier_fact(value: object, back: timedelta) -> object:
    if isinstance(value, str) and DAY.fullmatch(value):
        return (date.fromisoformat(value) - back).isoformat()
    return value


def _rename(related: Mapping[Model, Sequence[Row]], title: str) -> dict[str, str]:
    """Gives the application and its snapshots the copy's title. Returns old hash → new hash of each snapshot."""
    digests: dict[str, str] = {}
    for row in related[Application]:
        row["description"] = {**row["description"], "name": title}
    for row in related[Snapshot]:
        description = {**row["content"]["description"], "name": title}
        row["content"] = {**row["content"], "description": description}
        old, row["sha256"] = row["sha256"], sha256_of(row["content"])
        digests[old] = row["sha256"]
    return digests


def _chained(events: Sequence[Event], pk: int, back: timedelta, digests: Mapping[str, str]) -> Iterator[Event]:
    previous = ""
    for event in events:
        facts = {name: _earlier_fact(value, back) for name, value in event.facts.items() if name not in OF_OTHERS}
        if "sha256" in facts:
            facts["sha256"] = digests.get(str(facts["sha256"]), facts["sha256"])
        copied = build(_entry(event, pk, back, facts), previous)
        previous = copied.digest
        yield copied


def _entry(event: Event, pk: int, back: timedelta, facts: dict[str, object]) -> Entry:
    recorded = _earlier(event.recorded_at, back)
    assert isinstance(recorded, datetime)
    return Entry(
        case=pk,
        seq=event.seq,
        verb=event.verb,
        is_step=event.is_step,
        source=event.source,
        target=event.target,
        person=event.person_id_ref,
        organisation=event.organisation_id_ref,
        role=event.role,
        substitutes=event.substitutes_id_ref,
        recorded_at=recorded,
        legal_day=event.legal_day - back,
        facts=facts,
        terms=event.terms,
    )


def _follow_terms(items: Sequence[Row], terms: Sequence[Term]) -> None:
    """Open work that had a last day gets that of the copy's nearest term."""
    due, _ = next_of(terms)
    for item in items:
        if item["due"] is not None and item["closed_at"] is None:
            item["due"] = due


def _without_id(row: Event | Deadline) -> Row:
    columns = columns_of(row)
    del columns["id"]
    return columns
