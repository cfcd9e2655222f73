"""The rows of the queue as CSV: exactly those found, with the query, the day and their number in the head."""

import csv
from collections.abc import Iterator

from django.http import StreamingHttpResponse

from cases import queries
from cases.filters import Filters
from cases.models import Case
from institutions.actor import Actor
from kernel import clock

COLUMNS = (
    "Znak sprawy",
    "Nazwa",
    "Rodzaj",
    "Wnioskodawca",
    "Etap",
    "Termin prawny etapu",
    "Najbliższy termin",
    "Minister właściwy",
    "Dział administracji",
    "Prowadzi (ocena formalna)",
    "Prowadzi (ministerstwo)",
    "Złożono",
)
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


class _Line:
    """A file that only hands back what is written into it."""

    def write(self, text: str) -> str:
        return text


def as_csv(actor: Actor, filters: Filters, query: str) -> StreamingHttpResponse:
    """Answers with every row that the filters find (UTF-8, semicolons, as spreadsheets here read it)."""
    cases = queries.rows_to_export(actor, filters)
    head = [["Zapytanie", query]]
    return csv_answer("sprawy", head, list(COLUMNS), [_row(case, actor) for case in cases])


def csv_answer(name: str, head: list[list[str]], columns: list[str], rows: list[list[str]]) -> StreamingHttpResponse:
    """A file for spreadsheets with what was asked, the moment and the number of rows before its columns."""
    now = clock.local(clock.now())
    before = [*head, ["Stan na", f"{now:%d.%m.%Y, %H:%M}"], ["Liczba wierszy", str(len(rows))], [], columns]
    answer = StreamingHttpResponse(_lines([*before, *rows]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{now:%Y-%m-%d}.csv"'
    return answer


def _lines(rows: list[list[str]]) -> Iterator[str]:
    writer = csv.writer(_Line(), delimiter=";")
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])


def safe(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


def _row(case: Case, actor: Actor) -> list[str]:
    status = queries.status_for(case, actor)
    return [
        case.sign or "",
        case.title,
        case.get_kind_display(),
        case.applicant.name,
        status.word,
        status.legal,
        case.next_due.isoformat() if case.next_due else "",
        case.competent.name if case.competent else "",
        case.division.name if case.division else "",
        case.owner.get_full_name() if case.owner else "",
        case.officer.get_full_name() if case.officer else "",
        f"{clock.local(case.submitted_at):%Y-%m-%d %H:%M}" if case.submitted_at else "",
    ]
