"""Takes the file off the disk when its row is gone: removed, thrown away, or with its draft."""

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from documents.models import Attachment, Upload
from documents.uploads import place_of


@receiver(post_delete, sender=Attachment, dispatch_uid="documents.drop_file")
def drop_file(instance: Attachment, **_signal: object) -> None:
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name), robust=True)


@receiver(post_delete, sender=Upload, dispatch_uid="documents.drop_parts")
def drop_parts(instance: Upload, **_signal: object) -> None:
    place = place_of(instance)  # now, while the row still has its number
    transaction.on_commit(lambda: place.unlink(missing_ok=True), robust=True)
