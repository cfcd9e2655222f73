"""Blocks of a source become a reading: tables by their columns, lines by their levels, labelled rows as fields."""

from collections.abc import Sequence
from itertools import groupby

from applications.importing.blocks import Block, Paragraph, Table, Top
from applications.importing.facts import Facts, is_facts
from applications.importing.levels import DEPTH, levelled
from applications.importing.marks import is_heading
from applications.importing.reading import Draft, Reading, refused
from applications.importing.tables import read_table
from applications.importing.traits import Trait, trait

NOTHING = (
    "Nie znaleźliśmy tu ani zestawów, ani efektów, ani kryteriów."
    " Wklej listę z numeracją albo tabelę z kolumnami: zestaw, efekt, kryterium."
)


def read(blocks: Sequence[Block], top: Top = "auto") -> Reading:
    """Raises InvalidInput when nothing was found, a line is too long or a limit is passed."""
    draft, facts = Draft(), Facts()
    for is_table, run in groupby(blocks, key=lambda block: isinstance(block, Table)):
        if is_table:
            for block in run:
                assert isinstance(block, Table)
                _table(draft, facts, block, top)
        else:
            _lines(draft, [block for block in run if isinstance(block, Paragraph)], top)
    draft.left_out.extend(facts.left_out)
    found = draft.finished(facts.values)
    if found.is_empty:
        raise refused(NOTHING)
    return found


def _table(draft: Draft, facts: Facts, table: Table, top: Top) -> None:
    if is_facts(table.rows):
        facts.take(table.rows)
        return
    lines = read_table(draft, table.rows, top)
    if lines:
        _lines(draft, lines, top)


def _lines(draft: Draft, paragraphs: Sequence[Paragraph], top: Top) -> None:
    content, traits = _sorted(draft, paragraphs)
    for place, one in enumerate(levelled(content, top)):
        if one.mark:
            draft.add(DEPTH[one.mark.kind], one.text, one.mark.part_id)
        else:
            draft.add(one.depth, one.text)
        for found in traits.get(place, ()):
            found.give(draft)


def _sorted(draft: Draft, paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], dict[int, list[Trait]]]:
    """Lines that become parts, and what is said of a part below it. Headings in between are left out and told."""
    content: list[Paragraph] = []
    traits: dict[int, list[Trait]] = {}
    for one in paragraphs:
        found = trait(one.text) if one.mark is None and content else None
        if found:
            traits.setdefault(len(content) - 1, []).append(found)
        elif one.mark is None and is_heading(one.text):
            draft.leave_out(one.text, "nagłówek, nie treść opisu")
        elif one.text or one.mark:
            content.append(one)
    return content, traits
