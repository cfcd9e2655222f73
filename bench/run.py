"""Everything measured, in the order of the table."""

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from bench import consulting, letters, reviewing, saving, steps, team, weight
from bench.asking import row_of
from bench.database import Seeding
from bench.pages import pages
from bench.rows import Row
from kernel import clock


@dataclass(frozen=True, slots=True)
class Report:
    """The rows and the circumstances in which they were measured."""

    rows: tuple[Row, ...]
    seeding: Seeding
    day: str
    machine: str
    runs: int


def measured(runs: int, seeding: Seeding) -> Report:
    timezone.activate(clock.WARSAW)
    before = os.getloadavg()[0]
    rows = tuple(_rows(runs))
    load = f"{before:.1f} → {os.getloadavg()[0]:.1f}"
    machine = f"{os.cpu_count()} CPUs, load {load}, Python {platform.python_version()}"
    return Report(rows, seeding, clock.today().isoformat(), machine, runs)


def _rows(runs: int) -> Iterator[Row]:
    entry = ""
    for page in pages():
        yield row_of(page, runs)
        entry = page.address if page.title == "register entry" else entry
    yield steps.row()
    yield from saving.rows(runs)
    yield from reviewing.rows(runs)
    yield from consulting.rows(runs)
    yield from team.rows(runs)
    yield from letters.rows()
    yield from weight.rows(entry)
