"""`/health/live` and `/health/ready`: for the machine that watches the product, no personal data."""

import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass

import structlog
from celery import current_app
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from documents.service import scanner_answers
from institutions.access import rule
from kernel import clock
from portal import heartbeat

FREE_DISK_NEEDED = 500 * 1024 * 1024
"""Bytes; below this nobody should upload anything."""

CLAMD_PATIENCE = 2.0
"""Seconds."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Row:
    """One part of the product: whether it works, and a word about it."""

    name: str
    ok: bool
    detail: str


@rule("public", basis="nadzór nad działaniem systemu, bez danych")
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """Answers as long as the process does; a failure means: restart it."""
    return JsonResponse({"status": "ok"})


@rule("public", basis="nadzór nad działaniem systemu, bez danych")
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Answers 200 when everything a request needs is there, else 503 with the rows that fail.

    Without the scanner people can still work, files only wait: the row says so and the status is „degraded”, with 200.
    """
    needed = [_row(name, check) for name, check in CHECKS.items()]
    beside = [_row("clamd", _clamd)] if settings.CLAMD_URL else []
    failing = [row.name for row in (*needed, *beside) if not row.ok]
    good = all(row.ok for row in needed)
    if failing:
        log.warning("not_ready", failing=failing)
    status = "failing" if not good else "degraded" if failing else "ok"
    body = {"status": status, "checks": [asdict(row) for row in (*needed, *beside)]}
    return JsonResponse(body, status=200 if good else 503)


def _row(name: str, check: Callable[[], tuple[bool, str]]) -> Row:
    try:
        return Row(name, *check())
    except Exception as error:  # noqa: BLE001 - a part that is down may raise anything; the row says which
        return Row(name, False, type(error).__name__)


def _database() -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version')")
        row = cursor.fetchone()
    if row is None:
        raise DatabaseError
    return True, f"PostgreSQL {row[0].split()[0]}"


def _migrations() -> tuple[bool, str]:
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return waiting == 0, "all applied" if waiting == 0 else f"{waiting} not applied"


def _broker() -> tuple[bool, str]:
    with current_app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
        return True, str(broker.transport_cls)


def _worker() -> tuple[bool, str]:
    last = heartbeat.last()
    if last is None:
        return False, "no heartbeat yet"
    silence = clock.now() - last
    return silence <= heartbeat.SILENCE_ALLOWED, f"heartbeat {int(silence.total_seconds())} s ago"


def _disk() -> tuple[bool, str]:
    settings.DATA.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(settings.DATA).free
    return free >= FREE_DISK_NEEDED, f"{free // 1024**2} MB free"


def _clamd() -> tuple[bool, str]:
    there = scanner_answers(CLAMD_PATIENCE)
    return there, "answers" if there else "no answer"


CHECKS: dict[str, Callable[[], tuple[bool, str]]] = {
    "database": _database,
    "migrations": _migrations,
    "broker": _broker,
    "worker": _worker,
    "disk": _disk,
}
