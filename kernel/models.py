"""The outbox: work that follows a change, written in the same transaction as the change."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class JobState(models.TextChoices):
    WAITING = "WAITING", "czeka"
    DONE = "DONE", "wykonane"
    FAILED = "FAILED", "nieudane"


class JobQuerySet(models.QuerySet["Job"]):
    def failed(self) -> "JobQuerySet":
        return self.filter(state=JobState.FAILED).order_by("-last_tried_at", "id")

    def waiting(self) -> "JobQuerySet":
        return self.filter(state=JobState.WAITING).order_by("id")


class Job(models.Model):
    """One piece of work for the worker. Carries ids only, never content.

    `key` makes it idempotent: the same work is enqueued once.
    """

    kind = models.CharField(max_length=80)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    reason = models.TextField(blank=True)
    not_before = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(default=timezone.now)
    last_tried_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[JobQuerySet] = JobQuerySet.as_manager()  # type: ignore[assignment]  # django-stubs types managers from querysets loosely

    class Meta:
        verbose_name = "zadanie w tle"
        verbose_name_plural = "zadania w tle"
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["state", "not_before"],
                condition=~models.Q(state="DONE"),
                name="job_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
