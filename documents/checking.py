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
    attachment = _without_verdict(payload)
    if attachment is None or _keep(attachment, _asked(attachment)):
        return
    attachment.scan = ScanState.UNSCANNED
    attachment.save(update_fields=["scan"])
    enqueue(AGAIN, key=str(attachment.pk), attachment=attachment.pk)


@handler(AGAIN)
def scan_again(payload: Payload) -> None:
    """Tries again. Raises ScannerUnavailable: its reason stands on the list of failed jobs."""
    attachment = _without_verdict(payload)
    if attachment is None:
        return
    verdict = _asked(attachment)
    if not _keep(attachment, verdict):
        assert isinstance(verdict, Unavailable)  # any other verdict was kept
        raise ScannerUnavailable(verdict.reason)


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


def _without_verdict(payload: Payload) -> Attachment | None:
    """The file, locked; None when it was removed meanwhile or has its verdict."""
    rows = Attachment.objects.select_for_update(of=("self",)).select_related("case")
    attachment = rows.filter(pk=payload["attachment"]).first()
    return attachment if attachment is not None and attachment.awaits_scan else None


def _asked(attachment: Attachment) -> Verdict:
    with attachment.file.open("rb") as stream:
        return scanner().scan(cast(BinaryIO, stream))  # a FieldFile reads as one, its stubs do not say so


def _keep(attachment: Attachment, verdict: Verdict) -> bool:
    """Keeps a verdict; returns whether there was one."""
    match verdict:
        case Clean():
            attachment.scan, attachment.scanned_at = ScanState.CLEAN, clock.now()
            attachment.save(update_fields=["scan", "scanned_at"])
        case Infected(signature):
            _set_apart(attachment, signature)
        case Unavailable():
            return False
    return True


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
