"""Nobody opens a file before it was scanned; a dangerous one lies apart and is never given out."""

import re
import stat
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from auth.enums import Role
from cases.service import delete_draft, run_due
from documents import checking, queries, service
from documents.enums import ScanState
from documents.models import Attachment, QuarantinedFile
from documents.scanning import Clean
from documents.scanning.eicar import EICAR
from kernel import clock, jobs
from kernel.models import Job
from kernel.refusals import GuardFailed
from tests.documents.factories import bytes_of, draft, status, upload
from tests.documents.packages import locked_zip, package
from tests.institutions.cast import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scanned_by_clamd")]

VIRUS = b"Dokument\n" + EICAR


@pytest.fixture
def own(cast):
    """A draft of the applicant, its writer, and a browser in which they are signed in."""
    client = Client()
    client.force_login(cast.writer, backend="django.contrib.auth.backends.ModelBackend")
    return draft(cast.applicant), cast.acts(cast.writer), client


@pytest.fixture
def without_clamd(settings, tmp_path):
    """clamd does not answer; returns what brings it back."""
    there = settings.CLAMD_URL
    settings.CLAMD_URL = f"unix://{tmp_path}/nobody.ctl"

    def back() -> None:
        settings.CLAMD_URL = there

    return back


def scanned(case, actor, name="umowa.txt", content=b"zwykly tekst", **more):
    kept = service.attach(case, "F1", upload(name, content), actor, **more)
    jobs.run_waiting()
    kept.refresh_from_db()
    return kept


def test_a_file_waits_and_cannot_be_opened_until_it_was_found_clean(own):
    case, actor, client = own
    kept = service.attach(case, "F1", upload(), actor)
    assert (kept.scan, status(client, f"/zalaczniki/{kept.pk}/")) == (ScanState.WAITING, 404)
    jobs.run_waiting()
    kept.refresh_from_db()
    assert (kept.scan, status(client, f"/zalaczniki/{kept.pk}/")) == (ScanState.CLEAN, 200)
    assert kept.scanned_at is not None


def test_a_dangerous_file_lies_apart_and_is_never_given_out(own, django_capture_on_commit_callbacks):
    case, actor, client = own
    kept = service.attach(case, "F1", upload("umowa.txt", VIRUS), actor)
    storage, place = kept.file.storage, kept.file.name
    with django_capture_on_commit_callbacks(execute=True):
        jobs.run_waiting()
    kept.refresh_from_db()
    assert (kept.scan, kept.file.name) == (ScanState.QUARANTINED, "")
    assert kept.signature.startswith("Eicar-Test-Signature")
    assert not storage.exists(place)
    assert status(client, f"/zalaczniki/{kept.pk}/") == 404
    apart = QuarantinedFile.objects.get(attachment_number=kept.pk)
    assert bytes_of(apart.file) == VIRUS
    assert Path(apart.file.path).parent.name == "quarantine"
    assert stat.S_IMODE(Path(apart.file.path).stat().st_mode) == 0o600
    assert (apart.organisation_id, apart.case_number, apart.sha256) == (case.applicant_id, case.pk, kept.sha256)


def test_what_stands_of_a_quarantined_file_is_written_once(own):
    case, actor, _ = own
    scanned(case, actor, content=VIRUS)
    for change in (lambda rows: rows.update(signature="nic"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(QuarantinedFile.objects.all())


def test_a_thrown_away_draft_does_not_take_the_evidence_along(own):
    case, actor, _ = own
    scanned(case, actor, content=VIRUS)
    delete_draft(case, actor)
    assert not Attachment.objects.exists()
    assert QuarantinedFile.objects.count() == 1


def test_a_dangerous_new_version_is_removed_alone_and_the_old_one_counts_again(own):
    case, actor, _ = own
    first = scanned(case, actor)
    second = scanned(case, actor, content=VIRUS, replaces=first)
    assert list(queries.attachments_of(case, actor)) == [second]
    service.remove_attachment(second.pk, actor)
    assert list(queries.attachments_of(case, actor)) == [first]


def test_a_locked_package_inside_of_another_is_told_as_such(own):
    case, actor, _ = own
    kept = scanned(case, actor, "paczka.zip", package(("w-srodku.zip", locked_zip()), docx=False))
    assert kept.scan == ScanState.QUARANTINED
    assert "nie da się sprawdzić w całości (Heuristics.Encrypted" in service.why_not_ready(kept)


def test_without_an_answer_a_file_is_not_clean_and_is_tried_again(own, without_clamd):
    case, actor, client = own
    kept = scanned(case, actor)
    assert (kept.scan, status(client, f"/zalaczniki/{kept.pk}/")) == (ScanState.UNSCANNED, 404)
    without_clamd()
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        jobs.run_waiting()
    kept.refresh_from_db()
    assert kept.scan == ScanState.CLEAN


def test_a_scanner_that_is_away_for_a_night_is_waited_for(own, without_clamd):
    case, actor, _ = own
    kept, now = scanned(case, actor), clock.now()
    with time_machine.travel(now, tick=False) as traveller:
        for _try in range(jobs.MAX_ATTEMPTS):
            traveller.shift(timedelta(minutes=15))
            jobs.run_waiting()
        failed = Job.objects.failed().get()
        assert failed.reason.startswith("ScannerUnavailable: FileNotFoundError")
        without_clamd()
        traveller.shift(timedelta(hours=8))
        run_due()
        jobs.run_waiting()
    kept.refresh_from_db()
    assert kept.scan == ScanState.CLEAN


def test_a_file_removed_before_its_turn_is_no_trouble(own):
    case, actor, _ = own
    kept = service.attach(case, "F1", upload(), actor)
    service.remove_attachment(kept.pk, actor)
    assert jobs.run_waiting() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [(VIRUS, "niebezpieczny"), (b"tekst", "Sprawdzamy jeszcze plik „umowa.txt”")],
    ids=["dangerous", "waiting"],
)
def test_only_clean_files_are_sent(own, content, words):
    case, actor, _ = own
    service.attach(case, "F1", upload("umowa.txt", content), actor)
    if content == VIRUS:
        jobs.run_waiting()
    with pytest.raises(GuardFailed) as refusal:
        service.file_attachments(case, {"F1"}, clock.now())
    assert words in refusal.value.sentence


def test_the_database_takes_no_unscanned_file_for_a_sent_one(own):
    case, actor, _ = own
    kept = service.attach(case, "F1", upload(), actor)
    with pytest.raises(IntegrityError, match="attachment_only_clean_is_filed"), transaction.atomic():
        Attachment.objects.filter(pk=kept.pk).update(filed_at=timezone.now())


def test_a_verdict_and_what_it_was_given_for_cannot_be_changed(own):
    case, actor, _ = own
    kept = scanned(case, actor)
    for change in ({"scan": "WAITING", "scanned_at": None}, {"sha256": "0" * 64}, {"file": "documents/1/2.pdf"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Attachment.objects.filter(pk=kept.pk).update(**change)


# --- what others see of it ------------------------------------------------------------------------


def test_a_file_added_for_a_supplement_is_unknown_to_officials_until_it_is_sent(cast):
    actor, official = cast.acts(cast.signatory), cast.acts(cast.reviewer)
    sent = scanned(cast.case, actor)
    service.file_attachments(cast.case, {"F1"}, clock.now())
    newer = scanned(cast.case, actor, "nowa.txt", b"nowa tresc", replaces=sent)
    assert list(queries.attachments_of(cast.case, official)) == [sent]
    assert list(queries.attachments_of(cast.case, official, all_versions=True)) == [sent]
    assert queries.attachment_for(official, newer.pk) is None
    assert list(queries.attachments_of(cast.case, actor)) == [newer]

    service.file_attachments(cast.case, {"F1"}, clock.now())
    assert list(queries.attachments_of(cast.case, official)) == [newer]
    assert list(queries.attachments_of(cast.case, official, all_versions=True)) == [sent, newer]
    assert queries.attachment_for(official, sent.pk) == sent  # the earlier version stays in the file of the case


def test_what_is_removed_for_a_supplement_stays_with_officials_until_it_is_sent(cast):
    actor, official = cast.acts(cast.signatory), cast.acts(cast.reviewer)
    sent = scanned(cast.case, actor)
    service.file_attachments(cast.case, {"F1"}, clock.now())
    service.remove_attachment(sent.pk, actor)
    assert not queries.attachments_of(cast.case, actor).exists()
    assert list(queries.attachments_of(cast.case, official)) == [sent]
    service.file_attachments(cast.case, {"F1"}, clock.now())
    assert not queries.attachments_of(cast.case, official).exists()


def test_taking_back_a_new_version_of_a_sent_file_leaves_the_sent_one(cast):
    actor = cast.acts(cast.signatory)
    sent = scanned(cast.case, actor)
    service.file_attachments(cast.case, {"F1"}, clock.now())
    second = scanned(cast.case, actor, "druga.txt", b"druga", replaces=sent)
    third = scanned(cast.case, actor, "trzecia.txt", b"trzecia", replaces=second)
    service.remove_attachment(third.pk, actor)
    assert list(queries.attachments_of(cast.case, actor, all_versions=True)) == [sent]


def test_a_sent_file_cannot_be_deleted(cast):
    sent = scanned(cast.case, cast.acts(cast.signatory))
    service.file_attachments(cast.case, {"F1"}, clock.now())
    with pytest.raises(DatabaseError), transaction.atomic():
        Attachment.objects.filter(pk=sent.pk).delete()


# --- the list for the administrator ---------------------------------------------------------------


def test_the_administrator_sees_what_was_found_and_nothing_of_the_draft(own, cast):
    case, actor, client = own
    scanned(case, actor, "wezwanie-dla-jana-kowalskiego.txt", VIRUS)
    client.force_login(administrator(cast), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/kwarantanna/").content.decode()
    assert "Eicar-Test-Signature" in page
    assert cast.applicant.name in page
    assert "kowalskiego" not in page
    assert not re.search(r'href="[^"]*zalaczniki', page)


def test_the_administrator_sees_how_many_files_wait_for_the_scanner(own, cast, without_clamd):
    case, actor, client = own
    scanned(case, actor)
    client.force_login(administrator(cast), backend="django.contrib.auth.backends.ModelBackend")
    assert "Na program antywirusowy czeka: <b>1</b>" in client.get("/kwarantanna/").content.decode()


@pytest.mark.parametrize("who", ["reviewer", "signatory", "expert"])
def test_nobody_else_sees_the_quarantine(cast, client, who):
    client.force_login(getattr(cast, who), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/kwarantanna/").status_code == 403


def administrator(cast):
    return person("adam-admin", Role.OPERATOR_ADMIN, at=cast.operator)


class _Meanwhile:
    """A scanner while whose work something happens; it finds nothing."""

    def __init__(self, what):
        self.what = what

    def scan(self, stream):
        stream.read()
        self.what()
        return Clean()


def test_a_file_that_is_removed_while_it_is_scanned_gets_no_verdict(own, monkeypatch):
    case, actor, _ = own
    kept = service.attach(case, "F1", upload(), actor)
    monkeypatch.setattr(checking, "scanner", lambda: _Meanwhile(lambda: service.remove_attachment(kept.pk, actor)))
    assert jobs.run_waiting()
    assert not Attachment.objects.filter(pk=kept.pk).exists()
    assert not Job.objects.failed().exists()


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_the_scanner(cast, monkeypatch):
    actor, case = cast.acts(cast.writer), draft(cast.applicant)
    kept = service.attach(case, "F1", upload(), actor)
    seen = []

    def change():
        with connection.cursor() as cursor:  # in the middle of a scan another connection gets the row
            cursor.execute("SELECT pg_backend_pid()")
            seen.append(cursor.fetchone())
            cursor.execute("SELECT 1 FROM documents_attachment WHERE id = %s FOR UPDATE NOWAIT", [kept.pk])
        connection.close()

    def meanwhile():
        other = Thread(target=change)
        other.start()
        other.join(10)

    monkeypatch.setattr(checking, "scanner", lambda: _Meanwhile(meanwhile))
    with transaction.atomic():
        checking.scan_file({"attachment": kept.pk})
    kept.refresh_from_db()
    assert (kept.scan, len(seen)) == (ScanState.CLEAN, 1)
