"""The health pages, as the machine that watches the product reads them."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client

from kernel import clock
from portal import heartbeat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_heartbeat_yet() -> None:
    cache.clear()


def rows(client: Client) -> tuple[int, dict[str, bool]]:
    answer = client.get("/health/ready")
    return answer.status_code, {row["name"]: row["ok"] for row in answer.json()["checks"]}


def test_a_process_that_runs_is_alive(client: Client):
    assert client.get("/health/live").json() == {"status": "ok"}


def test_ready_when_every_part_is_there(client: Client):
    heartbeat.record()
    assert rows(client) == (200, dict.fromkeys(["database", "migrations", "broker", "worker", "disk"], True))


def test_a_worker_that_never_spoke_is_named(client: Client):
    status, found = rows(client)
    assert (status, found["worker"], found["database"]) == (503, False, True)


def test_a_worker_that_fell_silent_is_named(client: Client):
    heartbeat.record()
    with time_machine.travel(clock.now() + heartbeat.SILENCE_ALLOWED + timedelta(seconds=1)):
        assert rows(client)[1]["worker"] is False


def test_a_migration_that_was_not_applied_is_named(client: Client):
    heartbeat.record()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'kernel'")
    status, found = rows(client)
    assert (status, found["migrations"]) == (503, False)


def test_the_scanner_has_a_row_where_one_is_configured_and_stops_nobody_from_working(
    client: Client, settings, clamd, tmp_path
):
    heartbeat.record()
    settings.CLAMD_URL = clamd.unix
    assert rows(client)[1]["clamd"] is True
    settings.CLAMD_URL = f"unix://{tmp_path}/nobody.ctl"
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["status"], rows(client)[1]["clamd"]) == (200, "degraded", False)


def test_nothing_is_changed_by_asking(client: Client):
    assert client.post("/health/ready").status_code == 405
