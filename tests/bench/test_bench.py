"""Every page that `make bench` measures keeps its budget of queries and bytes, however many rows stand behind it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from bench import consulting, letters, reviewing, saving, steps, team, weight
from bench.asking import row_of
from bench.database import Seeding, Size, schema
from bench.pages import pages
from bench.report import as_markdown
from bench.rows import Bars, Cost, Row, Timing, percentile
from bench.run import Report
from cases.models import Case, Event
from cases.service import perform
from demo.seed.organisations import load_organisations
from register.seed import load_register
from tests.workflows.ministry import DAY, on
from workflows.inclusion import scenario

MEASURED = (
    "list of cases",
    "list of cases, its last page",
    "list of cases, to do",
    "list of cases of an applicant",
    "search in cases, many found",
    "search in cases, one found",
    "search in cases, top bar",
    "oversight of the operator's cases",
    "oversight of a ministry's cases",
    "case page",
    "case page, its course",
    "register search, everything",
    "register search, two words",
    "register search, facets",
    "register search, most of it found",
    "register search, a misspelt word",
    "register search, nothing found",
    "register search, last page",
    "register entry",
)


@pytest.fixture(scope="module")
def small(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A register of 200 and two cases: nothing happened in one, much in the other."""
    with django_db_blocker.unblock(), transaction.atomic(), on(DAY):
        load_organisations()
        load_register(200)
        scenario.bring_to("INC_FM", "SUBMITTED", DAY, on)
        busy = scenario.bring_to("INC_FM", "FORMAL_REVIEW", DAY, on)
        other = scenario.bring_to("INC_FM", "FORMAL_REVIEW", DAY, on)
        for number in range(25):
            operator = scenario.actor_by("operator", busy)
            perform(busy, "note", actor=operator, data={"text": f"Notatka {number}."})
        assert busy.pk < other.pk
        yield
        transaction.set_rollback(True)


@pytest.fixture
def at_work(small: None, db: None) -> Iterator[None]:
    with on(DAY):
        yield


@pytest.mark.parametrize("title", MEASURED)
def test_a_page_keeps_its_budget_however_many_rows_it_has(at_work: None, title: str) -> None:
    page = next(one for one in pages() if one.title == title)

    assert row_of(page, runs=1).broken == []


def test_all_pages_of_the_measurement_are_tested(at_work: None) -> None:
    assert tuple(page.title for page in pages()) == MEASURED


def test_a_first_visit_is_light(at_work: None) -> None:
    entry = next(page for page in pages() if page.title == "register entry")
    rows = list(weight.rows(entry.address))

    assert len(rows) == 6
    assert [(row.title, row.broken) for row in rows if row.broken] == []
    assert all(0 < (row.script or 0) < (row.transferred or 0) for row in rows[:3])


def test_measured_steps_are_undone(at_work: None) -> None:
    before = Event.objects.count()
    row = steps.row()

    assert row.timing is not None
    assert row.timing.p50 > 0
    assert (row.queries or 0) > 10
    assert Event.objects.count() == before


def test_a_draft_of_full_size_saves_itself_with_few_queries_and_leaves_no_trace(at_work: None) -> None:
    before = Case.objects.count()
    rows = list(saving.rows(runs=2))

    titles = ["autosave of one item", "editor of outcomes of full size", "autosave of one outcome"]
    assert [row.title for row in rows] == titles
    assert [row.broken for row in rows] == [[], [], []]
    assert Case.objects.count() == before


def test_a_second_review_of_full_size_asks_few_questions_and_leaves_no_trace(at_work: None) -> None:
    before = Case.objects.count()
    rows = list(reviewing.rows(runs=2))

    assert [row.broken for row in rows] == [[], []]
    assert rows[0].timing is not None
    assert rows[0].bars.ms is not None
    assert rows[0].timing.cpu < rows[0].bars.ms, "the difference of two versions of full size"
    assert Case.objects.count() == before


def test_a_consultation_of_full_size_with_three_thousand_remarks_asks_few_questions(at_work: None) -> None:
    before = Case.objects.count()
    rows = list(consulting.rows(runs=2))

    assert [row.broken for row in rows] == [[], []]
    assert all(row.timing and row.bars.ms and row.timing.cpu < 2 * row.bars.ms for row in rows)
    assert Case.objects.count() == before


def test_the_team_compares_tables_of_full_size_with_few_queries_and_leaves_no_trace(at_work: None) -> None:
    before = Case.objects.count()
    rows = list(team.rows(runs=2))

    assert [row.broken for row in rows] == [[], [], []]
    for row in rows:
        assert row.timing is not None
        assert row.bars.ms is not None
        assert row.timing.cpu < row.bars.ms, row.title
    assert Case.objects.count() == before


def test_a_database_without_the_measured_letters_says_so(at_work: None) -> None:
    with pytest.raises(LookupError, match="refusal_information"):
        list(letters.rows())


# --- the table --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rank", "value"), [(50, 5), (95, 10), (1, 1), (100, 10)])
def test_a_percentile_is_a_value_that_was_measured(rank: int, value: float) -> None:
    assert percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], rank) == value


def test_what_depends_on_the_machine_breaks_no_bar() -> None:
    slow = Row("x", Timing(500, 600, 400), queries=5, grown=5, bars=Bars(ms=100, queries=12))

    assert (slow.ratio, slow.cpu_ratio, slow.broken) == (5, 4, [])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Row("x", queries=5, grown=6), "queries grow with rows: 5 → 6"),
        (Row("x", queries=13, grown=13, bars=Bars(queries=12)), "more than 12 queries"),
        (Row("x", transferred=100_001, bars=Bars(kilobytes=100)), "more than 100 kB"),
        (Row("x", transferred=1, script=60_001, bars=Bars(script_kilobytes=60)), "more than 60 kB of script"),
    ],
)
def test_what_does_not_depend_on_the_machine_does(row: Row, said: str) -> None:
    assert row.broken == [said]


def test_the_report_is_a_table_with_every_row_and_the_seed() -> None:
    quick = Row(
        "list", Timing.of([Cost(10, 5), Cost(30, 7), Cost(20, 6)]), 11, 11, 43_000, bars=Bars(ms=100, queries=12)
    )
    busy = Row("step", Timing(90, 99, 30), 34, bars=Bars(ms=40))
    weighty = Row("visit", transferred=120_000, script=800, bars=Bars(kilobytes=100))
    seeding = Seeding(Size(10_000, 20_800), ("rejestr: 20800 wpisów: 23.2 s",))
    text = as_markdown(Report((quick, busy, weighty), seeding, "2026-11-25", "2 CPUs", 30))

    assert "| list | 20 | 30 | 5 | 100 | 0.20 | 0.05 | 11 → 11 | 12 | 43 |  | ok |" in text
    assert "| step | 90 | 99 | 30 | 40 | 2.25 | 0.75 | 34 |  |  |  | ok but for the busy machine |" in text
    assert "| visit |  |  |  |  |  |  |  |  | 120 (script 0.8) | 100 | more than 100 kB |" in text
    assert "- rejestr: 20800 wpisów: 23.2 s" in text


def test_the_mark_of_the_schema_is_the_same_each_time() -> None:
    assert schema() == schema()
    assert len(schema()) == 16
