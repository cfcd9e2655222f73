"""What may only be added to, the database itself keeps: the triggers that the tests switch off do refuse."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.conftest import TRUNCATE

pytestmark = pytest.mark.django_db


def triggers_against_truncate() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, quote_ident(tgname) FROM pg_trigger"
            " WHERE NOT tgisinternal AND tgtype & %s <> 0",
            [TRUNCATE],
        )
        return cursor.fetchall()


def test_events_cannot_be_emptied():
    protected = triggers_against_truncate()
    assert "cases_event" in {table for table, _ in protected}
    for table, trigger in protected:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(f"TRUNCATE {table} CASCADE")


def test_events_can_be_neither_changed_nor_deleted_by_a_trigger_of_their_own():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgtype FROM pg_trigger WHERE tgrelid = 'cases_event'::regclass AND NOT tgisinternal")
        covered = [row[0] for row in cursor.fetchall()]
    updates, deletes = 16, 8
    assert any(kind & updates for kind in covered)
    assert any(kind & deletes for kind in covered)
