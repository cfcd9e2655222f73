"""One PostgreSQL for the whole run, and the strictness of design.md § 7."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from kernel.embedded import server
from tests.browser import browser  # noqa: F401 a fixture of every room
from tests.clamd import clamd, scanned_by_clamd  # noqa: F401 fixtures of every room
from tests.strictness import no_network, ordered_slices

TRUNCATE = 32
"""The bit of `pg_trigger.tgtype` that means: fires on TRUNCATE."""


def pytest_configure() -> None:
    """Starts the server in the controller; the workers inherit its place."""
    server.join(Path(os.environ["OBIEG_TEST_DATA"]))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with the journeys, the longest tests, so that no worker ends alone with one of them."""
    items.sort(key=lambda item: "/e2e/" not in item.nodeid)


def pytest_unconfigure() -> None:
    """Stops the server; the controller removes its files."""
    data = Path(os.environ["OBIEG_TEST_DATA"])
    server.leave(data)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Lets Django's transactional tests flush their tables: the triggers against TRUNCATE are off.

    Only those; `tests/kernel/test_append_only.py` turns them on again and proves that they refuse.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, quote_ident(tgname) FROM pg_trigger"
            " WHERE NOT tgisinternal AND tgtype & %s <> 0",
            [TRUNCATE],
        )
        for table, trigger in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")


@pytest.fixture(autouse=True, scope="session")
def _strictness() -> Iterator[None]:
    with no_network(), ordered_slices():
        yield
