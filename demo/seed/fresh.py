"""Empties the database of the demo. Never in production: the room is not installed there."""

from django.apps import apps
from django.db import connection, transaction

KEPT = frozenset({"django_migrations", "django_content_type", "auth_permission", "django_site"})
SCHEDULE = "django_celery_beat"


@transaction.atomic
def empty_database() -> None:
    """Removes every row of the product. The triggers that keep events sleep meanwhile: the demo owns its server."""
    tables = sorted(
        {
            model._meta.db_table
            for model in apps.get_models(include_auto_created=True)
            if model._meta.managed and model._meta.app_label != SCHEDULE and not model._meta.proxy
        }
        - KEPT
    )
    quoted = ", ".join(connection.ops.quote_name(table) for table in tables)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role TO replica")
        cursor.execute(f"TRUNCATE {quoted} RESTART IDENTITY")
        cursor.execute("SET LOCAL session_replication_role TO origin")
