"""Takes the file off the disk when its row is gone: an attachment removed from a draft, or with it."""

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from documents.models import Attachment


@receiver(post_delete, sender=Attachment, dispatch_uid="documents.drop_file")
def drop_file(instance: Attachment, **_signal: object) -> None:
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name), robust=True)
