"""Every letter is one file that is PDF/UA-1 and PDF/A-2a, says veraPDF."""

from pathlib import Path

from documents.pdf import render_html
from documents.templates import letter_templates, render_stored, stored
from tests.documents import letters
from tests.documents.reading import read
from tests.documents.shop import AWKWARD, HOSTILE, page


def test_every_letter_has_a_sample():
    assert set(letters.samples()) == set(letter_templates())


def test_every_letter_is_accessible_and_fit_for_the_archive(verapdf, tmp_path: Path):
    files = []
    for code, content in letters.samples().items():
        title = letter_templates()[code].title
        files.append(tmp_path / f"{code}.pdf")
        files[-1].write_bytes(render_stored(code, stored(content, letters.frame(title))))
    for name, body in AWKWARD.items():
        files.append(tmp_path / f"awkward-{name}.pdf")
        files[-1].write_bytes(render_html(page(body), name))
    files.append(tmp_path / "hostile.pdf")
    files[-1].write_bytes(render_stored("call_for_supplement", stored(HOSTILE, letters.frame())))

    verdicts = verapdf(files)

    assert len(verdicts) == len(files)
    assert {name: verdict for name, verdict in verdicts.items() if not verdict.is_clean} == {}


def test_every_letter_is_the_same_from_run_to_run():
    for code, content in letters.samples().items():
        data = stored(content, letters.frame(letter_templates()[code].title))
        assert render_stored(code, data) == render_stored(code, data), code


def test_no_letter_instructs_about_an_appeal():
    for code, content in letters.samples().items():
        words = read(render_stored(code, stored(content, letters.frame()))).root.words.casefold()
        for forbidden in (
            "odwołani",
            "ponowne rozpatrzenie sprawy",
            "sądu administracyjnego",
            "bez rozpoznania",
            "kpa",
        ):
            assert forbidden not in words, (code, forbidden)


def test_every_letter_cites_the_act_as_it_stood_published_that_day():
    for code in set(letters.samples()) - {"upp", "upd"}:
        words = read(render_stored(code, stored(letters.samples()[code], letters.frame()))).root.words
        assert "poz.\xa01606" in words, code
