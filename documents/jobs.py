"""What the worker does for the room: makes files, tells people that a letter waits."""

import hashlib
from collections.abc import Mapping

from django.core.files.base import ContentFile
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from documents.enums import DocumentState
from documents.models import Delivery, Document
from documents.pdf import RenderingFailed
from documents.templates import render_stored
from kernel import clock
from kernel.jobs import enqueue, handler
from kernel.text import date_long

Payload = Mapping[str, int | str]


@handler("documents.render")
def render_document(payload: Payload) -> None:
    """Makes the file of a document, once. What fails is tried again by a job that people can see and repeat."""
    document = _unrendered(payload)
    if document is None:
        return
    try:
        _make_file(document)
    except RenderingFailed as failure:
        document.state, document.failure = DocumentState.FAILED, str(failure)[:2000]
        document.save(update_fields=["state", "failure"])
        enqueue("documents.render_again", key=str(document.pk), document=document.pk)


@handler("documents.render_again")
def render_again(payload: Payload) -> None:
    """Tries again to make a file that failed. Raises RenderingFailed: its reason stands on the list of failed jobs."""
    document = _unrendered(payload)
    if document is not None:
        _make_file(document)


@handler("documents.mail_waiting")
def mail_waiting(payload: Payload) -> None:
    """Tells the addressee that a letter waits. Nothing of its content leaves the system."""
    delivery = _delivery(payload)
    if delivery.mailed_at is not None or delivery.received_at is not None:
        return
    _send(delivery, "Pismo czeka w skrzynce ZRK Obieg", "waiting")
    delivery.mailed_at = clock.now()
    delivery.save(update_fields=["mailed_at"])


@handler("documents.remind")
def remind(payload: Payload) -> None:
    """Reminds the addressee of a letter that nobody opened."""
    delivery = _delivery(payload)
    if delivery.reminded_on is not None or delivery.received_at is not None:
        return
    _send(delivery, "Przypomnienie: pismo nadal czeka w skrzynce ZRK Obieg", "reminder")
    delivery.reminded_on = clock.today()
    delivery.save(update_fields=["reminded_on"])


def _unrendered(payload: Payload) -> Document | None:
    document = Document.objects.select_for_update().get(pk=payload["document"])
    return None if document.is_ready else document


def _make_file(document: Document) -> None:
    content = render_stored(document.template, document.data)
    document.file.save("letter.pdf", ContentFile(content), save=False)
    document.size, document.sha256 = len(content), hashlib.sha256(content).hexdigest()
    document.state, document.failure, document.rendered_at = DocumentState.READY, "", clock.now()
    document.save(update_fields=["file", "size", "sha256", "state", "failure", "rendered_at"])


def _delivery(payload: Payload) -> Delivery:
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("document__case", "organisation", "person")
    return rows.get(pk=payload["delivery"])


def _send(delivery: Delivery, subject: str, template: str) -> None:
    addressee = delivery.organisation or delivery.person
    if addressee is None or not addressee.email:
        return
    body = render_to_string(
        f"documents/mail/{template}.txt",
        {
            "sender": delivery.document.sender_name,
            "sign": delivery.document.case.sign,
            "day": date_long(clock.day_of(delivery.sent_at)),
        },
    )
    EmailMessage(subject=subject, body=body, to=[addressee.email]).send()
