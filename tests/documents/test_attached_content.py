"""What a file is, is told by its content: foreign, damaged, locked and swelling ones are refused with a sentence."""

import io
from pathlib import Path

import pikepdf
import pytest

from documents import service
from documents.file_rules import CASE_LIMIT, MEGABYTE
from documents.models import Attachment
from kernel.refusals import InvalidInput
from tests.documents.factories import PDF, PNG, draft, upload
from tests.documents.packages import locked_zip, package

pytestmark = pytest.mark.django_db


@pytest.fixture
def attach(cast):
    """Adds a file to a draft. Returns the row."""
    case, actor = draft(cast.applicant), cast.acts(cast.writer)
    return lambda name, content: service.attach(case, "F1", upload(name, content), actor)


def refused(attach, name: str, content: bytes) -> str:
    """The sentence with which a file is refused; nothing of it is kept."""
    with pytest.raises(InvalidInput) as refusal:
        attach(name, content)
    assert not Attachment.objects.exists()
    return refusal.value.errors["F1"][0]


def locked_pdf(user: str) -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made, encryption=pikepdf.Encryption(owner="klucz", user=user))
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("statut.pdf", PDF),
        ("notatka.txt", "zwykły tekst ze zdaniem".encode()),
        ("skan.png", PNG),
        ("SKAN.PNG", PNG),
        ("paczka.zip", package(("a.txt", "treść"), docx=False)),
        ("opis.docx", package()),
        ("opis.odt", package(("mimetype", "application/vnd.oasis.opendocument.text"), docx=False)),
    ],
    ids=["pdf", "txt", "png", "capitals", "zip", "docx", "odt"],
)
def test_documents_scans_and_packages_are_taken(attach, name, content):
    assert attach(name, content).name == name


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00" + b"\x00" * 60,
        b"\x7fELF\x02\x01\x01" + b"\x00" * 60,
        b"#!/bin/sh\necho\n",
        b"<!doctype html><html><script></script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'></svg>",
        bytes(range(256)) * 4,
    ],
    ids=["exe", "elf", "sh", "html", "svg", "noise"],
)
def test_what_could_run_is_refused_whatever_its_name(attach, content):
    sentence = refused(attach, "statut.pdf", content)
    assert sentence.startswith("Tego rodzaju pliku nie można dodać. Wybierz jeden z: PDF, TXT,")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("umowa.pdf.exe", PDF, "Nazwa pliku kończy się na „.exe”, a jego treść to PDF."),
        ("umowa.txt.js", b"alert(1) i tak dalej", "Nazwa pliku kończy się na „.js”, a jego treść to TXT."),
        ("opis.docm", package(), "Nazwa pliku kończy się na „.docm”, a jego treść to DOCX."),
        ("skan.pdf", PNG, "Nazwa pliku kończy się na „.pdf”, a jego treść to PNG."),
        ("opis.docx", package(("a.txt", "a"), docx=False), "Nazwa pliku kończy się na „.docx”, a jego treść to ZIP."),
    ],
    ids=["exe", "js", "docm", "pdf", "docx"],
)
def test_a_second_ending_that_deceives_is_refused(attach, name, content, words):
    sentence = refused(attach, name, content)
    assert sentence.startswith(words)
    assert "zmień końcówkę nazwy" in sentence


def test_a_name_without_an_ending_gets_that_of_its_content(attach):
    assert attach("statut", PDF).name == "statut.pdf"


def test_a_name_of_three_hundred_characters_is_cut_before_its_ending(attach):
    assert attach("ż" * 296 + ".pdf", PDF).name == "ż" * 251 + ".pdf"


@pytest.mark.parametrize("name", ["../../../etc/cron.d/x.pdf", "..\\..\\x.pdf", "/x.pdf", "x.pdf\x00"])
def test_a_path_in_the_name_leads_nowhere(attach, name):
    kept = attach(name, PDF)
    assert kept.name == "x.pdf"
    assert Path(kept.file.path).parts[-3:-1] == ("attachments", str(kept.case_id))


def test_a_docx_that_swells_when_opened_is_refused(attach):
    bomb = package(("word/media/a.xml", bytes(301 * MEGABYTE)))
    assert len(bomb) < MEGABYTE
    assert refused(attach, "opis.docx", bomb).startswith("Plik po rozpakowaniu ma ponad 300 MB")


def test_a_package_of_very_many_files_is_refused(attach):
    crowd = package(*((f"{number}.txt", b"") for number in range(10_001)), docx=False)
    assert "ponad 10000 plików" in refused(attach, "paczka.zip", crowd)


def test_a_docx_that_is_not_one_is_refused(attach):
    broken = package()[:-40]
    assert refused(attach, "opis.docx", broken).startswith("Plik jest uszkodzony i nie da się go otworzyć.")


@pytest.mark.parametrize(
    ("name", "content"), [("paczka.zip", locked_zip()), ("pismo.pdf", locked_pdf("haslo"))], ids=["zip", "pdf"]
)
def test_a_file_behind_a_password_is_refused(attach, name, content):
    sentence = refused(attach, name, content)
    assert (
        sentence == "Plik jest zabezpieczony hasłem, więc urząd go nie otworzy. Zapisz go bez hasła i dodaj ponownie."
    )


def test_a_pdf_that_only_forbids_copying_is_taken(attach):
    assert attach("pismo.pdf", locked_pdf("")).content_type == "application/pdf"


def test_the_case_has_room_for_so_many_files(cast, attach, monkeypatch):
    monkeypatch.setattr("documents.attaching.FILES_LIMIT", 2)
    attach("1.pdf", PDF)
    attach("2.pdf", PDF)
    with pytest.raises(InvalidInput) as refusal:
        attach("3.pdf", PDF)
    assert "więcej nie można dodać. Usuń te, które są zbędne." in refusal.value.errors["F1"][0]
    assert Attachment.objects.count() == 2


def test_the_case_has_room_for_so_many_bytes(cast, attach, monkeypatch):
    monkeypatch.setattr("documents.attaching.CASE_LIMIT", 2 * len(PDF))
    attach("1.pdf", PDF)
    attach("2.pdf", PDF)
    with pytest.raises(InvalidInput) as refusal:
        attach("3.pdf", PDF)
    assert "mogą mieć razem do" in refusal.value.errors["F1"][0]


def test_the_limits_stand_beside_every_choice_of_a_file():
    assert f"do {service.SIZE_LIMIT // MEGABYTE} MB" in service.FILE_HELP
    assert f"razem do {CASE_LIMIT // MEGABYTE} MB" in service.FILE_HELP
    assert "PDF, TXT" in service.FILE_HELP
