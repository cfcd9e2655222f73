"""Letters that the demo would have sent."""

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
