"""A document is issued in the transaction of its step and never changes afterwards."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.test import Client

from documents import service
from documents.enums import DocumentState, Visibility
from documents.issuing import digest
from documents.models import Delivery, Document
from documents.templates import LetterTemplate, _registry, register, render_stored
from kernel import jobs
from kernel.models import Job, JobState
from kernel.refusals import GuardFailed
from tests.documents import letters
from tests.documents.factories import bytes_of, call, download, draft, note
from workflows.inclusion.documents import Withdrawn


def test_a_letter_gets_its_mark_its_digest_and_its_file(cast):
    document = call(cast.case, cast.applicant).document
    assert document.mark == f"{cast.case.sign}/1"
    assert document.data_sha256 == digest(document.data)
    assert document.state == DocumentState.READY
    assert hashlib.sha256(bytes_of(document.file)).hexdigest() == document.sha256


def test_the_file_can_be_made_again_from_the_data_byte_for_byte(cast):
    document = call(cast.case, cast.applicant).document
    assert bytes_of(document.file) == render_stored(document.template, document.data)


def test_numbers_of_letters_rise_within_a_case(cast):
    marks = [call(cast.case, cast.applicant, render=False).document.mark for _ in range(3)]
    assert marks == [f"{cast.case.sign}/{number}" for number in (1, 2, 3)]


def test_the_file_is_made_once(cast):
    document = call(cast.case, cast.applicant).document
    name = document.file.name
    jobs._handlers["documents.render"]({"document": document.pk})
    document.refresh_from_db()
    assert document.file.name == name


def test_a_step_that_fails_leaves_no_letter_and_no_job(cast):
    def failing_step() -> None:
        with transaction.atomic():
            call(cast.case, cast.applicant, render=False)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing_step()
    assert not Document.objects.exists()
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    "change", [{"title": "Inny tytuł"}, {"data": {}}, {"state": DocumentState.PENDING, "sha256": "", "file": ""}]
)
def test_the_database_refuses_every_change_of_a_finished_document(cast, change):
    document = call(cast.case, cast.applicant).document
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**change)


def test_the_data_of_a_letter_are_fixed_before_its_file_exists(cast):
    document = call(cast.case, cast.applicant, render=False).document
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(data={"frame": {}})


def test_documents_and_deliveries_are_never_deleted(cast):
    delivery = call(cast.case, cast.applicant)
    for row in (delivery, delivery.document):
        with pytest.raises(DatabaseError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).delete()


@pytest.fixture
def broken_letter(settings) -> Iterator[str]:
    """The code of a letter whose template asks for a picture from outside."""
    here = Path(__file__).with_name("templates")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], here]}]
    register(LetterTemplate("broken", "Pismo zepsute", Withdrawn, "broken.html"))
    yield "broken"
    _registry.pop("broken")


def test_a_letter_that_cannot_be_printed_says_why_and_stands_on_the_list_of_failed_jobs(cast, broken_letter):
    document = service.issue(cast.case, broken_letter, data=letters.samples()["notice_withdrawn"])
    jobs.run_waiting()
    document.refresh_from_db()
    assert document.state == DocumentState.FAILED
    assert "resource refused" in document.failure
    again = Job.objects.get(kind="documents.render_again")
    for _ in range(jobs.MAX_ATTEMPTS):
        assert not jobs.run(again.pk)
    again.refresh_from_db()
    assert again.state == JobState.FAILED
    assert "resource refused" in again.reason


def test_an_addressee_is_not_held_to_a_letter_whose_file_failed(cast, broken_letter):
    data = letters.samples()["notice_withdrawn"]
    long_ago = datetime(2026, 1, 5, tzinfo=UTC)
    document = service.issue(cast.case, broken_letter, data=data, recipients=[cast.applicant], at=long_ago)
    jobs.run_waiting()
    assert not service.deem_delivered(Delivery.objects.get(document=document))


def test_an_incomplete_announcement_is_not_issued(cast):
    with pytest.raises(GuardFailed) as refusal:
        service.issue(cast.case, "announcement", data=letters.announcement(level=None, review_on=None))
    assert "art. 25 ust. 2 pkt 2" in refusal.value.sentence
    assert "art. 25 ust. 2 pkt 10" in refusal.value.sentence
    assert not Document.objects.exists()


def test_a_draft_gets_no_letters(cast):
    with pytest.raises(ValueError, match="draft"):
        service.issue(draft(cast.applicant), "notice_withdrawn", data=letters.samples()["notice_withdrawn"])


def test_a_letter_for_nobody_stays_inside(cast):
    document = service.issue(cast.case, "expert_opinion", data=letters.samples()["expert_opinion"])
    assert document.visibility == Visibility.INTERNAL
    assert not Delivery.objects.exists()


def test_the_confirmation_of_submission_is_xml_and_pdf_for_everybody_in_the_case(cast):
    document = service.issue_upp(cast.case, data=letters.upp())
    assert document.visibility == Visibility.FILE
    assert document.xml.startswith("<?xml")
    assert "UPP" in document.xml


def test_the_mail_says_that_a_letter_waits_and_nothing_of_its_content(cast):
    delivery = call(cast.case, cast.applicant)
    (message,) = mail.outbox
    assert message.to == ["zuraw@example.org"]
    assert cast.case.sign in message.body
    assert "Wezwanie" not in message.body + message.subject
    assert letters.NAME not in message.body
    delivery.refresh_from_db()
    assert delivery.mailed_at is not None


def test_an_addressee_without_an_address_gets_the_letter_and_no_mail(cast):
    call(cast.case, cast.council)
    assert mail.outbox == []
    assert Delivery.objects.get().organisation == cast.council


def test_a_public_document_is_there_for_everybody(cast, client: Client):
    document = note(cast.case, Visibility.PUBLIC)
    assert download(client, f"/dokumenty/{document.pk}/").startswith(b"%PDF")
