"""Fills an empty register for the demo, for tests and for measurements, by COPY.

First the real announcements (facts only), then full sample descriptions, then entries of schools
and higher education, in the proportions of the real register. Everything invented is marked so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from django.db import connection, models, transaction

from institutions.models import Division
from institutions.queries import competent_ministry
from kernel import clock
from register.canonical import canonical_json, sha256_of
from register.codes import reserve
from register.indexing import vocabulary
from register.models import KnownWord, Qualification, QualificationVersion, StatusChange
from register.projections import projections
from register.samples.announced import announced_entries
from register.samples.described import described_entries
from register.samples.formal import formal_entries
from register.samples.planned import Planned

__all__ = ["load_register"]

DESCRIBED: Final = 300
"""How many entries have full descriptions in a register of the usual size."""


def load_register(count: int) -> int:
    """Writes `count` entries into an empty register; returns how many were written, 0 when it has some."""
    if Qualification.objects.exists():
        return 0
    entries = list(_entries(count))
    with transaction.atomic():
        _write(entries)
    with connection.cursor() as cursor:
        for model in (Qualification, QualificationVersion, StatusChange, KnownWord):
            cursor.execute(f"ANALYZE {_table(model)}")
    return len(entries)


def _entries(count: int) -> Iterator[Planned]:
    real = announced_entries()[:count]
    described = described_entries(min(DESCRIBED, (count - len(real)) * 2 // 3))
    yield from real
    yield from described
    yield from formal_entries(count - len(real) - len(described))


def _write(entries: Sequence[Planned]) -> None:
    ids = _ids(len(entries))
    codes = reserve(len(entries))
    ministries = _ministries({one.division for one in entries if one.division})
    _copy(Qualification, (_row(one, ids[n], codes[n], ministries) for n, one in enumerate(entries)))
    _copy(QualificationVersion, (_version_row(one, ids[n]) for n, one in enumerate(entries)))
    _copy(StatusChange, (row for n, one in enumerate(entries) for row in _status_rows(one, ids[n])))
    _copy(KnownWord, _word_rows(entries))


def _row(one: Planned, pk: int, code: str, ministries: dict[str, int]) -> dict[str, object]:
    return {
        "id": pk,
        "zrk_code": code,
        "status": one.history()[-1][0].value,
        "included_on": one.included_on,
        "ministry_id": ministries.get(one.division),
        "case_sign": "",
        **projections(one.description, kind=one.kind, applicant_name=one.applicant_name),
    }


def _version_row(one: Planned, pk: int) -> dict[str, object]:
    year, item, announced_on = one.announcement or (None, None, None)
    return {
        "qualification_id": pk,
        "number": 1,
        "snapshot": canonical_json(one.description).decode(),
        "sha256": sha256_of(one.description),
        "valid_from": one.included_on,
        "valid_until": None,
        "announcement_year": year,
        "announcement_item": item,
        "announced_on": announced_on,
        "origin": one.origin,
        "sample": True,
        "recorded_at": clock.now(),
    }


def _status_rows(one: Planned, pk: int) -> Iterator[dict[str, object]]:
    for status, on, basis in one.history():
        yield {
            "qualification_id": pk,
            "status": status.value,
            "on": on,
            "basis": basis,
            "actor_id": None,
            "recorded_at": clock.now(),
        }


def _word_rows(entries: Sequence[Planned]) -> Iterator[dict[str, object]]:
    written: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for one in entries:
        words = vocabulary(one.description, one.applicant_name)
        counted.update(words.keys())
        for word, shown in words.items():
            written.setdefault(word, shown)
    for word, number in counted.items():
        yield {"word": word, "written": written[word], "entries": number}


def _ministries(divisions: Iterable[str]) -> dict[str, int]:
    """Division code → id of the ministry competent today; divisions that are not loaded are left out."""
    today: date = clock.today()
    found = {}
    for division in Division.objects.filter(code__in=list(divisions)).order_by("code"):
        ministry = competent_ministry(division, today)
        if ministry is not None:
            found[division.code] = ministry.pk
    return found


def _ids(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [Qualification._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def _copy(model: type[models.Model], rows: Iterator[dict[str, object]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    columns = ", ".join(connection.ops.quote_name(column) for column in first)
    with connection.cursor() as cursor, cursor.copy(f"COPY {_table(model)} ({columns}) FROM STDIN") as copy:
        copy.write_row(list(first.values()))
        for row in rows:
            copy.write_row(list(row.values()))


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)
