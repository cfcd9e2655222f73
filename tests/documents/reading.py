"""Reads a PDF as a screen reader does: the tags in their order, each with its text."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf


@dataclass
class Node:
    """One element of the structure: tag, depth, own text, attributes."""

    tag: str
    depth: int
    text: str = ""
    alt: str = ""
    scope: str = ""
    contents: str = ""
    children: list["Node"] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All text below this element, in reading order."""
        return " ".join(part for part in (self.text, *(child.words for child in self.children)) if part)


@dataclass
class Reading:
    """The tree of a file, and the text that no element holds (artefacts), page by page."""

    root: Node
    artefacts: list[list[str]]

    def all(self, tag: str) -> list[Node]:
        return [node for node in walk(self.root) if node.tag == tag]


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from walk(child)


def read(content: bytes) -> Reading:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        texts = {page.objgen: _page_text(page) for page in pdf.pages}
        root = _node(pdf.Root.StructTreeRoot.K[0], 0, None, texts)
        return Reading(root, [texts[page.objgen][1] for page in pdf.pages])


def _node(element, depth, page, texts) -> Node:
    page = element.get("/Pg", page)
    attributes = element.get("/A", {})
    node = Node(
        str(element.S)[1:], depth, alt=str(element.get("/Alt", "")), scope=str(attributes.get("/Scope", ""))[1:]
    )
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            node.text += texts[page.objgen][0].get(kid, "")
        elif kid.get("/Type") == "/OBJR":
            node.contents = str(kid.Obj.get("/Contents", ""))
        else:
            node.children.append(_node(kid, depth + 1, page, texts))
    return node


def _page_text(page) -> tuple[dict[int, str], list[str]]:
    fonts = {name: _to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    held: dict[int, str] = {}
    artefacts: list[str] = []
    marks: list[int | None] = []
    current: tuple[dict[bytes, str], int] = ({}, 2)
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                current = fonts.get(str(operands[0]), ({}, 2))
            case "BDC":
                properties = operands[1]
                marks.append(
                    int(properties["/MCID"])
                    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
                    else None
                )
            case "BMC":
                marks.append(None)
            case "EMC":
                marks.pop()
            case "Tj" | "TJ":
                shown = _shown(operands, current)
                mark = next((mark for mark in reversed(marks) if mark is not None), None)
                if mark is None:
                    artefacts.append(shown)
                else:
                    held[mark] = held.get(mark, "") + shown
    return held, artefacts


def _shown(operands, font: tuple[dict[bytes, str], int]) -> str:
    table, width = font
    parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
    text = ""
    for part in parts:
        if isinstance(part, pikepdf.String):
            raw = bytes(part)
            text += "".join(table.get(raw[i : i + width], "\ufffd") for i in range(0, len(raw), width))
    return text


def _to_unicode(font) -> tuple[dict[bytes, str], int]:
    width = 2 if font.Subtype == "/Type0" else 1
    table: dict[bytes, str] = {}
    if "/ToUnicode" not in font:
        return table, width
    for operands, operator in pikepdf.parse_content_stream(font.ToUnicode):
        if str(operator) == "endbfchar":
            for code, text in zip(operands[::2], operands[1::2], strict=True):
                table[bytes(code)] = bytes(text).decode("utf-16-be")
    return table, width
