"""Attachments: what a person adds to a case, checked before it is kept."""

import hashlib
from pathlib import PurePosixPath

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cases.models import Case
from cases.rights import is_visible
from documents.content_types import ALLOWED, ALLOWED_WORDS, HEAD, content_type
from documents.models import NAME_LIMIT, Attachment
from institutions.actor import Actor
from kernel import clock
from kernel.refusals import GuardFailed, InvalidInput, NotYourStep
from kernel.text import clean

SIZE_LIMIT = 20 * 1024 * 1024
"""Bytes of one file. Told before choosing; not below the 5 MB of § 3 (Dz.U. 2018 poz. 180)."""

FILE_HELP = f"Jeden plik do 20 MB: {ALLOWED_WORDS}."
"""The sentence that stands beside every choice of a file."""


def attach(
    case: Case, field: str, upload: "UploadedFile[bytes]", actor: Actor, *, replaces: Attachment | None = None
) -> Attachment:
    """Keeps a file under a field of the case (`F1`, `F4`, `consultation`).

    With `replaces` it is the next version of that file. Raises InvalidInput with the sentence for the
    field, NotYourStep for a person who may not know of the case.
    """
    if not is_visible(actor, case):
        raise NotYourStep("Plik może dodać tylko uczestnik sprawy.")
    kind = _checked(field, upload)
    with transaction.atomic():
        attachment = Attachment(
            case_id=case.pk,
            field=field,
            name=safe_name(upload.name or ""),
            size=upload.size or 0,
            content_type=kind,
            sha256=_digest(upload),
            version=replaces.version + 1 if replaces else 1,
            uploaded_by_id=actor.person_id,
            uploaded_at=clock.now(),
        )
        attachment.file.save("file", upload, save=False)
        attachment.save()
        if replaces is not None:
            _replace(replaces, attachment)
    return attachment


def remove_attachment(attachment_id: int, actor: Actor) -> None:
    """Removes a file: for good from a draft, marked as removed in a submitted case.

    Raises NotYourStep for a person of another organisation than the one that added it.
    """
    with transaction.atomic():
        row = Attachment.objects.select_for_update(of=("self",)).select_related("case").get(pk=attachment_id)
        if not is_visible(actor, row.case) or not _is_own(row, actor):
            raise NotYourStep("Plik może usunąć tylko organizacja, która go dodała.")
        if row.removed_at is not None or row.replaced_by_id is not None:
            raise GuardFailed("Ten plik jest już usunięty albo zastąpiony nowszym.")
        if row.case.is_draft:
            row.delete()
            return
        row.removed_at = clock.now()
        row.save(update_fields=["removed_at"])


def safe_name(name: str) -> str:
    """Returns the file's name without folders and invisible characters, at most 300 characters, with its ending."""
    bare = clean(name).replace("\\", "/").replace("\n", " ").replace("\t", " ")
    path = PurePosixPath(bare.rsplit("/", 1)[-1].strip() or "plik")
    ending = path.suffix[:20]
    return path.name[: len(path.name) - len(path.suffix)][: NAME_LIMIT - len(ending)] + ending


def _checked(field: str, upload: "UploadedFile[bytes]") -> str:
    size = upload.size or 0
    if size == 0:
        raise InvalidInput({field: ["Plik jest pusty. Wybierz plik z treścią."]})
    if size > SIZE_LIMIT:
        megabytes = f"{size / 1024 / 1024:.1f}".replace(".", ",")
        raise InvalidInput({field: [f"Plik ma {megabytes} MB. Wybierz plik do 20 MB."]})
    upload.seek(0)
    kind = content_type(upload.read(HEAD))
    upload.seek(0)
    if kind not in ALLOWED:
        raise InvalidInput({field: [f"Tego rodzaju pliku nie można dodać. Wybierz jeden z: {ALLOWED_WORDS}."]})
    return kind


def _digest(upload: "UploadedFile[bytes]") -> str:
    sha256 = hashlib.sha256()
    for chunk in upload.chunks():
        sha256.update(chunk)
    upload.seek(0)
    return sha256.hexdigest()


def _replace(old: Attachment, new: Attachment) -> None:
    taken = Attachment.objects.filter(pk=old.pk, case_id=new.case_id, replaced_by=None, removed_at=None)
    if taken.update(replaced_by=new) != 1:
        raise GuardFailed("Ten plik został już zastąpiony albo usunięty. Odśwież stronę.")


def _is_own(attachment: Attachment, actor: Actor) -> bool:
    if attachment.uploaded_by_id is not None and attachment.uploaded_by_id == actor.person_id:
        return True
    return attachment.case.applicant_id == actor.organisation_id and attachment.field.startswith("F")
