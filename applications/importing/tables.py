"""Tables: columns set, outcome, criterion, by their headings or by their order; also the forms of the old ZRK.

An empty cell and a repeated text go on with the part above. Rows of an exported sheet say what they are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from applications.importing.blocks import Cell, Paragraph, Row, Top
from applications.importing.levels import DEPTH
from applications.importing.marks import is_number, marked
from applications.importing.reading import Draft
from applications.importing.traits import outcome_kind, trait_named
from applications.outcome_edit import PartKind
from applications.part_words import PART, PART_SIGNS
from kernel.text import fold

_TITLE: Final = ("nazwa zestawu", "tytul zestawu")
_SAID: Final = ("numer zestawu", "rodzaj zestawu", "numer efektu")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each kind of content stands; -1: nowhere."""

    set: int = -1
    outcome: int = -1
    criterion: int = -1
    kind: int = -1
    level: int = -1
    hours: int = -1
    part: int = -1


def read_table(draft: Draft, rows: Sequence[Row], top: Top = "auto") -> list[Paragraph]:
    """Takes the rows into the draft. A table of one column is no table: its lines are returned."""
    columns: Columns | None = None
    rows = [row for row in rows if any(cell and cell.strip() for cell in row)]
    for row in rows:
        headed = _headed(row)
        if headed:
            columns = headed
        elif _form_row(draft, row):
            continue
        else:
            if columns is None:
                columns = _guessed(rows, top)
                if columns is None:
                    return [Paragraph(line) for one in rows for line in _lines(_only(one))]
            _content_row(draft, row, columns)
    return []


# --- which column is which ----------------------------------------------------------------------

_HEADINGS: Final[tuple[tuple[str, Callable[[str], bool]], ...]] = (
    ("part", lambda head: head.startswith(fold(PART))),
    ("criterion", lambda head: "kryteri" in head),
    ("kind", lambda head: head.startswith("rodzaj")),
    ("level", lambda head: head.startswith("poziom")),
    ("hours", lambda head: "godzin" in head or "naklad" in head),
    ("set", lambda head: "zestaw" in head),
    ("outcome", lambda head: "efekt" in head),
)
_HEAD_LENGTH: Final = 80


def _headed(row: Row) -> Columns | None:
    """The columns that a row of headings names; None when it is none."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        head = fold(cell or "").strip(" :.")
        if not head or len(head) > _HEAD_LENGTH or marked(cell or "").kind:
            continue
        name = next((name for name, is_it in _HEADINGS if is_it(head)), "")
        if name and name not in found:
            found[name] = place
    named = {"set", "outcome", "criterion"} & set(found)
    return Columns(**found) if len(named) > 1 or ("part" in found and named) else None


def _guessed(rows: Sequence[Row], top: Top) -> Columns | None:
    """By order: the last three of the columns with content; numbers of rows are no content."""
    width = max(len(row) for row in rows)
    used = [place for place in range(width) if _is_content([_cell(row, place) for row in rows])]
    if len(used) < 2:
        return None
    if len(used) == 2:
        return Columns(set=used[0], outcome=used[1]) if top == "set" else Columns(outcome=used[0], criterion=used[1])
    return Columns(set=used[0], outcome=used[1], criterion=used[2])


def _is_content(cells: Sequence[str]) -> bool:
    given = [cell for cell in cells if cell]
    return any(not is_number(cell) for cell in given)


# --- rows ---------------------------------------------------------------------------------------


def _form_row(draft: Draft, row: Row) -> bool:
    """A row „Nazwa zestawu | …” of a form, or one cell over the whole width: a set."""
    cells = [cell.strip() for cell in row if cell is not None]
    given = [cell for cell in cells if cell]
    head = fold(given[0]).strip(" :.")
    if len(row) > 1 and len(cells) == 1 and row[0] is not None:
        draft.add(0, _text(given[0]))
        return True
    if len(given) != 2:
        return False
    if head in _TITLE:
        draft.add(0, given[1])
        return True
    if any(head.startswith(said) for said in _SAID):
        draft.leave_out(": ".join(given), "numer i rodzaj zestawu wynikają z jego miejsca")
        return True
    found = trait_named(given[0], given[1])
    if found:
        found.give(draft)
    return found is not None


def _content_row(draft: Draft, row: Row, columns: Columns) -> None:
    sign, _, part_id = _cell(row, columns.part).partition(":")
    if sign in PART_SIGNS and columns.part >= 0:
        _exact_row(draft, row, columns, PART_SIGNS[sign], part_id)
    else:
        _free_row(draft, row, columns)
    known = {columns.set, columns.outcome, columns.criterion, columns.kind, columns.level, columns.hours, columns.part}
    for place in range(len(row)):
        text = _cell(row, place)
        if text and place not in known and not is_number(text):
            draft.leave_out(text, "kolumna inna niż zestaw, efekt i kryterium")


def _exact_row(draft: Draft, row: Row, columns: Columns, kind: PartKind, part_id: str) -> None:
    """A row of an exported sheet: one part, its text as it stands. What was written beside it counts too."""
    cells = [_cell(row, columns.set), _cell(row, columns.outcome), _cell(row, columns.criterion)]
    own = DEPTH[kind]
    if not cells[own] and any(cells):
        _free_row(draft, row, columns)
        return
    _heads(draft, *(_text(cell) if depth < own else "" for depth, cell in enumerate(cells[:2])))
    draft.add(own, cells[own], part_id)
    for depth in range(own + 1, len(cells)):
        if cells[depth]:
            draft.add(depth, _text(cells[depth]))
    _traits(draft, row, columns)


def _free_row(draft: Draft, row: Row, columns: Columns) -> None:
    _heads(draft, _text(_cell(row, columns.set)), _text(_cell(row, columns.outcome)))
    for line in _lines(_cell(row, columns.criterion)):
        draft.add(2, _text(line))
    _traits(draft, row, columns)


def _heads(draft: Draft, title: str, outcome: str) -> None:
    """A set and an outcome begin where their text changes."""
    if title and (draft.last_set is None or fold(draft.last_set.title) != fold(title)):
        draft.add(0, title)
    if outcome and (draft.last_outcome is None or fold(draft.last_outcome.text) != fold(outcome)):
        draft.add(1, outcome)


def _traits(draft: Draft, row: Row, columns: Columns) -> None:
    kind = outcome_kind(_cell(row, columns.kind))
    if kind and draft.last_outcome and (_cell(row, columns.outcome) or draft.last_outcome.kind is None):
        draft.last_outcome.kind = kind
    for name, place in (("poziom", columns.level), ("godziny", columns.hours)):
        found = trait_named(name, _cell(row, place))
        if found:
            found.give(draft)


def _text(cell: str) -> str:
    """The content of a cell in one line, without its mark."""
    return marked(" ".join(cell.split())).text


def _lines(cell: str) -> list[str]:
    return [line for line in cell.split("\n") if line.strip()]


def _cell(row: Row, place: int) -> str:
    found: Cell = row[place] if 0 <= place < len(row) else None
    return (found or "").strip()


def _only(row: Row) -> str:
    return "\n".join(cell for cell in row if cell and cell.strip() and not is_number(cell))
