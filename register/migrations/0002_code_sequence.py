"""The sequence from which identifiers of entries are taken (register.codes)."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("register", "0001_initial")]
    operations: ClassVar[list[Operation]] = [
        migrations.RunSQL("CREATE SEQUENCE register_zrk_code START 10001", "DROP SEQUENCE register_zrk_code")
    ]
