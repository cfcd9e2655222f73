"""Terms: the last day and how it was computed (KPA art. 57, law.md 3.0.5, standards.md 3.3)."""

from datetime import date, time, timedelta

import holidays
import pytest
from hypothesis import given, strategies as st

from cases.holidays import easter_sunday
from cases.terms import (
    POLAND,
    HolidayCalendar,
    Length,
    Regime,
    TermError,
    Unit,
    Wording,
    extended,
    last_day,
    parse_day,
    parse_length,
    working_days_between,
)

DAYS = st.dates(min_value=date(1990, 5, 1), max_value=date(2100, 12, 31))
LENGTHS = st.builds(Length, st.integers(1, 400), st.sampled_from(Unit))
WITH_SATURDAYS = HolidayCalendar(saturday_is_working=True)


def due(day: str, length: str) -> str:
    return last_day(parse_day(day), length).due.isoformat()


@pytest.mark.parametrize(
    ("event_day", "length", "expected"),
    [
        ("2026-04-29", "7d", "2026-05-06"),
        ("2026-05-20", "14d", "2026-06-03"),
        ("2026-12-11", "14d", "2026-12-28"),
        ("2024-12-10", "14d", "2024-12-24"),
        ("2025-12-10", "14d", "2025-12-29"),
        ("2026-12-18", "14d", "2027-01-04"),
        ("2026-10-12", "30d", "2026-11-12"),
        ("2027-01-31", "1m", "2027-03-01"),
        ("2026-08-31", "4m", "2026-12-31"),
        ("2026-09-01", "4m", "2027-01-04"),
        ("2026-12-10", "2w", "2026-12-28"),
    ],
)
def test_the_eleven_vectors(event_day: str, length: str, expected: str) -> None:
    assert due(event_day, length) == expected


def test_twenty_working_days_after_the_end_of_2025() -> None:
    assert due("2025-12-31", "20wd") == "2026-01-30"


def test_saturdays_shorten_a_term_in_working_days_when_they_are_counted() -> None:
    assert last_day(date(2025, 12, 31), "20wd", WITH_SATURDAYS).due == date(2026, 1, 26)


def test_a_leap_year_and_a_common_one_end_a_month_on_their_own_last_day() -> None:
    assert due("2024-01-31", "1m") == "2024-02-29"
    assert due("2023-01-31", "1m") == "2023-02-28"
    assert due("2026-10-31", "4m") == "2027-03-01"  # 28 February 2027 is a Sunday


def test_terms_cross_the_changes_of_the_clock_without_losing_a_day() -> None:
    assert due("2026-03-28", "3d") == "2026-03-31"
    assert due("2026-10-23", "4d") == "2026-10-27"


class TestExtension:
    """Art. 24: 4 months, once more 4 months."""

    def test_both_lengths_count_from_the_same_day(self) -> None:
        assert last_day(date(2026, 2, 28), "4m").due == date(2026, 6, 29)
        assert extended(date(2026, 2, 28), "4m", "4m").due == date(2026, 10, 28)
        assert last_day(date(2026, 2, 28), "8m").due == date(2026, 10, 28)

    def test_or_one_after_the_other_when_the_setting_says_so(self) -> None:
        assert extended(date(2026, 2, 28), "4m", "4m", from_event=False).due == date(2026, 10, 29)

    def test_the_steps_name_the_article(self) -> None:
        sentences = extended(date(2026, 2, 28), "4m", "4m", basis="art. 24 ustawy o ZSK").sentences()
        assert sentences[:2] == [
            "Długość: 4 miesiące.",
            "Przedłużenie: o 4 miesiące, razem 8 miesięcy od tego samego dnia – art. 24 ustawy o ZSK.",
        ]

    def test_days_cannot_be_added_to_months(self) -> None:
        with pytest.raises(TermError, match="w tej samej jednostce"):
            extended(date(2026, 2, 28), "4m", "14d")


class TestSteps:
    """„Jak to obliczono”."""

    def test_they_are_sentences_with_their_articles(self) -> None:
        wording = Wording("na ocenę formalną", "art. 18 ust. 1 ustawy o ZSK", "złożenie wniosku", time(14, 32))
        computed = last_day(date(2026, 11, 12), "14d", wording=wording, regime=Regime.ANALOGY)
        assert computed.sentences() == [
            "Długość: 14 dni na ocenę formalną – art. 18 ust. 1 ustawy o ZSK.",
            (
                "Początek: złożenie wniosku w czwartek 12.11.2026 o 14:32. "
                "Dnia zdarzenia nie liczy się (art. 57 § 1 KPA w drodze analogii)."
            ),
            "Bieg: dzień 1. to piątek 13.11, dzień 14. to czwartek 26.11.2026 (art. 57 § 1 KPA w drodze analogii).",
            "Przesunięcie: brak, 26.11.2026 nie jest sobotą ani dniem wolnym (art. 57 § 4 KPA w drodze analogii).",
        ]

    def test_every_day_passed_over_is_named(self) -> None:
        assert last_day(date(2026, 12, 11), "14d").sentences()[-1] == (
            "Przesunięcie: 25.12.2026 to pierwszy dzień Bożego Narodzenia, 26.12.2026 to drugi dzień Bożego "
            "Narodzenia, 27.12.2026 to niedziela; termin upływa w poniedziałek 28.12.2026 (art. 57 § 4 KPA)."
        )

    def test_weeks_end_on_the_day_of_the_same_name(self) -> None:
        assert (
            "tydzień 2. kończy się w dniu, który nazwą odpowiada dniowi zdarzenia: czwartek 24.12.2026"
            in (last_day(date(2026, 12, 10), "2w").sentences()[2])
        )

    def test_a_month_without_that_day_says_so(self) -> None:
        assert (
            "w lutym 2027 nie ma dnia 31., więc miesiąc 1. kończy się w ostatnim dniu: niedziela 28.02.2027"
            in (last_day(date(2027, 1, 31), "1m").sentences()[2])
        )

    def test_working_days_name_the_holidays_passed_over(self) -> None:
        assert last_day(date(2025, 12, 31), "20wd").sentences()[2] == (
            "Bieg: dzień roboczy 1. to piątek 2.01, dzień roboczy 20. to piątek 30.01.2026. Nie liczy się: soboty, "
            "niedziele, 1.01.2026 (Nowy Rok), 6.01.2026 (Święto Trzech Króli) "
            "(art. 1 ustawy o dniach wolnych od pracy)."
        )

    def test_the_first_day_may_be_the_last(self) -> None:
        assert "dzień 1. i ostatni to czwartek 26.11.2026" in last_day(date(2026, 11, 25), "1d").sentences()[2]


class TestProperties:
    """What holds for every day and every length."""

    @given(DAYS, LENGTHS)
    def test_a_term_never_ends_on_a_saturday_or_a_day_off(self, day: date, length: Length) -> None:
        assert POLAND.may_end_a_term(last_day(day, length).due)

    @given(DAYS, LENGTHS)
    def test_a_term_is_never_shorter_than_its_length(self, day: date, length: Length) -> None:
        least = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 28, Unit.WORKING_DAY: 1}[length.unit]
        assert last_day(day, length).due >= day + timedelta(days=least * length.number)

    @given(DAYS, LENGTHS)
    def test_a_later_event_never_ends_a_term_earlier(self, day: date, length: Length) -> None:
        assert last_day(day, length).due <= last_day(day + timedelta(days=1), length).due

    @given(DAYS, LENGTHS)
    def test_a_longer_term_never_ends_earlier(self, day: date, length: Length) -> None:
        assert last_day(day, length).due <= last_day(day, Length(length.number + 1, length.unit)).due

    @given(DAYS, st.integers(1, 400))
    def test_months_land_in_the_right_month(self, day: date, months: int) -> None:
        nominal = last_day(day, Length(months, Unit.MONTH)).steps[2].last  # type: ignore[attr-defined]  # a MonthsStep
        assert (nominal.year * 12 + nominal.month) - (day.year * 12 + day.month) == months
        assert nominal.day == day.day or (nominal + timedelta(days=1)).day == 1

    @given(DAYS, st.integers(1, 400))
    def test_days_and_weeks_are_exact_before_the_shift(self, day: date, number: int) -> None:
        weeks = last_day(day, Length(number, Unit.WEEK))
        assert weeks.due == last_day(day, Length(7 * number, Unit.DAY)).due

    @given(DAYS, st.integers(1, 200), st.sampled_from([POLAND, WITH_SATURDAYS]))
    def test_working_days_are_counted_both_ways(self, day: date, number: int, calendar: HolidayCalendar) -> None:
        computed = last_day(day, Length(number, Unit.WORKING_DAY), calendar)
        assert calendar.is_working_day(computed.due)
        assert working_days_between(day, computed.due, calendar) == number

    @given(DAYS, LENGTHS)
    def test_the_end_moves_only_over_days_off_and_saturdays(self, day: date, length: Length) -> None:
        before = last_day(day, length).due - timedelta(days=1)
        nominal_or_off = before < day or not POLAND.may_end_a_term(before) or _nominal(day, length) > before
        assert nominal_or_off

    @given(DAYS, LENGTHS)
    def test_every_step_is_a_finished_sentence_with_its_article(self, day: date, length: Length) -> None:
        computed = last_day(day, length)
        assert all(sentence.endswith(".") for sentence in computed.sentences())
        assert all(step.basis for step in computed.steps[1:])


def _nominal(day: date, length: Length) -> date:
    return last_day(day, length).steps[2].last  # type: ignore[attr-defined,no-any-return]  # each run step has it


class TestCalendar:
    """Days off, each as long as the Act has known it."""

    def test_it_agrees_with_an_independent_list(self) -> None:
        years = range(1952, 2101)
        theirs = set(holidays.country_holidays("PL", years=years))
        span = (date(1952, 1, 1) + timedelta(days=n) for n in range((date(2101, 1, 1) - date(1952, 1, 1)).days))
        assert {day for day in span if POLAND.holiday_on(day)} == theirs

    def test_christmas_eve_is_off_since_2025_only(self) -> None:
        assert POLAND.holiday_on(date(2024, 12, 24)) is None
        eve = POLAND.holiday_on(date(2025, 12, 24))
        assert eve is not None
        assert (eve.name, eve.basis) == (
            "Wigilia Bożego Narodzenia",
            "art. 1 pkt 1 lit. ka ustawy o dniach wolnych od pracy",
        )

    def test_epiphany_came_back_in_2011_and_one_anniversary_was_off_once(self) -> None:
        assert not POLAND.is_off(date(2010, 1, 6))
        assert POLAND.is_off(date(2011, 1, 6))
        assert POLAND.is_off(date(2018, 11, 12))
        assert not POLAND.is_off(date(2019, 11, 12))

    @pytest.mark.parametrize("easter", [date(2008, 3, 23), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)])
    def test_movable_feasts_follow_easter(self, easter: date) -> None:
        assert easter_sunday(easter.year) == easter
        assert all(POLAND.is_off(easter + timedelta(days=days)) for days in (0, 1, 49, 60))

    def test_working_days_until_a_due_day(self) -> None:
        wednesday = date(2026, 11, 25)
        assert working_days_between(wednesday, date(2026, 11, 30)) == 3
        assert working_days_between(wednesday, wednesday) == 0
        assert working_days_between(wednesday, date(2026, 11, 20)) == -3


@pytest.mark.parametrize(
    "written", ["", "14", "d14", "0d", "-3d", "1.5m", "14 d", "10000d", "3y", "٣d", "99999999999d"]
)
def test_a_length_that_is_none_is_refused_with_what_to_write(written: str) -> None:
    with pytest.raises(TermError, match="Wpisz liczbę"):
        parse_length(written)


@pytest.mark.parametrize("written", ["", "2026-02-30", "11.12.2026", "20261211", "2026-W50-5", "jutro", "2026-13-01"])
def test_a_day_that_is_none_is_refused_with_what_to_write(written: str) -> None:
    with pytest.raises(TermError, match="RRRR-MM-DD"):
        parse_day(written)


@pytest.mark.parametrize(("day", "length"), [("9999-12-20", "14d"), ("9998-01-31", "400m"), ("9999-12-31", "1wd")])
def test_a_term_beyond_the_calendar_is_refused(day: str, length: str) -> None:
    with pytest.raises(TermError, match="poza rok 9999"):
        last_day(parse_day(day), length)


def test_a_day_before_the_act_on_days_off_is_refused() -> None:
    with pytest.raises(TermError, match=r"zaczyna się 19\.01\.1951"):
        last_day(date(1950, 1, 1), "1d")


def test_lengths_are_written_in_words() -> None:
    lengths = ("1d", "14d", "1w", "2w", "5w", "1m", "4m", "8m", "1wd", "3wd", "20wd")
    words = [parse_length(length).words for length in lengths]
    assert words[:5] == ["1 dzień", "14 dni", "1 tydzień", "2 tygodnie", "5 tygodni"]
    assert words[5:] == [
        "1 miesiąc",
        "4 miesiące",
        "8 miesięcy",
        "1 dzień roboczy",
        "3 dni robocze",
        "20 dni roboczych",
    ]
