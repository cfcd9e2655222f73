"""The table of remarks that the officer works through: filters, progress, one page, and the whole as a file."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from applications.exporting.xlsx import table_book
from cases.kept import kept
from cases.models import Case
from cases.views.queue_file import safe
from kernel import clock
from workflows.inclusion.consultation_moderation import remarks_of
from workflows.inclusion.consultation_parts import Part, parts
from workflows.inclusion.models import ConsultationRemark
from workflows.inclusion.models.consultation import Moderation

PAGE: Final = 50
STATES: Final = (
    ("czeka", "do sprawdzenia", Q(state=Moderation.WAITING)),
    ("bez-stanowiska", "bez stanowiska", Q(state=Moderation.SHOWN, position="")),
    ("ze-stanowiskiem", "ze stanowiskiem", ~Q(position="")),
    ("ukryte", "ukryte", Q(state=Moderation.HIDDEN)),
)
COLUMNS: Final = (
    "Nr",
    "Część opisu",
    "Uwaga",
    "Kto",
    "Jak wpłynęła",
    "Dzień",
    "Na portalu",
    "Stanowisko",
    "Co się zmienia",
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the page shows; the address says it. `part` is None for all parts."""

    state: str = ""
    part: str | None = None
    text: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Filters":
        part = asked.get("czesc")
        return cls(asked.get("stan", ""), None if part in {None, "wszystkie"} else part, asked.get("q", "")[:200])

    def pairs(self) -> dict[str, str]:
        found = {"stan": self.state, "q": self.text}
        pairs = {key: value for key, value in found.items() if value}
        return pairs if self.part is None else {**pairs, "czesc": self.part}

    @property
    def query(self) -> str:
        return urlencode(self.pairs())


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the table is: `done` of those that count, and what waits."""

    total: int
    waiting: int
    unanswered: int
    hidden: int

    @property
    def counted(self) -> int:
        return self.total - self.hidden

    @property
    def done(self) -> int:
        return self.counted - self.waiting - self.unanswered


def progress_of(case: Case) -> Progress:
    """The numbers of all remarks (one query, kept with the case)."""
    return kept(case, "consultation_progress", lambda: _progress(case))


def _progress(case: Case) -> Progress:
    found = ConsultationRemark.objects.filter(case_id=case.pk).aggregate(
        total=Count("pk"),
        waiting=Count("pk", filter=Q(state=Moderation.WAITING)),
        unanswered=Count("pk", filter=Q(state=Moderation.SHOWN, position="")),
        hidden=Count("pk", filter=Q(state=Moderation.HIDDEN)),
    )
    return Progress(**found)


def found(case: Case, filters: Filters) -> QuerySet[ConsultationRemark]:
    """The remarks that the filters find, by part and number."""
    rows = remarks_of(case).select_related("answered_by").order_by("target", "number")
    rule = next((one for key, _word, one in STATES if key == filters.state), None)
    if rule is not None:
        rows = rows.filter(rule)
    if filters.part is not None:
        rows = rows.filter(target=filters.part)
    if filters.text:
        rows = rows.filter(
            Q(text__icontains=filters.text)
            | Q(community__icontains=filters.text)
            | Q(author__icontains=filters.text)
            | Q(change__icontains=filters.text)
        )
    return rows


def page_of(case: Case, filters: Filters, number: str | None) -> Page[ConsultationRemark]:
    return Paginator(found(case, filters), PAGE).get_page(number)


def groups(case: Case, rows: Iterable[ConsultationRemark]) -> list[tuple[Part | None, list[ConsultationRemark]]]:
    """The remarks of a page under the part that they are about."""
    known = parts(case)
    by_target: dict[str, list[ConsultationRemark]] = {}
    for one in rows:
        by_target.setdefault(one.target, []).append(one)
    return [(known.get(target), several) for target, several in by_target.items()]


def as_csv(case: Case, filters: Filters) -> bytes:
    """Just the rows that the filters find (UTF-8, semicolons), with case, day and number in the head."""
    rows = list(_cells(case, filters))
    target = io.StringIO()
    target.write("\ufeff")
    writer = csv.writer(target, delimiter=";")
    writer.writerows([["Sprawa", case.sign or ""], ["Stan na", clock.today().isoformat()], ["Wierszy", str(len(rows))]])
    writer.writerows([[], COLUMNS, *([safe(str(cell)) for cell in row] for row in rows)])
    return target.getvalue().encode()


def as_xlsx(case: Case, filters: Filters) -> bytes:
    """The same rows as a workbook."""
    return table_book("Uwagi", [COLUMNS, *_cells(case, filters)], (6, 34, 70, 30, 18, 12, 18, 22, 60))


def _cells(case: Case, filters: Filters) -> Iterator[tuple[str | int, ...]]:
    known = parts(case)
    for one in found(case, filters):
        part = known.get(one.target)
        yield (
            one.number,
            part.full if part else "część usunięta z opisu",
            one.text,
            one.public_signature,
            one.get_way_display(),
            one.received_on.isoformat(),
            one.get_state_display(),
            one.get_position_display(),
            one.change,
        )
