"""How a term was computed, step by step, in Polish sentences with the article of each. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum
from typing import ClassVar, Final

from cases.holidays import DAYS_OFF_ACT, SATURDAY, SUNDAY, HolidayCalendar
from kernel import text


class Regime(Enum):
    """By what right art. 57 KPA is used: directly, or by analogy where the Act has no rule (law.md 3.0.5)."""

    KPA = "KPA"
    ANALOGY = "KPA w drodze analogii"

    def cite(self, section: int) -> str:
        """Returns „art. 57 § 4 KPA w drodze analogii”."""
        return f"art. 57 § {section} {self.value}"


class Unit(Enum):
    """What a term is counted in; the value is its sign in `14d`, `2w`, `4m`, `20wd`."""

    DAY = "d"
    WEEK = "w"
    MONTH = "m"
    WORKING_DAY = "wd"


_NOUNS: Final = {
    Unit.DAY: ("dzień", "dni", "dni"),
    Unit.WEEK: ("tydzień", "tygodnie", "tygodni"),
    Unit.MONTH: ("miesiąc", "miesiące", "miesięcy"),
    Unit.WORKING_DAY: ("dzień roboczy", "dni robocze", "dni roboczych"),
}


@dataclass(frozen=True, slots=True)
class Length:
    """How long a term is: a number above zero and its unit."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.number}{self.unit.value}"

    @property
    def words(self) -> str:
        """„14 dni”, „1 miesiąc”, „20 dni roboczych”."""
        return f"{self.number} {text.plural(self.number, *_NOUNS[self.unit])}"


@dataclass(frozen=True, slots=True)
class Wording:
    """What the sentences call the term: „na ocenę formalną”, „art. 18 ust. 1 ustawy o ZSK”, „złożenie wniosku”."""

    purpose: str = ""
    basis: str = ""
    event: str = "zdarzenie"
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the computation: a title, a sentence that may cite its article, and the article."""

    title: ClassVar[str]
    basis: str

    @property
    def text(self) -> str:
        raise NotImplementedError

    @property
    def sentence(self) -> str:
        """„Długość: 14 dni na ocenę formalną – art. 18 ust. 1 ustawy o ZSK.”"""
        return f"{self.title}: {self.text}"

    def as_dict(self) -> Mapping[str, str]:
        return {"title": self.title, "text": self.text, "basis": self.basis}


@dataclass(frozen=True, slots=True)
class LengthStep(Step):
    """How long the term is and what it is for."""

    title = "Długość"
    length: Length
    purpose: str

    @property
    def text(self) -> str:
        what = f"{self.length.words} {self.purpose}".rstrip()
        return f"{what} – {self.basis}." if self.basis else f"{what}."


@dataclass(frozen=True, slots=True)
class StartStep(Step):
    """The event that the term counts from; its own day does not count. KPA art. 57 § 1."""

    title = "Początek"
    event: str
    day: date
    at: time | None

    @property
    def text(self) -> str:
        when = text.date_on_weekday(self.day) + (f" o {text.time_of_day(self.at)}" if self.at else "")
        return f"{self.event} {when}. Dnia zdarzenia nie liczy się ({self.basis})."


@dataclass(frozen=True, slots=True)
class DaysStep(Step):
    """The first and the last of the days counted. KPA art. 57 § 1."""

    title = "Bieg"
    number: int
    first: date
    last: date

    @property
    def text(self) -> str:
        if self.number == 1:
            return f"dzień 1. i ostatni to {text.date_weekday(self.last)} ({self.basis})."
        return (
            f"dzień 1. to {_short(self.first, self.last)}, "
            f"dzień {self.number}. to {text.date_weekday(self.last)} ({self.basis})."
        )


@dataclass(frozen=True, slots=True)
class WeeksStep(Step):
    """The day of the same name in the last week. KPA art. 57 § 2."""

    title = "Bieg"
    number: int
    last: date

    @property
    def text(self) -> str:
        return (
            f"tydzień {self.number}. kończy się w dniu, który nazwą odpowiada dniowi zdarzenia: "
            f"{text.date_weekday(self.last)} ({self.basis})."
        )


@dataclass(frozen=True, slots=True)
class MonthsStep(Step):
    """The day of the same date in the last month, or that month's last day. KPA art. 57 § 3."""

    title = "Bieg"
    number: int
    event_day: date
    last: date

    @property
    def text(self) -> str:
        end = text.date_weekday(self.last)
        if self.last.day == self.event_day.day:
            return (
                f"miesiąc {self.number}. kończy się w dniu, który datą odpowiada dniowi zdarzenia: "
                f"{end} ({self.basis})."
            )
        month = f"{text.MONTHS_LOCATIVE[self.last.month - 1]} {self.last.year}"
        preposition = "we" if month.startswith("wrze") else "w"
        return (
            f"{preposition} {month} nie ma dnia {self.event_day.day}., więc miesiąc {self.number}. kończy się "
            f"w ostatnim dniu: {end} ({self.basis})."
        )


@dataclass(frozen=True, slots=True)
class WorkingDaysStep(Step):
    """The first and the last of the working days counted, and the holidays passed over."""

    title = "Bieg"
    number: int
    first: date
    last: date
    passed_over: tuple[tuple[date, str], ...]
    saturday_is_working: bool

    @property
    def text(self) -> str:
        if self.number == 1:
            run = f"dzień roboczy 1. i ostatni to {text.date_weekday(self.last)}"
        else:
            run = (
                f"dzień roboczy 1. to {_short(self.first, self.last)}, "
                f"dzień roboczy {self.number}. to {text.date_weekday(self.last)}"
            )
        skipped = "niedziele" if self.saturday_is_working else "soboty, niedziele"
        named = "".join(f", {text.date_figures(day)} ({name})" for day, name in self.passed_over)
        return f"{run}. Nie liczy się: {skipped}{named} ({self.basis})."


@dataclass(frozen=True, slots=True)
class ExtensionStep(Step):
    """A base term made longer; both counted from the same day, or one after the other."""

    title = "Przedłużenie"
    by: Length
    total: Length | None

    @property
    def text(self) -> str:
        how = f"razem {self.total.words} od tego samego dnia" if self.total else "od końca pierwotnego terminu"
        what = f"o {self.by.words}, {how}"
        return f"{what} – {self.basis}." if self.basis else f"{what}."


@dataclass(frozen=True, slots=True)
class ShiftStep(Step):
    """The end moved past days off and Saturdays. KPA art. 57 § 4."""

    title = "Przesunięcie"
    nominal: date
    due: date
    passed_over: tuple[tuple[date, str], ...]

    @property
    def text(self) -> str:
        if not self.passed_over:
            return f"brak, {text.date_figures(self.nominal)} nie jest sobotą ani dniem wolnym ({self.basis})."
        named = ", ".join(f"{text.date_figures(day)} to {name}" for day, name in self.passed_over)
        return f"{named}; termin upływa {text.date_on_weekday(self.due)} ({self.basis})."


def shift(nominal: date, calendar: HolidayCalendar, regime: Regime) -> ShiftStep:
    """Returns the step that moves a nominal end to the next day that may end a term."""
    due = nominal
    passed: list[tuple[date, str]] = []
    while not calendar.may_end_a_term(due):
        passed.append((due, name_of_day_off(due, calendar)))
        due += timedelta(days=1)
    return ShiftStep(regime.cite(4), nominal, due, tuple(passed))


def name_of_day_off(day: date, calendar: HolidayCalendar) -> str:
    """Returns „Boże Ciało”, „sobota” or „niedziela”."""
    holiday = calendar.holiday_on(day)
    return holiday.name if holiday else text.WEEKDAYS[day.weekday()]


def working_days_run(first_candidate: date, number: int, calendar: HolidayCalendar) -> WorkingDaysStep:
    """Returns the step that counts so many working days from the given day on (that day included)."""
    day = first_candidate
    first: date | None = None
    passed: list[tuple[date, str]] = []
    left = number
    while True:
        if calendar.is_working_day(day):
            first = first or day
            left -= 1
            if left == 0:
                break
        elif day.weekday() not in {SATURDAY, SUNDAY} and (holiday := calendar.holiday_on(day)):
            passed.append((day, holiday.name))
        day += timedelta(days=1)
    basis = f"art. 1 {DAYS_OFF_ACT}"
    return WorkingDaysStep(basis, number, first, day, tuple(passed), calendar.saturday_is_working)


def _short(day: date, beside: date) -> str:
    """Returns „piątek 13.11”, with the year only when the date beside it has another one."""
    if day.year != beside.year:
        return text.date_weekday(day)
    return f"{text.WEEKDAYS[day.weekday()]} {day.day}.{day.month:02}"
