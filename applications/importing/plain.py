"""Pasted plain text: a table when its lines have columns, otherwise lines with numbering and indentation."""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Final

from applications.importing.blocks import Block, Paragraph, Row, Table, Top
from applications.importing.marks import is_mark
from applications.importing.reading import PASTE_LIMIT, Reading, refused
from applications.importing.structure import read
from kernel.text import clean
from register.texts import thousands

_TAB: Final = 4
_IN_COLUMNS: Final = 0.3
"""The share of lines with two cells from which a text is a table."""
_CELL: Final = 20_000


def from_text(text: str, top: Top = "auto") -> Reading:
    """Raises InvalidInput for a text that is too long, empty of parts or beyond the limits of a description."""
    if len(text) > PASTE_LIMIT:
        raise refused(
            f"Wklejony tekst może mieć najwyżej {thousands(PASTE_LIMIT)} znaków, a ma {thousands(len(text))}."
            " Wklej go w częściach albo wczytaj plik."
        )
    return read(tuple(blocks(clean(text))), top)


def blocks(text: str) -> Iterator[Block]:
    """The text as one table, or line by line."""
    lines = [line for line in text.split("\n") if line.strip()]
    rows = [_unmarked(line) for line in lines]
    if _has_columns(rows):
        yield Table(_quoted(text) or rows)
        return
    for line in lines:
        yield Paragraph(line.strip(), _indent(line))


def _unmarked(line: str) -> Row:
    """Cells of a line; a tab behind „1.” or „•” only keeps a distance, as word processors write it."""
    cells = line.split("\t")
    first = next((place for place, cell in enumerate(cells) if cell.strip()), 0)
    return cells[first + 1 :] if len(cells) > first + 1 and is_mark(cells[first]) else cells


def _has_columns(rows: Sequence[Row]) -> bool:
    if not rows:
        return False
    full = sum(1 for row in rows if sum(1 for cell in row if cell and cell.strip()) > 1)
    widths = {len(row) for row in rows}
    return full >= max(1, len(rows) * _IN_COLUMNS) or (len(rows) > 1 and len(widths) == 1 and widths.pop() > 1)


def _quoted(text: str) -> list[Row]:
    """Cells as spreadsheets copy them: a cell of several lines stands in quotation marks. Nothing when it is not so."""
    if '"' not in text:
        return []
    try:
        rows = [
            row
            for row in csv.reader(text.splitlines(keepends=True), delimiter="\t")
            if any(cell.strip() for cell in row)
        ]
    except csv.Error:
        return []
    swallowed = any(len(cell) > _CELL for row in rows for cell in row)
    return [] if swallowed else list(rows)


def _indent(line: str) -> int:
    lead = re.match(r"[ \t\u00a0]*", line)
    return sum(_TAB if sign == "\t" else 1 for sign in lead.group()) if lead else 0
