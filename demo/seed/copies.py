"""Many cases for measurements: copies of the played ones, moved into the past, loaded by COPY.

Chains are hashed by the engine's own function and terms computed from them, so that the state guard,
`verify_audit` and `rebuild_deadlines --check` hold. Documents, flows and register entries are not copied.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count as count_from, cycle, islice

from django.db import connection, transaction

from cases.models import Case, Deadline, Event, SignCounter, WorkItem
from cases.signs import SERIES
from demo.seed.cases import Progress
from demo.seed.copying import copy_rows, new_ids
from demo.seed.moulds import Model, Mould, Row, moulds
from demo.seed.pressing import press

__all__ = ["load_copies"]

BATCH = 500
FINISHED_OF_TEN = 8
"""Of ten copies so many are of finished cases, as in an office with a past."""
WEEKS_BACK_OPEN = 4
"""Copies of open cases stay recent, so that their terms still make sense."""
EARLIEST = date(2024, 1, 8)
"""No copy begins before the Act got its present shape."""
REGIONS = (
    "dolnośląski", "kujawsko-pomorski", "lubelski", "lubuski", "łódzki", "małopolski", "mazowiecki", "opolski",
    "podkarpacki", "podlaski", "pomorski", "śląski", "świętokrzyski", "warmińsko-mazurski", "wielkopolski",
    "zachodniopomorski",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copy:
    """What is to be made: the mould, how far back, under which title."""

    mould: Mould
    back: timedelta
    title: str

    @property
    def submitted_on(self) -> date:
        return self.mould.submitted_on - self.back


def load_copies(count: int, progress: Progress) -> int:
    """Loads so many copies, each batch in one transaction. Returns how many."""
    wanted = sorted(islice(_wanted(moulds()), count), key=lambda copy: copy.submitted_on)
    for start in range(0, count, BATCH):
        with transaction.atomic():
            _load(wanted[start : start + BATCH])
        progress(min(start + BATCH, count), count)
    with connection.cursor() as cursor:
        for model in (Case, Event, Deadline, WorkItem):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
    return count


def _wanted(found: Sequence[Mould]) -> Iterator[Copy]:
    """Copies without end: eight of finished cases, then two of open ones, never two under one title."""
    finished = cycle([mould for mould in found if mould.finished])
    underway = cycle([mould for mould in found if not mould.finished])
    made: Counter[int] = Counter()
    for place in count_from(0):
        mould = next(finished if place % 10 < FINISHED_OF_TEN else underway)
        number = made[mould.case.pk]
        made[mould.case.pk] += 1
        yield Copy(mould, timedelta(weeks=_weeks_back(mould, number)), _title(mould.case.title, number))


def _weeks_back(mould: Mould, number: int) -> int:
    room = (mould.submitted_on - EARLIEST).days // 7
    limit = room if mould.finished else min(room, WEEKS_BACK_OPEN)
    return number * 7 % (limit + 1)


def _title(title: str, number: int) -> str:
    region = REGIONS[number % len(REGIONS)]
    edition = number // len(REGIONS)
    return f"{title} (profil {region}{f', wersja {edition + 1}' if edition else ''})"


def _load(copies: Sequence[Copy]) -> None:
    signs = _signs(copies)
    rows: dict[Model, list[Row]] = {}
    for copy, pk, sign in zip(copies, new_ids(Case, len(copies)), signs, strict=True):
        for model, made in press(copy.mould, pk=pk, sign=sign, title=copy.title, back=copy.back).items():
            rows.setdefault(model, []).extend(made)
    for model, made in rows.items():
        copy_rows(model, made)


def _signs(copies: Sequence[Copy]) -> list[str]:
    """The next signs of the series, year by year, as if the applications had come in this order."""
    counters = {(row.series, row.year): row for row in SignCounter.objects.select_for_update()}
    signs: list[str] = []
    for copy in copies:
        key = (SERIES[copy.mould.case.kind], copy.submitted_on.year)
        counter = counters.setdefault(key, SignCounter(series=key[0], year=key[1]))
        counter.last += 1
        signs.append(f"{counter.series}.{counter.last}.{counter.year}")
    for counter in counters.values():
        counter.save()
    return signs
