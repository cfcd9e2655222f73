"""Attachments: what a person adds to a case, looked at before it is kept, scanned before anybody may open it."""

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Count, Sum

from cases.models import Case
from cases.rights import is_visible
from documents.enums import ScanState
from documents.file_rules import CASE_LIMIT, FILES_LIMIT, MEGABYTE
from documents.inspecting import inspected
from documents.models import Attachment, Upload
from institutions.actor import Actor
from kernel import clock, jobs
from kernel.refusals import GuardFailed, InvalidInput, NotYourStep

_UNREADABLE: Final = ("Heuristics.Encrypted", "Heuristics.Limits")
"""What clamd calls a file that it could not read to its end."""


def attach(
    case: Case, field: str, upload: "UploadedFile[bytes]", actor: Actor, *, replaces: Attachment | None = None
) -> Attachment:
    """Keeps a file under a field of the case (`F1`, `F4`, `consultation`); the worker scans it.

    With `replaces` it is the next version of that file. Raises InvalidInput with the sentence for the
    field, NotYourStep for a person who may not know of the case.
    """
    if not is_visible(actor, case):
        raise NotYourStep("Plik może dodać tylko uczestnik sprawy.")
    found = inspected(field, upload)
    with transaction.atomic():
        require_room(case, field, upload.size or 0)
        attachment = Attachment(
            case_id=case.pk,
            field=field,
            name=found.name,
            size=upload.size or 0,
            content_type=found.content_type,
            sha256=_digest(upload),
            version=replaces.version + 1 if replaces else 1,
            uploaded_by_id=actor.person_id,
            uploaded_at=clock.now(),
        )
        attachment.file.save("file", upload, save=False)
        attachment.save()
        if replaces is not None:
            _replace(replaces, attachment)
        jobs.enqueue("documents.scan", key=str(attachment.pk), attachment=attachment.pk)
    return attachment


def require_room(case: Case, field: str, size: int) -> None:
    """Raises InvalidInput when the case has no room for one more file of this size; what is on its way counts."""
    kept = Attachment.objects.filter(case_id=case.pk).aggregate(number=Count("id"), size=Sum("size"))
    on_way = Upload.objects.filter(case_id=case.pk).aggregate(number=Count("id"), size=Sum("size"))
    if kept["number"] + on_way["number"] >= FILES_LIMIT:
        raise InvalidInput(
            {field: [f"W sprawie jest już {FILES_LIMIT} plików, więcej nie można dodać. Usuń te, które są zbędne."]}
        )
    if (kept["size"] or 0) + (on_way["size"] or 0) + size > CASE_LIMIT:
        most = CASE_LIMIT // MEGABYTE
        raise InvalidInput(
            {field: [f"Pliki w sprawie mogą mieć razem do {most} MB. Usuń zbędne albo dodaj mniejszy plik."]}
        )


def remove_attachment(attachment_id: int, actor: Actor) -> None:
    """Removes a file: for good when it was never sent, marked as removed when it was.

    A file that was never sent goes with its earlier versions, down to one that was sent, which then counts again;
    a dangerous version goes alone. Raises NotYourStep for a person of another organisation than the one that added it.
    """
    with transaction.atomic():
        row = Attachment.objects.select_for_update(of=("self",)).select_related("case").get(pk=attachment_id)
        if not is_visible(actor, row.case) or not is_own(row, actor):
            raise NotYourStep("Plik może usunąć tylko organizacja, która go dodała.")
        if row.removed_at is not None or row.replaced_by_id is not None:
            raise GuardFailed("Ten plik jest już usunięty albo zastąpiony nowszym.")
        if row.filed_at is not None:
            row.removed_at = clock.now()
            row.save(update_fields=["removed_at"])
            return
        for one in [row] if row.is_dangerous else _never_sent(row):
            one.delete()


def file_attachments(case: Case, fields: Collection[str], at: datetime) -> None:
    """Notes that the present files of these fields were sent: officials see them from now on, and they stay.

    Files of an earlier version that are not among them any more are marked so. Raises GuardFailed for a file that
    was not found clean.
    """
    with transaction.atomic():
        of_fields = Attachment.objects.filter(case_id=case.pk, field__in=fields)
        current = of_fields.filter(removed_at=None, replaced_by=None)
        unready = current.exclude(scan=ScanState.CLEAN).order_by("id").first()
        if unready is not None:
            raise GuardFailed(why_not_ready(unready), attachment=unready.pk)
        kept = list(current.values_list("pk", flat=True))
        of_fields.filter(filed_at__isnull=False, superseded_at=None).exclude(pk__in=kept).update(superseded_at=at)
        current.filter(filed_at=None).update(filed_at=at)


def why_not_ready(attachment: Attachment) -> str:
    """Why a file cannot be sent yet, and what to do."""
    match attachment.scan:
        case ScanState.QUARANTINED if attachment.signature.startswith(_UNREADABLE):
            return (
                f"Pliku „{attachment.name}” nie da się sprawdzić w całości ({attachment.signature}): jest w nim coś "
                "z hasłem albo za dużego. Usuń go i dodaj same potrzebne dokumenty, bez hasła."
            )
        case ScanState.QUARANTINED:
            return (
                f"Plik „{attachment.name}” jest niebezpieczny ({attachment.signature}) i leży w kwarantannie. "
                "Usuń go i dodaj czysty plik."
            )
        case ScanState.UNSCANNED:
            return (
                f"Pliku „{attachment.name}” nie udało się jeszcze sprawdzić, bo program antywirusowy nie odpowiada. "
                "Próbujemy ponownie sami; wyślij wniosek, gdy przy pliku będzie „sprawdzony”."
            )
    return (
        f"Sprawdzamy jeszcze plik „{attachment.name}”. Zwykle trwa to kilka sekund; odśwież stronę i spróbuj ponownie."
    )


def is_own(attachment: Attachment, actor: Actor) -> bool:
    """Whether the actor added the file, or acts for the applicant whose application it belongs to."""
    if attachment.uploaded_by_id is not None and attachment.uploaded_by_id == actor.person_id:
        return True
    return attachment.case.applicant_id == actor.organisation_id and attachment.field.startswith("F")


def _never_sent(newest: Attachment) -> list[Attachment]:
    """A file and its earlier versions, the newest first, up to the one that was sent."""
    chain = [newest]
    while (older := Attachment.objects.filter(replaced_by=chain[-1]).first()) and older.filed_at is None:
        chain.append(older)
    return chain


def _digest(upload: "UploadedFile[bytes]") -> str:
    sha256 = hashlib.sha256()
    for chunk in upload.chunks():
        sha256.update(chunk)
    upload.seek(0)
    return sha256.hexdigest()


def _replace(old: Attachment, new: Attachment) -> None:
    taken = Attachment.objects.filter(
        pk=old.pk, case_id=new.case_id, field=new.field, replaced_by=None, removed_at=None
    )
    if taken.update(replaced_by=new) != 1:
        raise GuardFailed("Ten plik został już zastąpiony albo usunięty. Odśwież stronę.")
