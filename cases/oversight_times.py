"""How long stages took: from the events, in one statement, however many cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import connection
from django.db.models import QuerySet

from cases.models import Case
from cases.statuses import word_for
from kernel import clock

DEFAULT_DAYS: Final = 90
LONGEST: Final = timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which a stage ended, both included (Europe/Warsaw)."""

    first: date
    last: date

    @classmethod
    def of(cls, first: date | None, last: date | None) -> "Period":
        """The asked period, else the last `DEFAULT_DAYS` days; turned round when its ends were, at most five years."""
        today = clock.today()
        end = last or today
        start = first or end - timedelta(days=DEFAULT_DAYS - 1)
        start, end = min(start, end), max(start, end)
        return cls(max(start, end - LONGEST), end)

    @classmethod
    def lasting(cls, days: int) -> "Period":
        """So many days up to today."""
        return cls.of(clock.today() - timedelta(days=days - 1), None)


@dataclass(frozen=True, slots=True)
class StageTime:
    """A stage that cases left in the period: how many did, and the calendar days that one spent in it.

    A case that came back to the stage and left it again in the period counts once, with its stays added up.
    """

    state: str
    word: str
    cases: int
    average: float
    median: float


_SQL: Final = """
WITH ended AS (
    SELECT e.case_id, e.source AS state, e.seq, e.recorded_at
    FROM cases_event e
    WHERE e.is_step AND e.source <> e.target AND e.source = ANY(%s)
      AND e.recorded_at >= %s AND e.recorded_at < %s
      AND e.case_id IN ({visible})
), stays AS (
    SELECT ended.case_id, ended.state,
           SUM((ended.recorded_at AT TIME ZONE 'Europe/Warsaw')::date
               - (began.recorded_at AT TIME ZONE 'Europe/Warsaw')::date) AS days
    FROM ended
    CROSS JOIN LATERAL (
        SELECT b.recorded_at FROM cases_event b
        WHERE b.case_id = ended.case_id AND b.is_step AND b.seq < ended.seq AND b.source <> b.target
        ORDER BY b.seq DESC LIMIT 1
    ) began
    GROUP BY ended.case_id, ended.state
)
SELECT state, count(*), avg(days)::float, percentile_cont(0.5) WITHIN GROUP (ORDER BY days)
FROM stays GROUP BY state
"""


def stage_times(cases: QuerySet[Case], stages: Sequence[str], period: Period) -> list[StageTime]:
    """The stages that these cases left in the period, in the order given (one query)."""
    visible, params = cases.order_by().values("pk").query.sql_with_params()
    first, after = clock.start_of(period.first), clock.end_of(period.last)
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(visible=visible), [list(stages), first, after, *params])  # our own SQL and Django's
        rows = {str(row[0]): row[1:] for row in cursor.fetchall()}
    return [
        StageTime(state, word_for(state), int(rows[state][0]), float(rows[state][1]), float(rows[state][2]))
        for state in stages
        if state in rows
    ]
