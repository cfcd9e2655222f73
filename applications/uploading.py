"""A file of an application that comes in parts (documents.uploads), under the rights of its field."""

from uuid import UUID

from django.db import transaction

from applications.fields import field
from applications.filing import attach_file, current_file, opened, told_of
from applications.queries import coming_files
from cases.models import Case
from documents import service as documents
from documents.models import Attachment, Upload
from institutions.actor import Actor
from kernel.refusals import GuardFailed, InvalidInput


def begin_upload(
    case: Case, code: str, actor: Actor, *, name: str, size: int, head: str, replaces: int | None = None
) -> Upload:
    """Begins to take a file, or goes on with the same file of the same person; `head` tells it from others."""
    with transaction.atomic(), told_of(code):
        opened(case, code, actor)
        older = current_file(case, code, replaces)
        return documents.start_upload(case, field(code).row, actor, name=name, size=size, head=head, replaces=older)


def receive_part(case: Case, code: str, upload_id: UUID, offset: int, content: bytes, actor: Actor) -> Upload:
    """Takes one part. Raises Stale with the right place for a part that is not the next one."""
    with transaction.atomic(), told_of(code):
        opened(case, code, actor)
        upload = coming_files(case, code, actor).filter(pk=upload_id).first()
        if upload is None:
            raise GuardFailed("Tego pliku już nie wysyłamy: jest dodany albo porzucony. Odśwież stronę.")
        return documents.add_part(upload, offset, content)


def finish_upload(case: Case, code: str, upload_id: UUID, sha256: str, actor: Actor) -> Attachment | None:
    """Makes the parts a file of the field; None when that was done meanwhile, as by a second tab.

    What cannot be kept is thrown away with its refusal; Stale says from where parts are missing.
    """
    try:
        with transaction.atomic():
            opened(case, code, actor)  # and locked: a second tab waits here
            upload = coming_files(case, code, actor).filter(pk=upload_id).first()
            if upload is None:
                return None
            replaces = upload.replaces_id
            with documents.assembled(upload, sha256) as whole:
                documents.drop_upload(upload)  # its bytes count as those of the file from here on
                return attach_file(case, code, whole, actor, replaces=replaces)
    except (InvalidInput, GuardFailed):
        cancel_upload(case, code, upload_id, actor)
        raise


def cancel_upload(case: Case, code: str, upload_id: UUID, actor: Actor) -> None:
    """Throws away what was sent so far; one that is not there (any more) is no matter."""
    upload = coming_files(case, code, actor).filter(pk=upload_id).first()
    if upload is not None:
        documents.drop_upload(upload)
