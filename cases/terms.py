"""The last day of a term, and how it was computed. Pure: no Django, no clock, no database.

Rules: KPA art. 57 (law.md 3.0.5). In proceedings outside the KPA they are used by analogy: `Regime.ANALOGY`.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cases.holidays import POLAND, CalendarError, Holiday, HolidayCalendar
from cases.term_steps import (
    DaysStep,
    ExtensionStep,
    Length,
    LengthStep,
    MonthsStep,
    Regime,
    ShiftStep,
    StartStep,
    Step,
    Unit,
    WeeksStep,
    Wording,
    WorkingDaysStep,
    shift,
    working_days_run,
)

__all__ = [
    "POLAND",
    "Computation",
    "Holiday",
    "HolidayCalendar",
    "Length",
    "Regime",
    "ShiftStep",
    "Step",
    "TermError",
    "Unit",
    "Wording",
    "extended",
    "last_day",
    "parse_day",
    "parse_length",
    "working_days_between",
]

_LENGTH: Final = re.compile(r"([0-9]{1,5})(wd|d|w|m)")
_LONGEST: Final = 9999
_ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN: Final = Wording()


class TermError(ValueError):
    """A day or a length that no term can be computed from; the message is a Polish sentence for people."""


@dataclass(frozen=True, slots=True)
class Computation:
    """A term: its last day (`due`, a day in Europe/Warsaw, all of which belongs to the term) and its steps."""

    event_day: date
    length: Length
    due: date
    steps: tuple[Step, ...]

    def sentences(self) -> list[str]:
        """Returns „jak to obliczono”, one sentence a step."""
        return [step.sentence for step in self.steps]

    def as_dict(self) -> Mapping[str, object]:
        """Returns what `manage.py term --json` prints."""
        return {
            "due": self.due.isoformat(),
            "steps": [dict(step.as_dict()) for step in self.steps],
        }


def parse_length(written: str) -> Length:
    """Returns the length written as `14d`, `2w`, `4m` or `20wd`. Raises TermError."""
    found = _LENGTH.fullmatch(written.strip())
    if found is None:
        raise TermError(
            f"Nie rozumiem długości „{written:.30}”. Wpisz liczbę i jednostkę: 14d (dni), 2w (tygodnie), "
            "4m (miesiące) albo 20wd (dni robocze)."
        )
    number = int(found[1])
    if not 0 < number <= _LONGEST:
        raise TermError(f"Długość „{written:.30}” jest poza zakresem. Wpisz liczbę od 1 do {_LONGEST}.")
    return Length(number, Unit(found[2]))


def parse_day(written: str) -> date:
    """Returns the day written as `2026-12-11`. Raises TermError."""
    stripped = written.strip()
    try:
        if not _ISO_DAY.fullmatch(stripped):
            raise ValueError(stripped)
        return date.fromisoformat(stripped)
    except ValueError:
        raise TermError(
            f"Nie ma daty „{written:.30}”. Wpisz istniejący dzień w postaci RRRR-MM-DD, na przykład 2026-12-11."
        ) from None


def last_day(
    event_day: date,
    length: Length | str,
    calendar: HolidayCalendar = POLAND,
    *,
    wording: Wording = _PLAIN,
    regime: Regime = Regime.KPA,
) -> Computation:
    """Returns the last day of the term that the event starts, with the steps of the computation.

    KPA art. 57: the day of the event does not count (§ 1); weeks and months end on the day that
    matches it by name or date, else on the last day of the month (§ 2–3); an end on a day off or
    a Saturday moves to the next day that is neither (§ 4). Terms in working days end on a working
    day of the calendar by themselves. Raises TermError.
    """
    parsed = parse_length(length) if isinstance(length, str) else length
    start = StartStep(regime.cite(1), wording.event, event_day, wording.at)
    try:
        run = _run(event_day, parsed, calendar, regime)
        if isinstance(run, WorkingDaysStep):
            due = run.last
            steps: tuple[Step, ...] = (start, run)
        else:
            moved = shift(run.last, calendar, regime)
            due, steps = moved.due, (start, run, moved)
    except CalendarError as refusal:
        raise TermError(str(refusal)) from refusal
    except (OverflowError, ValueError) as overflow:
        raise TermError("Termin wykracza poza rok 9999. Podaj wcześniejszą datę albo krótszy termin.") from overflow
    return Computation(event_day, parsed, due, (LengthStep(wording.basis, parsed, wording.purpose), *steps))


def extended(
    event_day: date,
    base: Length | str,
    by: Length | str,
    calendar: HolidayCalendar = POLAND,
    *,
    wording: Wording = _PLAIN,
    regime: Regime = Regime.KPA,
    basis: str = "",
    from_event: bool = True,
) -> Computation:
    """Returns a base term made longer, as the minister's 4 + 4 months (art. 24).

    By default both lengths are added and counted from the same event day (4m + 4m from 2026-02-28:
    2026-10-28); with `from_event=False` the extension runs from the last day of the base term.
    `basis` is the article of the extension. Raises TermError, also for lengths in different units
    that are to be added.
    """
    first = parse_length(base) if isinstance(base, str) else base
    second = parse_length(by) if isinstance(by, str) else by
    if not from_event:
        before = last_day(event_day, first, calendar, wording=wording, regime=regime)
        after = last_day(
            before.due,
            second,
            calendar,
            wording=Wording(event="pierwotny termin upłynął"),
            regime=regime,
        )
        steps = (*before.steps, ExtensionStep(basis, second, None), *after.steps[1:])
        return Computation(event_day, second, after.due, steps)
    if first.unit is not second.unit:
        raise TermError("Termin można przedłużyć tylko o czas w tej samej jednostce.")
    total = Length(first.number + second.number, first.unit)
    whole = last_day(event_day, total, calendar, wording=wording, regime=regime)
    stated = LengthStep(wording.basis, first, wording.purpose)
    return Computation(
        event_day,
        total,
        whole.due,
        (stated, ExtensionStep(basis, second, total), *whole.steps[1:]),
    )


def working_days_between(start: date, end: date, calendar: HolidayCalendar = POLAND) -> int:
    """Returns the number of working days after `start` up to and with `end`; below zero when `end` is earlier."""
    if end < start:
        return -working_days_between(end, start, calendar)
    days = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
    return sum(calendar.is_working_day(day) for day in days)


def _run(
    event_day: date, length: Length, calendar: HolidayCalendar, regime: Regime
) -> DaysStep | WeeksStep | MonthsStep | WorkingDaysStep:
    number = length.number
    tomorrow = event_day + timedelta(days=1)
    match length.unit:
        case Unit.DAY:
            return DaysStep(regime.cite(1), number, tomorrow, event_day + timedelta(days=number))
        case Unit.WEEK:
            return WeeksStep(regime.cite(2), number, event_day + timedelta(weeks=number))
        case Unit.MONTH:
            return MonthsStep(regime.cite(3), number, event_day, _same_date(event_day, number))
        case Unit.WORKING_DAY:
            return working_days_run(tomorrow, number, calendar)


def _same_date(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
