"""What a source is made of before anybody knows what its lines mean: paragraphs and tables, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from applications.outcome_edit import PartKind

Top = Literal["auto", "set", "outcome"]
"""What the lines of the highest level are: said by the person, or to be recognised."""

Cell = str | None
"""None: covered by a cell that spans further, to the left or above."""

Row = Sequence[Cell]
HEADING = -100
LIST = 1_000


@dataclass(frozen=True, slots=True)
class Mark:
    """The part that an exported line stands for; `part_id` is empty when the line lost it."""

    kind: PartKind
    part_id: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line. `indent` grows with depth: headings lie below 0, lists above 1,000; `mark` is exact where it is known."""

    text: str
    indent: int = 0
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the cells of one row may hold several lines."""

    rows: Sequence[Row]


Block = Paragraph | Table
