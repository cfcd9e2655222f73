"""A description goes out as DOCX and XLSX and comes back without loss; files that mean harm are refused."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from applications.exporting import as_docx, as_xlsx, template
from applications.importing import FILE_LIMIT, from_file
from kernel.refusals import InvalidInput
from register.description import parse
from register.outcomes import LearningOutcomes
from register.samples import sample_description
from tests.applications.descriptions import DESCRIPTIONS, sized
from tests.applications.factories import FM

SHEET = "xl/worksheets/sheet3.xml"
Writer = Callable[[dict[str, object], LearningOutcomes, str], bytes]
WRITERS = pytest.mark.parametrize(("ending", "write"), [(".docx", as_docx), (".xlsx", as_xlsx)], ids=["docx", "xlsx"])


@WRITERS
@given(outcomes=DESCRIPTIONS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_outcomes_come_back_as_they_were(ending: str, write: Writer, outcomes: LearningOutcomes) -> None:
    assert from_file(f"opis{ending}", write({}, outcomes, FM)).outcomes.sets == outcomes.sets


@WRITERS
@pytest.mark.parametrize("index", range(5))
def test_a_whole_description_comes_back(ending: str, write: Writer, index: int) -> None:
    description = sample_description(index)
    data = description.model_dump(mode="json") | {"pqf_level": None, "sqf_references": []}
    reading = from_file(f"opis{ending}", write(data, description.learning_outcomes, FM))
    assert reading.sets == description.learning_outcomes.sets
    assert reading.left_out == ()
    values = dict(reading.values)
    assert values.pop("synthesis") == description.learning_outcomes.synthesis
    assert values["name"] == description.name
    assert values["workloadHours"] == description.workload_hours
    assert values["validationRequirements.methods"] == description.validation_requirements.methods
    assert parse({"validity": values["validity"]}).validity == description.validity


@WRITERS
def test_four_hundred_criteria_come_back(ending: str, write: Writer) -> None:
    outcomes = sized()
    assert from_file(f"opis{ending}", write({}, outcomes, FM)).sets == outcomes.sets


def test_the_template_has_nothing_in_it_and_says_so() -> None:
    with pytest.raises(InvalidInput, match="Nie znaleźliśmy"):
        from_file("szablon.xlsx", template(FM))


def test_the_template_can_be_filled_in_by_hand() -> None:
    data = _edited(template(FM), "xl/worksheets/sheet3.xml", "</sheetData>", f"{ROW}</sheetData>")
    one = from_file("szablon.xlsx", data).sets[0]
    assert (one.title, one.outcomes[0].text, one.outcomes[0].criteria[0].text) == ("Naprawa", "Montuje", "zakłada")


def test_a_copied_row_gets_an_id_of_its_own() -> None:
    data = as_xlsx({}, sized(1, 1, 1), FM)
    sheet = _part(data, "xl/worksheets/sheet3.xml")
    last = sheet[sheet.rindex("<row") : sheet.rindex("</sheetData>")]
    outcome = from_file("opis.xlsx", _edited(data, "xl/worksheets/sheet3.xml", last, last * 2)).sets[0].outcomes[0]
    assert len({criterion.id for criterion in outcome.criteria}) == 2


def test_text_written_beside_the_text_of_an_exported_row_is_not_lost() -> None:
    data = as_xlsx({}, sized(1, 1, 1), FM)
    sheet = _part(data, "xl/worksheets/sheet3.xml")
    beside = sheet.replace('<c r="G2"', '<c r="C2" t="inlineStr"><is><t>mierzy</t></is></c><c r="G2"')
    outcomes = from_file("opis.xlsx", _edited(data, SHEET, sheet, beside))
    assert "mierzy" in [one.text for one in outcomes.left_out]
    moved = sheet.replace('<c r="C4"', '<c r="B4"')
    texts = [one.text for one in from_file("opis.xlsx", _edited(data, SHEET, sheet, moved)).sets[0].outcomes]
    assert texts == ["Sprawdza instalację 0", "odczytuje parametr 0.0"]


def test_a_line_added_in_the_document_joins_its_neighbours() -> None:
    data = as_docx({}, sized(1, 1, 1), FM)
    document = _part(data, "word/document.xml")
    added = (
        '<w:p><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        "</w:pPr><w:r><w:t>wskazuje usterki</w:t></w:r></w:p>"
    )
    edited = document.replace("<w:sectPr>", f"{added}<w:sectPr>")
    outcome = from_file("opis.docx", _edited(data, "word/document.xml", document, edited)).sets[0].outcomes[0]
    assert [criterion.text for criterion in outcome.criteria] == ["odczytuje parametr 0.0", "wskazuje usterki"]


def test_a_word_table_with_merged_cells_is_read() -> None:
    rows = (
        _row(_cell("Zestaw 1. Naprawa", '<w:gridSpan w:val="2"/>'))
        + _row(_cell("Efekty uczenia się"), _cell("Kryteria weryfikacji"))
        + _row(_cell("Montuje napęd", '<w:vMerge w:val="restart"/>'), _cell("odłącza akumulator"))
        + _row(_cell("", "<w:vMerge/>"), _cell("zakłada napęd", "", "sprawdza moment"))
    )
    one = from_file("stary.docx", _docx(f"<w:tbl>{rows}</w:tbl>")).sets[0]
    assert one.title == "Naprawa"
    assert [outcome.text for outcome in one.outcomes] == ["Montuje napęd"]
    texts = [criterion.text for criterion in one.outcomes[0].criteria]
    assert texts == ["odłącza akumulator", "zakłada napęd", "sprawdza moment"]


def test_text_deleted_with_tracked_changes_stays_deleted() -> None:
    body = (
        "<w:p><w:r><w:t>Zestaw: Naprawa</w:t></w:r></w:p><w:p><w:r><w:t>Efekt: Montuje</w:t></w:r>"
        "<w:del><w:r><w:delText> i psuje</w:delText></w:r></w:del></w:p>"
    )
    assert from_file("a.docx", _docx(body)).sets[0].outcomes[0].text == "Montuje"


# --- bad files ----------------------------------------------------------------------------------

BILLION = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("opis.docx", b"", "jest pusty"),
        ("opis.pdf", b"%PDF-1.4", "DOCX i XLSX"),
        ("opis.docx", b"To jest zwykly tekst", "nie jest dokumentem DOCX"),
        ("opis.xlsx", b"PK\x03\x04uszkodzony", "nie jest dokumentem XLSX"),
        ("opis.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOCX i XLSX"),
        ("opis.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "starego programu albo zabezpieczony"),
        ("opis.docx", as_xlsx({}, sized(1, 1, 1), FM), "nie jest dokumentem DOCX"),
        ("opis.xlsx", as_docx({}, sized(1, 1, 1), FM), "nie jest dokumentem XLSX"),
        ("opis.docx", b"x" * (FILE_LIMIT + 1), "najwyżej 5 MB"),
        (f"{'x' * 300}.txt", b"a", "DOCX i XLSX"),
    ],
    ids=["empty", "type", "text", "broken", "old name", "old", "xlsx as docx", "docx as xlsx", "large", "long name"],
)
def test_a_file_that_is_something_else_is_refused_with_a_sentence(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        from_file(name, data)
    assert sentence in refusal.value.sentence


@pytest.mark.parametrize("entities", [BILLION, OUTSIDE], ids=["bomb", "outside"])
def test_definitions_of_entities_are_refused(entities: str) -> None:
    document = f"{entities}<w:document {NAMES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    with pytest.raises(InvalidInput, match="definicje XML"):
        from_file("a.docx", _zip({"word/document.xml": document.encode()}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(InvalidInput, match="za duży"):
        from_file("a.docx", _zip({"word/document.xml": b" " * (60 * 1024 * 1024)}))


def test_a_zip_that_lies_about_its_size_is_stopped_while_reading() -> None:
    honest = _zip({"word/document.xml": b" " * (60 * 1024 * 1024)})
    lying = honest.replace(struct.pack("<I", 60 * 1024 * 1024), struct.pack("<I", 1_000))
    with pytest.raises(InvalidInput):
        from_file("a.docx", lying)


def test_a_document_nested_too_deep_is_refused() -> None:
    deep = f"<w:document {NAMES}>{'<w:p>' * 5_000}{'</w:p>' * 5_000}</w:document>"
    with pytest.raises(InvalidInput, match="uszkodzony"):
        from_file("a.docx", _zip({"word/document.xml": deep.encode()}))


def test_a_workbook_with_too_many_rows_is_refused() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>a</t></is></c></row>' for n in range(2, 6_000))
    with pytest.raises(InvalidInput, match="najwyżej 5\u00a0000 wierszy"):
        from_file("a.xlsx", _edited(template(FM), "xl/worksheets/sheet3.xml", "</sheetData>", f"{rows}</sheetData>"))


# --- making files -------------------------------------------------------------------------------

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ROW = (
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Naprawa</t></is></c><c r="B2" t="inlineStr"><is><t>Montuje</t></is></c>'
    '<c r="C2" t="inlineStr"><is><t>zakłada</t></is></c></row>'
)


def _zip(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def _docx(body: str) -> bytes:
    return _zip({"word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode()})


def _cell(text: str, properties: str = "", more: str = "") -> str:
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (text, more) if line or line == text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def _edited(data: bytes, name: str, old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    text = parts[name].decode()
    assert old in text
    return _zip(parts | {name: text.replace(old, new).encode()})
