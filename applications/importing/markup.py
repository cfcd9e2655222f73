"""Markup of the clipboard: headings, lists and tables are read as structure; nothing of it is ever shown."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree, html

from applications.importing.blocks import HEADING, LIST, Block, Cell, Paragraph, Table, Top
from applications.importing.reading import Reading, refused
from applications.importing.structure import read
from kernel.text import clean
from register.texts import thousands

MARKUP_LIMIT: Final = 3_000_000
_ELEMENTS_LIMIT: Final = 60_000
_SKIPPED: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg"})
_BLOCKS: Final = frozenset({"p", "div", "section", "article", "blockquote", "pre", "dt", "dd", "caption", "body"})
_BREAKS: Final = frozenset({"br", "p", "div", "li", "tr"})
_HEADINGS: Final = re.compile(r"h([1-6])")
_WORD_LIST: Final = re.compile(r"mso-list:\s*\S*\s*level(\d)", re.IGNORECASE)
_SPAN_LIMIT: Final = 60


def from_markup(source: str, top: Top = "auto") -> Reading:
    """Raises InvalidInput as `from_text`, and for markup that cannot be read."""
    if len(source) > MARKUP_LIMIT:
        raise refused(
            f"Wklejona treść z formatowaniem może mieć najwyżej {thousands(MARKUP_LIMIT)} znaków,"
            f" a ma {thousands(len(source))}. Wklej ją jako sam tekst albo w częściach."
        )
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root = html.document_fromstring(clean(source).encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        raise refused("Nie udało się odczytać wklejonej treści. Wklej ją jako sam tekst.") from None
    if sum(1 for _element in root.iter()) > _ELEMENTS_LIMIT:
        raise refused("Wklejona treść ma za dużo formatowania. Wklej ją jako sam tekst albo w częściach.")
    return read(tuple(_blocks(root)), top)


def _blocks(root: html.HtmlElement) -> Iterator[Block]:
    """Walks the tree without recursion, so that depth of nesting does no harm."""
    waiting: list[tuple[html.HtmlElement, int]] = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if name in _SKIPPED:
            continue
        if name == "table":
            yield Table(_rows(element))
            continue
        deeper = depth + (name in {"ul", "ol"})
        if name == "li" or _is_leaf(element, name):
            yield from _paragraph(element, name, depth)
        inner = [child for child in element if isinstance(child.tag, str) and _holds_blocks(child)]
        waiting.extend((child, deeper) for child in reversed(inner))


def _is_leaf(element: html.HtmlElement, name: str) -> bool:
    return (name in _BLOCKS or bool(_HEADINGS.fullmatch(name))) and not any(
        isinstance(child.tag, str) and _holds_blocks(child) for child in element
    )


def _holds_blocks(element: html.HtmlElement) -> bool:
    """Whether the element is a block, or holds one."""
    if element.tag in _BLOCKS or element.tag in {"table", "ul", "ol", "li"} or _HEADINGS.fullmatch(str(element.tag)):
        return True
    return next(element.iter("p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4"), None) is not None


def _paragraph(element: html.HtmlElement, name: str, depth: int) -> Iterator[Paragraph]:
    text = _text(element, own=name == "li")
    heading = _HEADINGS.fullmatch(name)
    level = _WORD_LIST.search(element.get("style") or "")
    if heading:
        yield from (Paragraph(line, HEADING + int(heading[1])) for line in [" ".join(text.split())] if line)
        return
    indent = LIST + int(level[1]) if level else LIST + depth if name == "li" else 0
    for line in text.split("\n"):
        if line.strip():
            yield Paragraph(_unbulleted(line) if level else line.strip(), indent)


def _unbulleted(line: str) -> str:
    """Word writes the number of a list item into its text, followed by a row of hard spaces."""
    return re.sub(r"^\s*\S{1,8}(?:[\u00a0\s]{2,}|\u00a0)", "", line).strip()


def _text(element: html.HtmlElement, *, own: bool = False) -> str:
    """The text of an element, with line ends where it breaks; with `own` without lists and tables inside it."""
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        outside = own and node is not element and _inside_list(node, element)
        if event == "start":
            if node.tag in _BREAKS and parts:
                parts.append("\n")
            if not outside and node.tag not in _SKIPPED and isinstance(node.tag, str):
                parts.append(re.sub(r"[ \t\r\n]+", " ", node.text or ""))
        elif node is not element and not (own and _inside_list(node.getparent(), element)):
            parts.append(re.sub(r"[ \t\r\n]+", " ", node.tail or ""))
    return "".join(parts).strip()


def _inside_list(node: etree._Element | None, top: etree._Element) -> bool:
    while node is not None and node is not top:
        if node.tag in {"ul", "ol", "table"}:
            return True
        node = node.getparent()
    return False


def _rows(table: html.HtmlElement) -> list[list[Cell]]:
    """Rows with every spanned place filled by None, so that columns keep their order."""
    rows: list[list[Cell]] = []
    below: dict[int, int] = {}
    for row in table.iter("tr"):
        if next(row.iterancestors("table"), None) is not table:
            continue
        cells: list[Cell] = []
        for cell in row:
            if cell.tag not in {"td", "th"}:
                continue
            _covered(cells, below)
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for place in range(len(cells), len(cells) + wide):
                below[place] = high - 1
            cells += [_text(cell), *([None] * (wide - 1))]
        _covered(cells, below)
        rows.append(cells)
    return rows


def _covered(cells: list[Cell], below: dict[int, int]) -> None:
    """Fills the places that a cell further up still covers."""
    while below.get(len(cells), 0) > 0:
        below[len(cells)] -= 1
        cells.append(None)


def _span(cell: html.HtmlElement, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return min(int(text), _SPAN_LIMIT) if text.isascii() and text.isdigit() and len(text) < 6 and int(text) else 1
