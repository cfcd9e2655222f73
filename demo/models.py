"""Letters that the demo would have sent, and whether its data are whole."""

from django.db import models
from django.utils import timezone


class MailMessage(models.Model):
    """An e-mail that went into the demo's mailbox instead of the world."""

    sender = models.CharField("od", max_length=320)
    recipients = models.TextField("do")
    subject = models.CharField("temat", max_length=998)
    body = models.TextField("treść")
    sent_at = models.DateTimeField("wysłano", default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "wiadomość wersji demonstracyjnej"
        verbose_name_plural = "wiadomości wersji demonstracyjnej"
        ordering = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return self.subject


class Seeding(models.Model):
    """One run of `seed`; without `finished_at` it was interrupted and what it left is not whole."""

    started_at = models.DateTimeField("rozpoczęto", default=timezone.now)
    finished_at = models.DateTimeField("zakończono", null=True, blank=True)

    class Meta:
        verbose_name = "wypełnianie bazy"
        verbose_name_plural = "wypełnianie bazy"
        ordering = ["started_at", "id"]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"
