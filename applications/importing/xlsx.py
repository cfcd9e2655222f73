"""XLSX: the sheets „Opis” and „Efekty” of the template; of another workbook the first sheet with content."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from applications.importing.blocks import Block, Cell, Table
from applications.importing.package import Package
from applications.importing.reading import LeftOut, refused
from kernel.text import clean, fold
from register.texts import thousands

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SHEETS: Final = ("opis", "efekty")
_GUIDE: Final = "instrukcja"
ROWS_LIMIT: Final = 5_000
_COLUMNS: Final = 40
_LONGEST: Final = 10
"""Digits of a number of a shared text: Python refuses to read thousands of them."""
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def blocks(data: bytes) -> tuple[list[Block], list[LeftOut]]:
    """The tables of the workbook and the sheets that were not read. Raises InvalidInput for what is no XLSX."""
    package = Package(data, "XLSX")
    workbook = package.xml("xl/workbook.xml")
    if workbook.tag != f"{S}workbook":
        raise package.not_one()
    targets = _targets(package)
    shared = _shared(package)
    found: list[Block] = []
    left_out: list[LeftOut] = []
    sheets = [(sheet.get("name") or "", targets.get(sheet.get(_R) or "", "")) for sheet in workbook.iter(f"{S}sheet")]
    known = [pair for pair in sheets if fold(pair[0]) in _SHEETS]
    for name, target in known or sheets:
        rows = list(_rows(package.xml(target), shared)) if target in package else []
        if rows and (known or not found):
            found.append(Table(rows))
        elif rows and fold(name) != _GUIDE:
            left_out.append(LeftOut(f"arkusz „{name}”", "czytamy pierwszy arkusz z treścią"))
    return found, left_out


def _targets(package: Package) -> dict[str, str]:
    relations = package.xml("xl/_rels/workbook.xml.rels")
    return {one.get("Id") or "": _path(one.get("Target") or "") for one in relations}


def _path(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _shared(package: Package) -> list[str]:
    if "xl/sharedStrings.xml" not in package:
        return []
    return [_joined(item) for item in package.xml("xl/sharedStrings.xml").iter(f"{S}si")]


def _joined(item: etree._Element) -> str:
    """The text of a cell without the reading aids that some languages add."""
    parts = [node.text or "" for node in item.iter(f"{S}t") if next(node.iterancestors(f"{S}rPh"), None) is None]
    return clean(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(parts)))


def _rows(sheet: etree._Element, shared: list[str]) -> Iterator[list[Cell]]:
    """Rows with content, up to the limit; beyond it the workbook is refused."""
    count = 0
    for row in sheet.iter(f"{S}row"):
        cells: list[Cell] = []
        for cell in row.iter(f"{S}c"):
            place = _column(cell.get("r") or "", len(cells))
            if place < _COLUMNS:
                cells += [""] * (place - len(cells))
                cells.append(_text(cell, shared))
        if not any(cells):
            continue
        count += 1
        if count > ROWS_LIMIT:
            raise refused(f"Arkusz może mieć najwyżej {thousands(ROWS_LIMIT)} wierszy. Podziel go na części.")
        yield cells


def _column(reference: str, following: int) -> int:
    """„B7” → 1; cells without a reference follow each other."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        return following
    place = 0
    for letter in letters.group():
        place = place * 26 + ord(letter) - ord("A") + 1
    return max(following, place - 1)


def _text(cell: etree._Element, shared: list[str]) -> str:
    sort = cell.get("t") or "n"
    if sort == "inlineStr":
        inline = cell.find(f"{S}is")
        return _joined(inline) if inline is not None else ""
    value = (cell.findtext(f"{S}v") or "").strip()
    if sort == "s":
        place = int(value) if value.isascii() and value.isdigit() and len(value) < _LONGEST else len(shared)
        return shared[place] if place < len(shared) else ""
    if sort == "e":
        return ""
    return clean(value.removesuffix(".0") if sort == "n" else value)
