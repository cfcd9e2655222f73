"""DOCX: the fields in a table, sets and outcomes as headings, criteria as a list; bookmarks bear their ids."""

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from applications.exporting.ooxml import content_types, packed, relations
from applications.fact_words import facts
from applications.part_words import HOURS, KIND, KIND_WORDS, LEVEL
from register.outcomes import LearningOutcomes, Outcome, OutcomeSet

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BOOKMARK: Final = re.compile(r"[A-Za-z0-9_]{1,34}")
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_INFO: Final = (
    "Możesz zmieniać ten dokument w edytorze tekstu i wczytać go z powrotem na stronie efektów uczenia się. "
    "Zestawy są nagłówkami 2, efekty nagłówkami 3, kryteria punktami listy."
)


def as_docx(description: Mapping[str, object], outcomes: LearningOutcomes, kind: str) -> bytes:
    """The whole description as a text document."""
    return packed(
        {
            "[Content_Types].xml": content_types(
                {
                    "word/document.xml": f"{_WORD}.document.main+xml",
                    "word/styles.xml": f"{_WORD}.styles+xml",
                    "word/numbering.xml": f"{_WORD}.numbering+xml",
                }
            ),
            "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": relations(
                {"rId1": ("styles", "styles.xml"), "rId2": ("numbering", "numbering.xml")}
            ),
            "word/document.xml": _document(description, outcomes, kind),
            "word/styles.xml": etree.fromstring(_STYLES),
            "word/numbering.xml": etree.fromstring(_NUMBERING),
        }
    )


def _document(description: Mapping[str, object], outcomes: LearningOutcomes, kind: str) -> etree._Element:
    root = etree.Element(_tag("document"), nsmap={"w": W})
    body = etree.SubElement(root, _tag("body"))
    title = str(description.get("name") or "Opis kwalifikacji")
    _paragraph(body, title, "Title", silent=True)
    _paragraph(body, _INFO, silent=True)
    _table(body, [("Pole", "Treść"), *facts(description, kind)])
    _paragraph(body, "Efekty uczenia się", "ZRKInfo")
    for one in outcomes.sets:
        _set(body, one)
    section = etree.SubElement(body, _tag("sectPr"))
    etree.SubElement(section, _tag("pgSz")).attrib.update({_tag("w"): "11906", _tag("h"): "16838"})
    return root


def _set(body: etree._Element, one: OutcomeSet) -> None:
    _paragraph(body, one.title, "Heading2", before=f"Zestaw {one.no}. ", mark=("z", one.id))
    if one.pqf_level:
        _paragraph(body, f"{LEVEL}: {one.pqf_level}")
    if one.workload_hours:
        _paragraph(body, f"{HOURS}: {one.workload_hours}")
    for number, outcome in enumerate(one.outcomes, 1):
        _outcome(body, outcome, f"{one.no}.{number} ")


def _outcome(body: etree._Element, outcome: Outcome, number: str) -> None:
    _paragraph(body, outcome.text, "Heading3", before=number, mark=("e", outcome.id))
    if outcome.kind:
        _paragraph(body, f"{KIND}: {KIND_WORDS[outcome.kind]}")
    for criterion in outcome.criteria:
        _paragraph(body, criterion.text, "ListParagraph", mark=("k", criterion.id), listed=True)


# --- parts of the markup ------------------------------------------------------------------------


def _tag(name: str) -> str:
    return f"{{{W}}}{name}"


def _paragraph(
    above: etree._Element,
    text: str,
    style: str = "",
    *,
    before: str = "",
    mark: tuple[str, str] | None = None,
    listed: bool = False,
    silent: bool = False,
) -> None:
    """A paragraph; `before` is its number, `mark` the kind and id of its part, `silent` is not read back."""
    paragraph = etree.SubElement(above, _tag("p"))
    properties = etree.SubElement(paragraph, _tag("pPr"))
    name = "ZRKInfo" if silent else style
    if name:
        etree.SubElement(properties, _tag("pStyle")).set(_tag("val"), name)
    if listed:
        numbering = etree.SubElement(properties, _tag("numPr"))
        etree.SubElement(numbering, _tag("ilvl")).set(_tag("val"), "0")
        etree.SubElement(numbering, _tag("numId")).set(_tag("val"), "1")
    if before:
        _run(paragraph, before)
    if mark:
        sign, part_id = mark
        place = sum(1 for _ in above.iter(_tag("bookmarkStart")))
        identifier = part_id if _BOOKMARK.fullmatch(part_id) else ""
        name = f"zrk_{sign}_{identifier}"
        etree.SubElement(paragraph, _tag("bookmarkStart")).attrib.update({_tag("id"): str(place), _tag("name"): name})
        etree.SubElement(paragraph, _tag("bookmarkEnd")).set(_tag("id"), str(place))
    _run(paragraph, text)


def _run(paragraph: etree._Element, text: str) -> None:
    run = etree.SubElement(paragraph, _tag("r"))
    for number, piece in enumerate(text.split("\t")):
        if number:
            etree.SubElement(run, _tag("tab"))
        part = etree.SubElement(run, _tag("t"))
        part.set(_XML_SPACE, "preserve")
        part.text = piece


def _table(body: etree._Element, rows: list[tuple[str, str]]) -> None:
    table = etree.SubElement(body, _tag("tbl"))
    properties = etree.SubElement(table, _tag("tblPr"))
    etree.SubElement(properties, _tag("tblStyle")).set(_tag("val"), "TableGrid")
    etree.SubElement(properties, _tag("tblW")).attrib.update({_tag("w"): "9000", _tag("type"): "dxa"})
    grid = etree.SubElement(table, _tag("tblGrid"))
    for width in ("3000", "6000"):
        etree.SubElement(grid, _tag("gridCol")).set(_tag("w"), width)
    for row in rows:
        line = etree.SubElement(table, _tag("tr"))
        for text in row:
            cell = etree.SubElement(line, _tag("tc"))
            for piece in text.split("\n"):
                _paragraph(cell, piece)


_STYLES: Final = f"""<w:styles xmlns:w="{W}">
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="pl-PL"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
<w:pPr><w:keepNext/><w:spacing w:before="360"/><w:outlineLvl w:val="1"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/>
<w:pPr><w:keepNext/><w:spacing w:before="200"/><w:outlineLvl w:val="2"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/>
<w:pPr><w:ind w:left="720"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="ZRKInfo"><w:name w:val="ZRK Info"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:after="200"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/>
<w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/>
</w:tblBorders></w:tblPr></w:style></w:styles>"""

_NUMBERING: Final = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/>
<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
