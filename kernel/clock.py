"""The one source of time. The law counts days of Europe/Warsaw; the database keeps moments in UTC."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WARSAW = ZoneInfo("Europe/Warsaw")

_traveller: ContextVar[datetime | None] = ContextVar("traveller", default=None)


def now() -> datetime:
    """Returns the present moment, aware, in UTC."""
    return _traveller.get() or datetime.now(UTC)


@contextmanager
def travel(moment: datetime) -> Iterator[None]:
    """Inside the block it is this moment, and it stays so: for the seed, which plays past months through the engine.

    Raises ValueError for a naive moment.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    token = _traveller.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _traveller.reset(token)


def today() -> date:
    """Returns the present calendar day in Europe/Warsaw, which is not the UTC day around midnight."""
    return day_of(now())


def local(moment: datetime) -> datetime:
    """Returns the same moment as the clock on the wall in Warsaw shows it.

    Raises ValueError for a naive moment: nobody knows which midnight it means.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(WARSAW)


def day_of(moment: datetime) -> date:
    """Returns the calendar day in Europe/Warsaw on which the moment falls."""
    return local(moment).date()


def start_of(day: date) -> datetime:
    """Returns the first moment of the day in Europe/Warsaw, in UTC.

    A day lasts from `start_of(day)` to `start_of(next day)`: 23 hours in March, 25 in October
    on the Sundays when the clocks change.
    """
    return datetime.combine(day, time.min, WARSAW).astimezone(UTC)


def end_of(day: date) -> datetime:
    """Returns the first moment after the day, in UTC: a term that ends on the day has passed from here on."""
    return start_of(day + timedelta(days=1))
