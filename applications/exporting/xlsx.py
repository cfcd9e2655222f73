"""XLSX: an instruction, the fields of the description and the outcomes, one part in each row."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from applications.exporting.guide import GUIDE
from applications.exporting.ooxml import OFFICE, content_types, packed, relations
from applications.fact_words import facts
from applications.part_words import KIND, KIND_WORDS, PART
from register.outcomes import LearningOutcomes

S: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
HEADINGS: Final = ("Zestaw", "Efekt", "Kryterium", KIND, "Poziom PRK", "Godziny", f"{PART} (nie zmieniaj)")
_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PLAIN, _BOLD, _WRAPPED = 0, 1, 2

_Row = Sequence[str | int]


def as_xlsx(description: Mapping[str, object], outcomes: LearningOutcomes, kind: str) -> bytes:
    """The whole description as a workbook."""
    return _workbook(facts(description, kind), _rows(outcomes))


def template(kind: str) -> bytes:
    """The same workbook without content, to be filled in."""
    return _workbook(facts({}, kind), ())


def _rows(outcomes: LearningOutcomes) -> Iterator[_Row]:
    for one in outcomes.sets:
        yield one.title, "", "", "", one.pqf_level or "", one.workload_hours or "", f"z:{one.id}"
        for outcome in one.outcomes:
            words = KIND_WORDS[outcome.kind] if outcome.kind else ""
            yield "", outcome.text, "", words, "", "", f"e:{outcome.id}"
            for criterion in outcome.criteria:
                yield "", "", criterion.text, "", "", "", f"k:{criterion.id}"


def _workbook(known: Iterable[tuple[str, str]], rows: Iterable[_Row]) -> bytes:
    sheets = {
        "Instrukcja": _sheet([(line,) for line in GUIDE], (110,)),
        "Opis": _sheet([("Pole", "Treść"), *known], (45, 110), head=True),
        "Efekty": _sheet([HEADINGS, *rows], (40, 55, 75, 22, 12, 10, 24), head=True),
    }
    return _packed(sheets)


def table_book(name: str, rows: Iterable[_Row], widths: Sequence[int]) -> bytes:
    """A workbook of one table; its first row is the head."""
    return _packed({name: _sheet(rows, widths, head=True)})


def _packed(sheets: Mapping[str, etree._Element]) -> bytes:
    names = [f"xl/worksheets/sheet{number}.xml" for number, _ in enumerate(sheets, 1)]
    types = {"xl/workbook.xml": f"{_SHEET}.sheet.main+xml", "xl/styles.xml": f"{_SHEET}.styles+xml"}
    targets = {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(sheets, 1)}
    return packed(
        {
            "[Content_Types].xml": content_types(types | dict.fromkeys(names, f"{_SHEET}.worksheet+xml")),
            "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": _book(list(sheets)),
            "xl/_rels/workbook.xml.rels": relations(targets | {"rId9": ("styles", "styles.xml")}),
            "xl/styles.xml": _styles(),
            **dict(zip(names, sheets.values(), strict=True)),
        }
    )


def _tag(name: str) -> str:
    return f"{{{S}}}{name}"


def _book(names: Sequence[str]) -> etree._Element:
    root = etree.Element(_tag("workbook"), nsmap={None: S, "r": OFFICE})
    sheets = etree.SubElement(root, _tag("sheets"))
    for number, name in enumerate(names, 1):
        sheet = etree.SubElement(sheets, _tag("sheet"), name=name, sheetId=str(number))
        sheet.set(f"{{{OFFICE}}}id", f"rId{number}")
    return root


def _sheet(rows: Iterable[_Row], widths: Sequence[int], *, head: bool = False) -> etree._Element:
    """A sheet of text; with `head` its first row is bold and stays in sight."""
    root = etree.Element(_tag("worksheet"), nsmap={None: S})
    view = etree.SubElement(etree.SubElement(root, _tag("sheetViews")), _tag("sheetView"), workbookViewId="0")
    if head:
        etree.SubElement(view, _tag("pane"), ySplit="1", topLeftCell="A2", activePane="bottomLeft", state="frozen")
    columns = etree.SubElement(root, _tag("cols"))
    for number, width in enumerate(widths, 1):
        etree.SubElement(
            columns,
            _tag("col"),
            min=str(number),
            max=str(number),
            width=str(width),
            customWidth="1",
            style=str(_WRAPPED),
        )
    data = etree.SubElement(root, _tag("sheetData"))
    for number, row in enumerate(rows, 1):
        line = etree.SubElement(data, _tag("row"), r=str(number))
        for place, value in enumerate(row):
            if value != "":
                _cell(line, f"{chr(ord('A') + place)}{number}", value, _BOLD if head and number == 1 else _WRAPPED)
    return root


def _cell(row: etree._Element, reference: str, value: str | int, style: int) -> None:
    """Text is written as text, so that nothing that somebody typed is ever a formula."""
    if isinstance(value, int):
        cell = etree.SubElement(row, _tag("c"), r=reference, s=str(style))
        etree.SubElement(cell, _tag("v")).text = str(value)
        return
    cell = etree.SubElement(row, _tag("c"), r=reference, s=str(style), t="inlineStr")
    text = etree.SubElement(etree.SubElement(cell, _tag("is")), _tag("t"))
    text.set(_XML_SPACE, "preserve")
    text.text = _ESCAPE.sub("_x005F_", value)


def _styles() -> etree._Element:
    """Plain, bold and wrapped text."""
    return etree.fromstring(
        f'<styleSheet xmlns="{S}">'
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
        '<alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>'
    )
