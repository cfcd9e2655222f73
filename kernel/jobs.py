"""Jobs of the outbox: enqueue in a transaction, run after commit, retry what failed.

Celery carries the id of a row and nothing else; a lost message is sent again by
`resend_stale`. A handler must be idempotent: it may run twice.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

import structlog
from django.db import transaction

from kernel import clock
from kernel.models import Job, JobState

__all__ = ["enqueue", "handler", "resend_stale", "retry", "run", "run_waiting"]

MAX_ATTEMPTS = 5
STALE_AFTER = timedelta(seconds=60)

Handler = Callable[[Mapping[str, int | str]], None]
_handlers: dict[str, Handler] = {}
log = structlog.get_logger(__name__)


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Registers the function that does jobs of this kind. It receives the job's payload."""

    def register(function: Handler) -> Handler:
        if kind in _handlers and _handlers[kind] is not function:
            raise ValueError(f"two handlers for the job kind {kind!r}")
        _handlers[kind] = function
        return function

    return register


def enqueue(kind: str, *, key: str, **payload: int | str) -> Job:
    """Writes a job in the current transaction and wakes the worker after commit.

    The same key is enqueued once; a second call returns the first row. Two statements, whichever it is:
    every step pays for them.
    """
    if kind not in _handlers:
        raise ValueError(f"no handler for the job kind {kind!r}")
    now, full_key = clock.now(), f"{kind}:{key}"
    row = Job(kind=kind, key=full_key, payload=payload, not_before=now, created_at=now)
    Job.objects.bulk_create([row], ignore_conflicts=True)
    job = Job.objects.get(key=full_key)
    if job.state == JobState.WAITING:
        transaction.on_commit(lambda: _wake(job.pk), robust=True)
    return job


def _wake(job_id: int) -> None:
    from kernel.tasks import run_job

    run_job.delay(job_id)


def run(job_id: int) -> bool:
    """Runs one job now. Returns whether it is done; a failure is kept with its reason."""
    with transaction.atomic():
        job = Job.objects.select_for_update(skip_locked=True).filter(pk=job_id).first()
        if job is None or job.state == JobState.DONE:
            return job is not None
        job.attempts += 1
        job.last_tried_at = clock.now()
        try:
            with transaction.atomic():
                _handlers[job.kind](job.payload)
        except Exception as error:  # noqa: BLE001 - whatever a handler raises is the job's reason, shown on the screen of failed jobs
            _keep_failure(job, error)
            return False
        job.state, job.reason, job.done_at = JobState.DONE, "", clock.now()
        job.save()
        return True


def _keep_failure(job: Job, error: Exception) -> None:
    final = job.attempts >= MAX_ATTEMPTS
    job.state = JobState.FAILED if final else JobState.WAITING
    job.not_before = clock.now() + timedelta(seconds=15 * 2**job.attempts)
    job.reason = f"{type(error).__name__}: {error}"[:2000]
    job.save()
    log.warning("job_failed", job=job.pk, kind=job.kind, attempt=job.attempts, final=final, error=type(error).__name__)


def run_waiting(limit: int = 1000) -> int:
    """Runs what waits, in order. Returns how many were done. Used by tests and by the seed."""
    ids = list(Job.objects.waiting().filter(not_before__lte=clock.now()).values_list("pk", flat=True)[:limit])
    return sum(run(job_id) for job_id in ids)


def resend_stale() -> int:
    """Sends again what was enqueued but not done, for instance after a lost message."""
    edge = clock.now() - STALE_AFTER
    ids = list(
        Job.objects.waiting()
        .filter(not_before__lte=clock.now(), created_at__lte=edge)
        .values_list("pk", flat=True)[:500]
    )
    for job_id in ids:
        _wake(job_id)
    return len(ids)


def retry(job_id: int) -> None:
    """Puts a failed job back in the queue, with its attempts counted anew."""
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job_id)
        if job.state != JobState.FAILED:
            return
        job.state, job.attempts, job.not_before = JobState.WAITING, 0, clock.now()
        job.save()
        transaction.on_commit(lambda: _wake(job_id), robust=True)
