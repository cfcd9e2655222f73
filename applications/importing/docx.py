"""DOCX: headings, list levels and tables with merged cells become blocks; exported lines bear the id of their part."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from applications.importing.blocks import HEADING, LIST, Block, Cell, Mark, Paragraph, Table
from applications.importing.package import Package
from applications.part_words import PART_SIGNS
from kernel.text import clean

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOOKMARK: Final = re.compile(r"zrk_([zek])_([A-Za-z0-9_]*)")
_NAME: Final = re.compile(r"(?:heading|nagłówek) (\d)", re.IGNORECASE)
_SILENT: Final = frozenset({"ZRKInfo"})
_SPAN_LIMIT: Final = 60
_OUTLINE: Final = re.compile("[0-8]")
_LEVEL: Final = re.compile("[0-9]")


def blocks(data: bytes) -> Iterator[Block]:
    """The body of the document, in order. Raises InvalidInput for what is no DOCX."""
    package = Package(data, "DOCX")
    root = package.xml("word/document.xml")
    styles = _styles(package.xml("word/styles.xml")) if "word/styles.xml" in package else {}
    body = root.find(f"{W}body")
    if root.tag != f"{W}document" or body is None:
        raise package.not_one()
    for element in _top(body):
        if element.tag == f"{W}tbl":
            yield Table([_row(row) for row in element.iter(f"{W}tr") if _table_of(row) is element])
        else:
            yield from _paragraphs(element, styles)


def _top(body: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of the body, also those in content controls."""
    for element in body.iter(f"{W}p", f"{W}tbl"):
        if next(element.iterancestors(f"{W}tbl", f"{W}p"), None) is None:
            yield element


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{W}tbl"), None)


def _paragraphs(element: etree._Element, styles: dict[str, int]) -> Iterator[Paragraph]:
    """One line, or several where it is broken by hand. A line without text that stands for a part counts too."""
    style = _value(element, f"{W}pPr/{W}pStyle")
    if style in _SILENT:
        return
    text, mark = _text(element)
    indent = _indent(element, styles.get(style, 0))
    if mark is not None:
        yield Paragraph(text, indent, mark)
        return
    for line in text.split("\n"):
        if line.strip():
            yield Paragraph(line.strip(), indent)


def _text(element: etree._Element) -> tuple[str, Mark | None]:
    """The text of a paragraph; behind the mark of a part only what follows it."""
    parts: list[str] = []
    mark = None
    for node in element.iter():
        if node.tag == f"{W}bookmarkStart":
            named = _BOOKMARK.fullmatch(node.get(f"{W}name") or "")
            if named:
                mark, parts = Mark(PART_SIGNS[named[1]], named[2]), []
        elif node.tag == f"{W}t" and next(node.iterancestors(_FALLBACK), None) is None:
            parts.append(node.text or "")
        elif node.tag == f"{W}tab" and next(node.iterancestors(), node).tag == f"{W}r":
            parts.append("\t")
        elif node.tag in {f"{W}br", f"{W}cr"}:
            parts.append("\n")
    return clean("".join(parts)).strip(), mark


def _indent(element: etree._Element, styled: int) -> int:
    """How deep the paragraph lies: its own list level or outline level, else those of its style."""
    outline = _value(element, f"{W}pPr/{W}outlineLvl")
    if _OUTLINE.fullmatch(outline):
        return HEADING + 1 + int(outline)
    numbered = element.find(f"{W}pPr/{W}numPr")
    if styled < 0 or numbered is None:
        return styled
    level = _value(numbered, f"{W}ilvl")
    return LIST + 1 + (int(level) if _LEVEL.fullmatch(level) else 0)


def _styles(root: etree._Element) -> dict[str, int]:
    """Indents of paragraph styles by their id."""
    found: dict[str, int] = {}
    for style in root.iter(f"{W}style"):
        identifier = style.get(f"{W}styleId") or ""
        name = _NAME.fullmatch(_value(style, f"{W}name"))
        outline = _value(style, f"{W}pPr/{W}outlineLvl")
        if name:
            found[identifier] = HEADING + int(name[1])
        elif _OUTLINE.fullmatch(outline):
            found[identifier] = HEADING + 1 + int(outline)
        elif style.find(f"{W}pPr/{W}numPr") is not None:
            level = _value(style, f"{W}pPr/{W}numPr/{W}ilvl")
            found[identifier] = LIST + 1 + (int(level) if _LEVEL.fullmatch(level) else 0)
    return found


def _row(row: etree._Element) -> list[Cell]:
    """Cells of a row; what a merged cell covers is None."""
    cells: list[Cell] = []
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr"), None) is not row:
            continue
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        outer = (one for one in cell.iter(f"{W}p") if next(one.iterancestors(f"{W}p"), None) is None)
        lines = [_text(one)[0] for one in outer]  # which read what lies within them, as in a text box
        span = _value(cell, f"{W}tcPr/{W}gridSpan")
        wide = min(int(span), _SPAN_LIMIT) if span.isascii() and span.isdigit() and len(span) < 6 else 1
        cells += [None if goes_on else "\n".join(lines), *([None] * (wide - 1))]
    return cells


def _value(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return (found.get(f"{W}val") or "") if found is not None else ""
