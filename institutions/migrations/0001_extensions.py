"""Extensions of PostgreSQL that the rooms above rely on. All are trusted: the owner of the database may create them."""

from typing import ClassVar

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar[list[Operation]] = [BtreeGistExtension(), TrigramExtension(), UnaccentExtension()]
