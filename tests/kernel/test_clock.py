"""The one clock: what day it is in Warsaw, also around midnight and when the clocks change."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from kernel import clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-01-10T22:59:59+00:00", date(2026, 1, 10)),
        ("2026-01-10T23:00:00+00:00", date(2026, 1, 11)),
        ("2026-07-10T21:59:59+00:00", date(2026, 7, 10)),
        ("2026-07-10T22:00:00+00:00", date(2026, 7, 11)),
    ],
)
def test_the_day_changes_at_midnight_in_warsaw_not_in_greenwich(moment: str, day: date) -> None:
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        assert clock.today() == day
        assert clock.now().tzinfo is UTC


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 3, 28), 24),
        (date(2026, 3, 29), 23),
        (date(2026, 3, 30), 24),
        (date(2026, 10, 24), 24),
        (date(2026, 10, 25), 25),
        (date(2026, 10, 26), 24),
    ],
)
def test_a_day_of_clock_change_is_an_hour_shorter_or_longer(day: date, hours: int) -> None:
    assert clock.end_of(day) - clock.start_of(day) == timedelta(hours=hours)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 25)])
def test_every_hour_of_a_day_belongs_to_it_and_its_neighbours_do_not(day: date) -> None:
    moment = clock.start_of(day)
    assert clock.day_of(moment - timedelta(microseconds=1)) == day - timedelta(days=1)
    while moment < clock.end_of(day):
        assert clock.day_of(moment) == day
        moment += timedelta(minutes=30)
    assert clock.day_of(moment) == day + timedelta(days=1)


def test_the_repeated_hour_of_october_is_two_different_moments() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert clock.local(first).hour == clock.local(second).hour == 2
    assert clock.local(first).utcoffset() != clock.local(second).utcoffset()


def test_the_last_second_of_a_day_is_still_in_time_and_the_next_one_is_not() -> None:
    last = datetime(2026, 11, 26, 22, 59, 59, tzinfo=UTC)
    assert clock.day_of(last) == date(2026, 11, 26)
    assert clock.end_of(date(2026, 11, 26)) == last + timedelta(seconds=1)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock.local(datetime(2026, 11, 25, 12, 0))  # noqa: DTZ001 (the mistake under test)
