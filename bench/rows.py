"""One row of the table: what was measured, its bars, and which of them are missed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Self


@dataclass(frozen=True, slots=True)
class Bars:
    """The upper bounds of design.md § 8; None where there is none."""

    ms: float | None = None
    queries: int | None = None
    kilobytes: int | None = None
    script_kilobytes: int | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of one run: on the wall clock, and of the processors in the product and its database server."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds: the middle and the 95th percentile of the wall clock, the processor time when least disturbed."""

    p50: float
    p95: float
    cpu: float

    @classmethod
    def of(cls, costs: Sequence[Cost]) -> Self:
        """Of many runs of the same work."""
        walls = [one.wall for one in costs]
        return cls(percentile(walls, 50), percentile(walls, 95), min(one.cpu for one in costs))

    @classmethod
    def of_many(cls, costs: Sequence[Cost]) -> Self:
        """Of different pieces of work, each run when it was least disturbed."""
        walls = [one.wall for one in costs]
        return cls(percentile(walls, 50), percentile(walls, 95), percentile([one.cpu for one in costs], 50))


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured. `grown` is the number of queries where more rows stand behind the page."""

    title: str
    timing: Timing | None = None
    queries: int | None = None
    grown: int | None = None
    transferred: int | None = None
    script: int | None = None
    bars: Bars = field(default_factory=Bars)

    @property
    def ratio(self) -> float | None:
        """The middle of the wall clock as a part of its bar: 0.5 is twice as fast as asked for."""
        return None if self.timing is None or self.bars.ms is None else self.timing.p50 / self.bars.ms

    @property
    def cpu_ratio(self) -> float | None:
        """The same of the processor time: what is left of the bar on a machine without other work."""
        return None if self.timing is None or self.bars.ms is None else self.timing.cpu / self.bars.ms

    @property
    def broken(self) -> list[str]:
        """The bars missed that do not depend on the machine."""
        bars, found = self.bars, []
        if self.grown is not None and self.grown != self.queries:
            found.append(f"queries grow with rows: {self.queries} → {self.grown}")
        if bars.queries is not None and max(self.queries or 0, self.grown or 0) > bars.queries:
            found.append(f"more than {bars.queries} queries")
        if bars.kilobytes is not None and (self.transferred or 0) > bars.kilobytes * 1000:
            found.append(f"more than {bars.kilobytes} kB")
        if bars.script_kilobytes is not None and (self.script or 0) > bars.script_kilobytes * 1000:
            found.append(f"more than {bars.script_kilobytes} kB of script")
        return found


def percentile(values: Sequence[float], rank: int) -> float:
    """The smallest value that so many percent of the values do not exceed. Raises IndexError for no values."""
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * rank / 100) - 1)]
