"""Files that mean harm to whoever reads a description from them, and the way back after reading one."""

import io
import zipfile

import pytest
from django.test import Client

from applications import queries, service
from applications.exporting import as_docx, as_xlsx
from applications.importing import from_file, from_text
from kernel.refusals import InvalidInput
from tests.applications.descriptions import sized
from tests.applications.factories import FM, full_draft, team

SHEET, DOCUMENT = "xl/worksheets/sheet3.xml", "word/document.xml"
NO_NUMBERS = pytest.mark.parametrize("number", ["²", "9" * 5000, "-1"], ids=["superscript", "5,000 digits", "negative"])


def edited(data: bytes, part: str, before: str, addition: str, **more: str) -> bytes:
    """The package with something put in before an end of a part, and with parts of one's own."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            content = source.read(name).decode()
            archive.writestr(name, content.replace(before, addition + before) if name == part else content)
        for name, content in more.items():
            archive.writestr(f"xl/{name}.xml", content)
    return target.getvalue()


def shared(text: str) -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<sst xmlns="{space}"><si><t>{text}</t></si></sst>'


@NO_NUMBERS
def test_a_cell_that_names_its_text_by_no_number_is_an_empty_cell(number: str) -> None:
    row = f'<row><c t="s" r="A9"><v>{number}</v></c></row>'
    data = edited(as_xlsx({}, sized(1, 1, 1), FM), SHEET, "</sheetData>", row)
    assert len(from_file("opis.xlsx", data).sets) == 1


@NO_NUMBERS
@pytest.mark.parametrize(
    "properties", ['<w:outlineLvl w:val="{}"/>', '<w:numPr><w:ilvl w:val="{}"/></w:numPr>'], ids=["outline", "list"]
)
def test_a_level_that_is_no_number_is_no_level(properties: str, number: str) -> None:
    line = f"<w:p><w:pPr>{properties.format(number)}</w:pPr><w:r><w:t>mierzy spadek</w:t></w:r></w:p>"
    data = edited(as_docx({}, sized(1, 1, 1), FM), DOCUMENT, "</w:body>", line)
    assert from_file("opis.docx", data).sets


def test_a_small_workbook_whose_cells_share_one_huge_text_is_refused_before_it_is_read() -> None:
    cells = "".join(f'<c t="s" r="{column}9"><v>0</v></c>' for column in "ABC")
    rows = f"<row>{cells}</row>" * 300
    data = edited(as_xlsx({}, sized(1, 1, 1), FM), SHEET, "</sheetData>", rows, sharedStrings=shared("a" * 5_000_000))
    assert len(data) < 100_000
    with pytest.raises(InvalidInput, match="za dużo tekstu"):
        from_file("opis.xlsx", data)


def test_a_paragraph_within_paragraphs_is_read_once() -> None:
    deep = 60
    inner = "<w:p>" * deep + f"<w:r><w:t>{'a' * 1_000_000}</w:t></w:r>" + "</w:p>" * deep
    table = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    data = edited(as_docx({}, sized(1, 1, 1), FM), DOCUMENT, "</w:body>", table * 2)
    with pytest.raises(InvalidInput, match="za dużo tekstu"):
        from_file("opis.docx", data)


def test_the_button_of_a_supplement_brings_back_what_stood_before_a_text_was_loaded(db: None) -> None:
    people = team()
    case = full_draft(who=people)
    before = queries.description(case).learning_outcomes
    service.take_over(case, people.actor(), from_text("Zestaw A\n\tMierzy\n\t\todczytuje wynik"))
    client = Client()
    client.force_login(people.writer)

    assert client.post(f"/wnioski/{case.pk}/przywroc/").status_code == 302
    assert queries.description(case).learning_outcomes == before
