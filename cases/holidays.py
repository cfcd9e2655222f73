"""Days off in Poland, as data with validity dates. Pure: no Django.

Source: ustawa z 18.01.1951 o dniach wolnych od pracy (t.j. Dz.U. 2025 poz. 296) with its changes,
and the Act of 7.11.2018 on the hundredth anniversary of independence.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

SATURDAY: Final = 5
SUNDAY: Final = 6
DAYS_OFF_ACT: Final = "ustawy o dniach wolnych od pracy"

_IN_FORCE: Final = date(1951, 1, 19)


class CalendarError(ValueError):
    """A day for which the days off are not known here; carries the Polish sentence."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same day every year."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class AfterEaster:
    """So many days after Easter Sunday."""

    days: int

    def in_year(self, year: int) -> date:
        return easter_sunday(year) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A statutory day off; in force on the days from `valid_from` to `valid_to`, both included."""

    name: str
    falls: Fixed | AfterEaster
    basis: str
    valid_from: date = _IN_FORCE
    valid_to: date | None = None

    def in_year(self, year: int) -> date | None:
        """Returns its day in the year, or nothing when it was not a day off then."""
        day = self.falls.in_year(year)
        in_force = self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
        return day if in_force else None


def easter_sunday(year: int) -> date:
    """Returns the first day of Easter in the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, leap_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - epact - leap_rest) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _lit(letter: str) -> str:
    return f"art. 1 pkt 1 lit. {letter} {DAYS_OFF_ACT}"


POLISH_HOLIDAYS: Final = (
    Holiday("Nowy Rok", Fixed(1, 1), _lit("a")),
    Holiday("Święto Trzech Króli", Fixed(1, 6), _lit("b"), valid_to=date(1960, 11, 23)),
    Holiday("Święto Trzech Króli", Fixed(1, 6), _lit("b"), valid_from=date(2011, 1, 1)),
    Holiday("pierwszy dzień Wielkiej Nocy", AfterEaster(0), _lit("c")),
    Holiday("drugi dzień Wielkiej Nocy", AfterEaster(1), _lit("d")),
    Holiday("Święto Państwowe", Fixed(5, 1), _lit("e")),
    Holiday(
        "Święto Narodowe Trzeciego Maja",
        Fixed(5, 3),
        _lit("f"),
        valid_from=date(1990, 4, 28),
    ),
    Holiday("pierwszy dzień Zielonych Świątek", AfterEaster(49), _lit("g")),
    Holiday("Boże Ciało", AfterEaster(60), _lit("h")),
    Holiday(
        "Narodowe Święto Odrodzenia Polski",
        Fixed(7, 22),
        f"art. 1 {DAYS_OFF_ACT}, do 27.04.1990",
        valid_to=date(1990, 4, 27),
    ),
    Holiday(
        "Wniebowzięcie Najświętszej Maryi Panny",
        Fixed(8, 15),
        _lit("i"),
        valid_to=date(1960, 11, 23),
    ),
    Holiday(
        "Wniebowzięcie Najświętszej Maryi Panny",
        Fixed(8, 15),
        _lit("i"),
        valid_from=date(1989, 5, 23),
    ),
    Holiday("Wszystkich Świętych", Fixed(11, 1), _lit("j")),
    Holiday(
        "Narodowe Święto Niepodległości",
        Fixed(11, 11),
        _lit("k"),
        valid_from=date(1989, 5, 23),
    ),
    Holiday(
        "setna rocznica odzyskania niepodległości",
        Fixed(11, 12),
        "art. 2 ustawy z 7.11.2018 (Dz.U. 2018 poz. 2117)",
        valid_from=date(2018, 11, 12),
        valid_to=date(2018, 11, 12),
    ),
    Holiday(
        "Wigilia Bożego Narodzenia",
        Fixed(12, 24),
        _lit("ka"),
        valid_from=date(2025, 2, 1),
    ),
    Holiday("pierwszy dzień Bożego Narodzenia", Fixed(12, 25), _lit("l")),
    Holiday("drugi dzień Bożego Narodzenia", Fixed(12, 26), _lit("m")),
)


class HolidayCalendar:
    """Which days are off. Sundays always are; a Saturday is no day off, but ends no term either.

    `saturday_is_working` decides only what a *working day* is (law.md 3.0.5: by default a Saturday
    is not one). Where a term may end is decided by KPA art. 57 § 4, which names Saturdays itself.
    """

    def __init__(
        self,
        holidays: tuple[Holiday, ...] = POLISH_HOLIDAYS,
        *,
        saturday_is_working: bool = False,
    ) -> None:
        self.holidays = holidays
        self.saturday_is_working = saturday_is_working
        self._by_year: dict[int, dict[date, Holiday]] = {}

    def holiday_on(self, day: date) -> Holiday | None:
        """Returns the statutory day off that falls on the day; Sundays are not looked at.

        Raises CalendarError for a day before the Act on days off.
        """
        if day < _IN_FORCE:
            raise CalendarError("Kalendarz dni wolnych zaczyna się 19.01.1951. Podaj późniejszą datę.")
        return self._year(day.year).get(day)

    def is_off(self, day: date) -> bool:
        """Is the day off by statute: a holiday or a Sunday?"""
        return self.holiday_on(day) is not None or day.weekday() == SUNDAY

    def is_working_day(self, day: date) -> bool:
        """Is the day counted in terms of working days?"""
        if day.weekday() == SATURDAY and not self.saturday_is_working:
            return False
        return not self.is_off(day)

    def may_end_a_term(self, day: date) -> bool:
        """May a term end on the day: neither a day off nor a Saturday? KPA art. 57 § 4."""
        return day.weekday() != SATURDAY and not self.is_off(day)

    def _year(self, year: int) -> dict[date, Holiday]:
        if year not in self._by_year:
            dated = ((holiday.in_year(year), holiday) for holiday in self.holidays)
            # The first one named wins where two fall on one day, as in the Act's own order.
            found: dict[date, Holiday] = {}
            for day, holiday in dated:
                if day is not None:
                    found.setdefault(day, holiday)
            self._by_year[year] = found
        return self._by_year[year]


POLAND: Final = HolidayCalendar()
