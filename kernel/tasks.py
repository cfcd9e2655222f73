"""Celery carries ids of jobs; all work is in `kernel.jobs`."""

from celery import shared_task

from kernel import jobs


@shared_task(acks_late=True, ignore_result=True)
def run_job(job_id: int) -> None:
    jobs.run(job_id)


@shared_task(ignore_result=True)
def resend_stale() -> None:
    jobs.resend_stale()
