"""The e-mail backend of the demo: nothing leaves the machine, `/konto/demo/poczta/` shows it."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from demo.models import MailMessage


class MailboxBackend(BaseEmailBackend):
    """Stores each message as a row. Named in `EMAIL_BACKEND`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Returns how many messages were stored."""
        rows = [
            MailMessage(
                sender=message.from_email,
                recipients=", ".join(message.recipients()),
                subject=str(message.subject),
                body=str(message.body),
            )
            for message in email_messages
        ]
        return len(MailMessage.objects.bulk_create(rows))
