"""Files of an application: kept by the room of documents, opened and closed together with the fields."""

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
from kernel.refusals import InvalidInput, WrongState


def attach_file(case: Case, code: str, upload: "UploadedFile[bytes]", actor: Actor) -> Attachment:
    """Adds a file to a field. Raises InvalidInput with the field's code for an empty, large or foreign file."""
    one = field(code)
    if not one.is_file:
        raise InvalidInput({code: ["Do tego pola nie dodaje się plików."]})
    with transaction.atomic():
        application = _open(case, code, actor)
        try:
            attachment = documents.attach(case, one.row, upload, actor)
        except InvalidInput as refusal:
            raise InvalidInput({code: next(iter(refusal.errors.values()))}) from refusal
        mark_saved(application, one.item, actor)
        application.save()
    return attachment


def detach_file(case: Case, code: str, attachment_id: int, actor: Actor) -> None:
    """Removes a file from a field; one that is not there (any more) is no matter."""
    one = field(code)
    with transaction.atomic():
        application = _open(case, code, actor)
        rows = Attachment.objects.filter(pk=attachment_id, case_id=case.pk, field=one.row, removed_at=None)
        if not rows.exists():
            return
        documents.remove_attachment(attachment_id, actor)
        mark_saved(application, one.item, actor)
        application.save()


def _open(case: Case, code: str, actor: Actor) -> Application:
    case, application = lock(case)
    require_editor(actor, case)
    editable = open_fields(case, application)
    if editable is not None and code not in editable:
        raise WrongState("Wezwanie nie dotyczy tego załącznika, więc nie można go teraz zmienić.", fields=[code])
    return application
