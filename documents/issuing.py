"""Issues documents: the row, its deliveries and its jobs, in the transaction of the step that needs them."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from auth.models import Person
from cases.models import Case
from documents.enums import Visibility
from documents.letters import Frame, LetterContent, whole_second
from documents.models import Delivery, Document
from documents.parties import Recipient, party_of
from documents.receipts import Upp, upp_xml
from documents.templates import letter_template, render_stored, stored
from institutions.models import Organisation
from kernel import clock, jobs
from kernel.refusals import GuardFailed


def issue(
    case: Case,
    template: str,
    *,
    data: LetterContent,
    title: str = "",
    recipients: Iterable[Recipient] = (),
    visibility: Visibility | None = None,
    effect: str | None = None,
    at: datetime | None = None,
    xml: str = "",
) -> Document:
    """Writes a document of a submitted case and sends it to its recipients; the worker makes the file.

    `visibility` is OUTGOING with recipients, else INTERNAL, when not given. `effect` is the term
    that delivery starts: by default that of the template, `""` for none. `at` is the moment of the letter.
    Raises GuardFailed when the content still lacks something that the Act demands.
    """
    letter = letter_template(template)
    content = letter.data_model.model_validate(data)
    if missing := letter.lacks(content):
        raise GuardFailed(f"Dokument jest niekompletny: {'; '.join(missing)}.", missing=missing)
    to = list(recipients)
    if visibility is None:
        visibility = Visibility.OUTGOING if to else Visibility.INTERNAL
    starts = effect if effect is not None else letter.effect.code if letter.effect else ""
    moment = whole_second(at or clock.now())
    with transaction.atomic():
        document = _write(case, template, title or letter.title, content, to, visibility, moment, xml)
        for recipient in to:
            _send(document, recipient, starts, moment)
        jobs.enqueue("documents.render", key=str(document.pk), document=document.pk)
    return document


def preview(case: Case, template: str, *, data: LetterContent, recipients: Iterable[Recipient] = ()) -> bytes:
    """The PDF of a letter that is not issued yet: the same template and renderer, marked as a draft, kept nowhere."""
    letter = letter_template(template)
    frame = Frame(
        title=f"PROJEKT. {letter.title}",
        sign=_sign(case),
        mark="projekt – pismo niewysłane",
        made_at=whole_second(clock.now()),
        recipients=tuple(map(party_of, recipients)),
    )
    return render_stored(template, stored(letter.data_model.model_validate(data), frame))


def issue_upp(case: Case, *, data: Upp, at: datetime | None = None) -> Document:
    """Writes the confirmation of submission, as XML and as PDF, for everybody who sees the case (§ 13)."""
    return issue(case, "upp", data=data, visibility=Visibility.FILE, at=at, xml=upp_xml(data).decode())


def next_mark(case: Case) -> str:
    """Returns the mark that the next document of a case will carry. Call it in the issuing transaction."""
    return _mark(case, _next_number(case))


def digest(data: dict[str, Any]) -> str:
    """Returns the SHA-256 of a letter's data in canonical form (sorted keys, no spaces, UTF-8)."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _write(
    case: Case,
    template: str,
    title: str,
    content: LetterContent,
    to: list[Recipient],
    visibility: Visibility,
    at: datetime,
    xml: str,
) -> Document:
    number = _next_number(case)
    frame = Frame(
        title=title, sign=_sign(case), mark=_mark(case, number), made_at=at, recipients=tuple(map(party_of, to))
    )
    data = stored(content, frame)
    return Document.objects.create(
        case_id=case.pk,
        template=template,
        number=number,
        title=title,
        mark=frame.mark,
        sender_name=content.sender.name,
        visibility=visibility,
        data=data,
        data_sha256=digest(data),
        xml=xml,
        created_at=at,
    )


def _send(document: Document, recipient: Recipient, effect: str, at: datetime) -> None:
    delivery = Delivery.objects.create(
        document=document,
        organisation=recipient if isinstance(recipient, Organisation) else None,
        person=recipient if isinstance(recipient, Person) else None,
        effect=effect,
        sent_at=at,
    )
    jobs.enqueue("documents.mail_waiting", key=str(delivery.pk), delivery=delivery.pk)


def _next_number(case: Case) -> int:
    Case.objects.select_for_update().get(pk=case.pk)  # numbers are given one at a time
    last = Document.objects.filter(case_id=case.pk).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _mark(case: Case, number: int) -> str:
    return f"{_sign(case)}/{number}"


def _sign(case: Case) -> str:
    if case.sign is None:
        raise ValueError(f"case {case.pk} is a draft: it has no sign and gets no documents")
    return case.sign
