"""What the worker does with a file that came: asks the scanner, keeps the verdict, sets danger apart (ADR 8)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import BinaryIO, Final, cast

import structlog
from django.core.files.base import File
from django.db import transaction

from documents.enums import ScanState
from documents.models import Attachment, QuarantinedFile
from documents.scanning import Clean, Infected, Unavailable, Verdict, scanner
from kernel import clock
from kernel.jobs import enqueue, handler, retry
from kernel.models import Job

AGAIN: Final = "documents.scan_again"
PATIENCE: Final = timedelta(minutes=10)
"""After the outbox gave up, a file without a verdict is tried anew at this pace, for as long as it takes."""

Payload = Mapping[str, int | str]
log = structlog.get_logger(__name__)


class ScannerUnavailable(Exception):
    """The scanner gave no verdict: the reason of a job that is tried again."""


@handler("documents.scan")
def scan_file(payload: Payload) -> None:
    """Scans a new file. Without a verdict the file says so, and another job keeps trying."""
    if _verdict(payload) is None:
        return
    attachment = _without_verdict(payload["attachment"])
    if attachment is not None:
        attachment.scan = ScanState.UNSCANNED
        attachment.save(update_fields=["scan"])
        enqueue(AGAIN, key=str(attachment.pk), attachment=attachment.pk)


@handler(AGAIN)
def scan_again(payload: Payload) -> None:
    """Tries again. Raises ScannerUnavailable: its reason stands on the list of failed jobs."""
    silent = _verdict(payload)
    if silent is not None:
        raise ScannerUnavailable(silent.reason)


def scan_now(attachment: Attachment) -> Attachment:
    """Scans at once what nobody waits for: samples of the demo and of scenarios. Returns the row as it is then."""
    scan_file({"attachment": attachment.pk})
    attachment.refresh_from_db()
    return attachment


def follow_scans(_today: date) -> int:
    """Puts what the outbox gave up on back into it: a scanner may be away for a night. Idempotent."""
    tired = Job.objects.failed().filter(kind=AGAIN, last_tried_at__lt=clock.now() - PATIENCE)
    for job in tired:
        retry(job.pk)
    return len(tired)


def _verdict(payload: Payload) -> Unavailable | None:
    """Asks the scanner and keeps what it says; returns why it said nothing.

    Nobody waits for the scanner: the row is locked after it has answered, and the answer counts only for the bytes
    that it saw. A file that was removed meanwhile, or has its verdict, needs none.
    """
    found = Attachment.objects.filter(pk=payload["attachment"]).first()
    if found is None or not found.awaits_scan:
        return None
    try:
        verdict = _asked(found)
    except FileNotFoundError:
        if _without_verdict(found.pk) is None:
            return None
        raise
    if isinstance(verdict, Unavailable):
        return verdict
    row = _without_verdict(found.pk)
    if row is not None and (row.sha256, row.file.name) == (found.sha256, found.file.name):
        _keep(row, verdict)
    return None


def _without_verdict(attachment_id: int | str) -> Attachment | None:
    """The file, locked; None when it was removed meanwhile or has its verdict."""
    rows = Attachment.objects.select_for_update(of=("self",)).select_related("case")
    attachment = rows.filter(pk=attachment_id).first()
    return attachment if attachment is not None and attachment.awaits_scan else None


def _asked(attachment: Attachment) -> Verdict:
    with attachment.file.open("rb") as stream:
        return scanner().scan(cast(BinaryIO, stream))  # a FieldFile reads as one, its stubs do not say so


def _keep(attachment: Attachment, verdict: Clean | Infected) -> None:
    if isinstance(verdict, Infected):
        _set_apart(attachment, verdict.signature)
        return
    attachment.scan, attachment.scanned_at = ScanState.CLEAN, clock.now()
    attachment.save(update_fields=["scan", "scanned_at"])


def _set_apart(attachment: Attachment, signature: str) -> None:
    """Moves the bytes into quarantine and leaves the row without them."""
    with attachment.file.open("rb") as stream:
        QuarantinedFile.objects.create(
            organisation_id=attachment.case.applicant_id,
            person_id=attachment.uploaded_by_id,
            case_number=attachment.case_id,
            attachment_number=attachment.pk,
            field=attachment.field,
            file=File(stream, name=attachment.sha256),
            size=attachment.size,
            content_type=attachment.content_type,
            sha256=attachment.sha256,
            signature=signature,
            found_at=clock.now(),
        )
    storage, name = attachment.file.storage, str(attachment.file.name)
    transaction.on_commit(lambda: storage.delete(name), robust=True)
    attachment.file = ""
    attachment.scan, attachment.signature, attachment.scanned_at = ScanState.QUARANTINED, signature, clock.now()
    attachment.save(update_fields=["file", "scan", "signature", "scanned_at"])
    log.warning("file_quarantined", attachment=attachment.pk, case=attachment.case_id, signature=signature)
