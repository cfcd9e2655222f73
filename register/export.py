"""The rows of a search as CSV: exactly those that the page counts, with the query, the moment and their number."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from django.db.models import Count, Window
from django.utils.translation import gettext as _

from kernel import clock
from register.enums import QualificationKind, QualificationType, Status
from register.models import Qualification
from register.search import found_rows
from register.search_query import SearchQuery

__all__ = ["csv_lines"]

ROWS_AT_ONCE: Final = 500
_CHOICES: Final = (QualificationKind, QualificationType, Status)
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


class _Line:
    """A file that only hands back what is written into it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(query: SearchQuery, address: str, entry_address: str) -> Iterator[str]:
    """Lines of the file (UTF-8, semicolons, as spreadsheets here read it), while the rows come from the database.

    The number in the head is counted by the statement that gives the rows, so the two cannot differ.
    `entry_address` is the address of an entry with „{}” for its identifier. Words are in the language of
    the moment of the call: while the file goes out, the request is over.
    """
    words = {str(value): str(label) for choices in _CHOICES for value, label in choices.choices}
    return _lines(query, _head(address), words, entry_address)


@dataclass(frozen=True, slots=True)
class _Head:
    """The words above the rows, all but the number of rows."""

    asked: Sequence[str]
    moment: Sequence[str]
    number: str
    columns: Sequence[str]


def _lines(query: SearchQuery, head: _Head, words: Mapping[str, str], entry_address: str) -> Iterator[str]:
    writer = csv.writer(_Line(), delimiter=";")
    found = found_rows(query).select_related("ministry").annotate(every=Window(Count("pk")))
    rows = found.iterator(chunk_size=ROWS_AT_ONCE)
    first = next(rows, None)
    number = str(getattr(first, "every", 0))
    yield "\ufeff"
    for line in (head.asked, head.moment, [head.number, number], [], head.columns):
        yield writer.writerow([_safe(cell) for cell in line])
    for entry in chain([first] if first else [], rows):
        yield writer.writerow([_safe(cell) for cell in _row(entry, words, entry_address)])


def _head(address: str) -> _Head:
    now = clock.local(clock.now())
    columns = (
        _("Identyfikator"),
        _("Nazwa"),
        _("Kategoria"),
        _("Rodzaj"),
        _("Status"),
        _("Poziom PRK"),
        _("Objętość w godzinach"),
        _("Kod ISCED-F"),
        _("Kod PKD"),
        _("Wnioskodawca"),
        _("Minister właściwy"),
        _("Włączona dnia"),
        _("Adres wpisu"),
    )
    return _Head(
        asked=(_("Zapytanie"), address),
        moment=(_("Stan na"), f"{now:%d.%m.%Y, %H:%M}"),
        number=_("Liczba wierszy"),
        columns=columns,
    )


def _row(entry: Qualification, words: Mapping[str, str], entry_address: str) -> Sequence[str]:
    return [
        entry.zrk_code,
        entry.name,
        words[entry.kind],
        words[entry.type],
        words[entry.status],
        str(entry.pqf_level or ""),
        str(entry.workload_hours or ""),
        entry.isced_code,
        entry.pkd_code,
        entry.applicant_name,
        str(entry.ministry or ""),
        entry.included_on.isoformat(),
        entry_address.format(entry.zrk_code),
    ]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell
