"""Letters of the engine by e-mail: that something waits, never what it says."""

from collections.abc import Mapping

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from cases.models import Case
from kernel.jobs import handler


@handler("cases.mail_answer")
def mail_answer(payload: Mapping[str, int | str]) -> None:
    """Tells the applicant that an ordinary question was answered."""
    case = Case.objects.select_related("applicant").get(pk=payload["case"])
    if not case.applicant.email:
        return
    body = render_to_string("cases/mail/answer.txt", {"sign": case.sign})
    EmailMessage(subject=f"Odpowiedź na pytanie w sprawie {case.sign}", body=body, to=[case.applicant.email]).send()
