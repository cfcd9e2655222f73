"""What beat calls; all work is in the engine."""

from celery import shared_task

from cases import seals, service


@shared_task(ignore_result=True)
def run_due() -> None:
    service.run_due()


@shared_task(ignore_result=True)
def seal_days() -> None:
    seals.seal_days()
    seals.verify_and_keep()
