"""The heartbeat of the worker, for `/health/ready`."""

from typing import Any

from celery import shared_task
from celery.signals import worker_ready

from portal import heartbeat as sign_of_life


@shared_task(ignore_result=True, expires=30)
def heartbeat() -> None:
    sign_of_life.record()


@worker_ready.connect
def _record_at_start(**_: Any) -> None:  # Celery's signals pass what they like
    sign_of_life.record()
