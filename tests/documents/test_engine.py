"""The engine: nothing from outside, no complaint passes, and what is read is what is meant."""

import pytest
import weasyprint

from documents.pdf import RenderingFailed, render_html
from documents.pdf.structure.origins import WEASYPRINT
from tests.documents.reading import read, walk
from tests.documents.shop import AWKWARD, PARAGRAPH, page


def test_the_structure_repair_knows_this_version_of_the_engine_and_no_other():
    assert weasyprint.VERSION == WEASYPRINT == "70.0"


@pytest.mark.parametrize(
    "body",
    [
        "<img src='http://127.0.0.1/x.png' alt='x'>",
        "<img src='file:///etc/passwd' alt='x'>",
        "<img src='data:image/png;base64,AAAA' alt='x'>",
        "<img src='letter.css' alt='x'>",
        "<link rel='stylesheet' href='http://127.0.0.1/x.css'>",
        "<style>@import url('file:///etc/passwd');</style>",
        "<p style='background: url(http://127.0.0.1/x.png)'>x</p>",
        "<style>@font-face { font-family: X; src: url('file:///etc/passwd') } p { font-family: X }</style><p>x</p>",
        "<object data='http://127.0.0.1/x.svg'></object>",
        "<link rel='attachment' href='file:///etc/passwd'>",
        "<svg width='9' height='9'><title>x</title><image href='http://127.0.0.1/x.png' width='9' height='9'/></svg>",
    ],
)
def test_nothing_is_fetched_from_anywhere(body):
    with pytest.raises(RenderingFailed):
        render_html(page(body))


@pytest.mark.parametrize(
    "body",
    [
        "<p>Chińskie \u4e2d</p>",
        "<p style='colour: red'>x</p>",
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><circle cx='4' cy='4' r='4'/></svg>",
    ],
    ids=["missing glyph", "unknown property", "picture without words"],
)
def test_a_complaint_of_the_engine_is_a_failure(body):
    with pytest.raises(RenderingFailed):
        render_html(page(body), "próba")


def test_a_failure_leaves_the_engine_ready_for_the_next_letter():
    with pytest.raises(RenderingFailed):
        render_html(page("<img src='http://127.0.0.1/x.png' alt='x'>"))
    assert render_html(page("<p>dobrze</p>")).startswith(b"%PDF-1.7")


def test_what_a_page_break_splits_is_read_as_one():
    paragraph = " ".join([PARAGRAPH] * 40)
    reading = read(render_html(page(f"<p>{paragraph}</p>")))
    assert len(reading.artefacts) > 1
    assert len(reading.all("P")) == 1
    assert " ".join(reading.all("P")[0].words.split()) == " ".join(paragraph.split())


def test_a_table_over_pages_has_one_head_and_all_its_rows():
    reading = read(render_html(page(AWKWARD["table-over-pages"])))
    assert len(reading.artefacts) > 1
    assert len(reading.all("Table")) == len(reading.all("THead")) == len(reading.all("TBody")) == 1
    assert len(reading.all("TR")) == 61
    assert [node.scope for node in reading.all("TH")] == ["Column", "Column"] + ["Row"] * 60


def test_a_list_over_pages_is_one_list_with_bodies():
    reading = read(render_html(page(AWKWARD["list-over-pages"])))
    assert len(reading.all("L")) == 1
    assert len(reading.all("LI")) == 20
    assert {child.tag for item in reading.all("LI") for child in item.children} == {"Lbl", "LBody"}


def test_page_numbers_are_not_read():
    reading = read(render_html(page(f"<p>{PARAGRAPH * 40}</p>")))
    assert "Strona" not in reading.root.words
    assert all(any("Strona" in text for text in artefacts) for artefacts in reading.artefacts)


def test_a_note_is_read_where_it_is_called():
    reading = read(render_html(page(AWKWARD["notes"])))
    order = [node.tag for node in walk(reading.root) if node.tag in {"Reference", "Note"}]
    assert order == ["Reference", "Note", "Reference", "Note"]
    first = reading.all("P")[0].words
    assert first.index("Pierwszy przypis") < first.index("dalej")


def test_a_link_says_where_it_leads():
    reading = read(render_html(page(AWKWARD["links"])))
    assert {node.contents for node in reading.all("Link")} == {"Regulamin"}


def test_a_picture_speaks_and_decoration_is_silent():
    assert [node.alt for node in read(render_html(page(AWKWARD["picture"]))).all("Figure")] == ["Znak"]
    assert read(render_html(page(AWKWARD["decoration"]))).all("Figure") == []
