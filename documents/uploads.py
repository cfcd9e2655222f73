"""Large files come in parts and go on after a break.

start → parts, each with its place → finish. The row says how many bytes are there; a part for another place
is refused with the right one, so that two tabs, a repeated part or a lost answer do no harm. Until it is
finished nobody but its sender knows of the file; nobody went on with it for a day: it is thrown away.
"""

import hashlib
from datetime import date
from io import FileIO
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cases.models import Case
from cases.rights import is_visible
from documents.attaching import require_room
from documents.file_rules import ABANDONED_AFTER, PART, UPLOADS_LIMIT
from documents.inspecting import promised
from documents.models import Attachment, Upload
from documents.storage import uploads_folder
from institutions.actor import Actor
from kernel import clock
from kernel.refusals import GuardFailed, InvalidInput, NotYourStep, Stale


class AssembledFile(UploadedFile[bytes]):
    """A file put together of its parts; the storage moves it instead of copying."""

    def __init__(self, upload: Upload) -> None:
        self._place = str(place_of(upload))
        super().__init__(FileIO(self._place), name=upload.name, size=upload.size)

    def temporary_file_path(self) -> str:
        """What tells Django's storages that the file may be moved."""
        return self._place


def start_upload(
    case: Case, field: str, actor: Actor, *, name: str, size: int, head: str, replaces: Attachment | None = None
) -> Upload:
    """Begins an upload, or returns the one that the person began before with the same file.

    `head` is the SHA-256 of the file's beginning. Raises InvalidInput for a file that would be refused anyway,
    NotYourStep for a person who may not know of the case.
    """
    if actor.person_id is None or not is_visible(actor, case):
        raise NotYourStep("Plik może dodać tylko uczestnik sprawy.")
    kept_name = promised(field, name, size)
    key = {"case_id": case.pk, "field": field, "person_id": actor.person_id, "name": kept_name, "size": size}
    with transaction.atomic():
        begun = Upload.objects.select_for_update().filter(**key, head=head).first()
        if begun is not None:
            begun.replaces, begun.touched_at = replaces, clock.now()
            begun.save(update_fields=["replaces", "touched_at"])
            return begun
        if Upload.objects.filter(person_id=actor.person_id).count() >= UPLOADS_LIMIT:
            raise InvalidInput(
                {
                    field: [
                        f"Masz już {UPLOADS_LIMIT} niedokończonych plików. Dokończ je albo porzuć, zanim dodasz nowy."
                    ]
                }
            )
        require_room(case, field, size)
        return Upload.objects.create(**key, head=head, replaces=replaces, touched_at=clock.now())


def add_part(upload: Upload, offset: int, content: bytes) -> Upload:
    """Adds the bytes from `offset` on. Raises Stale with the right place when it is not the next one."""
    with transaction.atomic():
        row = Upload.objects.select_for_update().get(pk=upload.pk)
        path = place_of(row)
        there = min(row.received, path.stat().st_size if path.exists() else 0)
        if offset != there:
            raise Stale("Ta część pliku już dotarła albo brakuje wcześniejszej.", offset=there)
        if not content or len(content) > PART or there + len(content) > row.size:
            raise InvalidInput({row.field: ["Część pliku ma złą długość. Wybierz plik jeszcze raz."]})
        with path.open("r+b" if there else "wb") as file:
            file.seek(there)
            file.write(content)
            file.truncate()
        row.received, row.touched_at = there + len(content), clock.now()
        row.save(update_fields=["received", "touched_at"])
    return row


def assembled(upload: Upload, sha256: str) -> AssembledFile:
    """The whole file, ready to be attached. Raises Stale while parts are missing, GuardFailed when it is another one.

    `sha256` is that of the file on the sender's side: parts of two files never become one.
    """
    path = place_of(upload)
    there = path.stat().st_size if path.exists() else 0
    if there < upload.size:
        raise Stale("Brakuje jeszcze części pliku. Wysyłamy dalej.", offset=min(there, upload.received))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != sha256:
        raise GuardFailed("Plik zmienił się w trakcie wysyłania. Wybierz go jeszcze raz.")
    return AssembledFile(upload)


def drop_upload(upload: Upload) -> None:
    """Throws away what was sent so far."""
    upload.delete()


def drop_abandoned(_today: date) -> int:
    """Throws away uploads that nobody went on with. Returns how many. Idempotent."""
    old = Upload.objects.filter(touched_at__lt=clock.now() - ABANDONED_AFTER)
    for upload in old:
        drop_upload(upload)
    return len(old)


def place_of(upload: Upload) -> Path:
    """Where the parts are put together."""
    return uploads_folder() / upload.pk.hex
