"""Files of an application: kept by the room of documents, opened and closed together with the fields."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from applications.fields import field
from applications.models import Application
from applications.rights import open_fields, require_editor
from applications.saving import lock, mark_saved
from cases.models import Case
from documents import service as documents
from documents.models import Attachment
from institutions.actor import Actor
from kernel.refusals import GuardFailed, InvalidInput, WrongState


def attach_file(
    case: Case, code: str, upload: "UploadedFile[bytes]", actor: Actor, *, replaces: int | None = None
) -> Attachment:
    """Adds a file to a field, or the next version of the file `replaces`.

    Raises InvalidInput with the field's code for a file that cannot be kept, GuardFailed for a new version of a
    file that is not there any more.
    """
    one = field(code)
    with transaction.atomic(), told_of(code):
        application = opened(case, code, actor)
        older = current_file(case, code, replaces)
        attachment = documents.attach(case, one.row, upload, actor, replaces=older)
        mark_saved(application, one.item, actor)
        application.save()
    return attachment


def detach_file(case: Case, code: str, attachment_id: int, actor: Actor) -> None:
    """Removes a file from a field; one that is not there (any more) is no matter."""
    one = field(code)
    with transaction.atomic():
        application = opened(case, code, actor)
        rows = Attachment.objects.filter(pk=attachment_id, case_id=case.pk, field=one.row, removed_at=None)
        if not rows.exists():
            return
        documents.remove_attachment(attachment_id, actor)
        mark_saved(application, one.item, actor)
        application.save()


def opened(case: Case, code: str, actor: Actor) -> Application:
    """The locked application in which this field takes files now, or the refusal that says why not."""
    if not field(code).is_file:
        raise InvalidInput({code: ["Do tego pola nie dodaje się plików."]})
    case, application = lock(case)
    require_editor(actor, case)
    editable = open_fields(case, application)
    if editable is not None and code not in editable:
        raise WrongState("Wezwanie nie dotyczy tego załącznika, więc nie można go teraz zmienić.", fields=[code])
    return application


def current_file(case: Case, code: str, attachment_id: int | None) -> Attachment | None:
    """The file of the field that a new version replaces; None for a file of its own."""
    if attachment_id is None:
        return None
    rows = Attachment.objects.filter(case_id=case.pk, field=field(code).row, removed_at=None, replaced_by=None)
    older = rows.filter(pk=attachment_id).first()
    if older is None:
        raise GuardFailed("Plik, który chcesz zastąpić, jest już usunięty albo zastąpiony. Odśwież stronę.")
    return older


@contextmanager
def told_of(code: str) -> Iterator[None]:
    """Lets the room of documents refuse under the field's code, as the pages know it."""
    try:
        yield
    except InvalidInput as refusal:
        raise InvalidInput({code: next(iter(refusal.errors.values()))}) from refusal
