"""What the room shows on the case page: the tabs „Dokumenty” and „Korespondencja”."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Value
from django.urls import reverse

from cases.kept import kept
from cases.models import Case
from documents.content_types import kind_of
from documents.delivering import deemed_day, is_addressee
from documents.enums import DocumentState, ScanState, Visibility
from documents.models import Attachment, Delivery, Document
from documents.queries import attachments_of, documents_of, letters_of
from institutions.actor import Actor
from kernel import clock
from kernel.components import FileRow, StatusTag, Tone
from kernel.text import date_figures, time_of_day

_STATES = {
    DocumentState.PENDING: StatusTag("w przygotowaniu", tone=Tone.INFO, icon="half"),
    DocumentState.READY: StatusTag("gotowy", tone=Tone.OK, icon="check"),
    DocumentState.FAILED: StatusTag("nie udało się utworzyć pliku", tone=Tone.BAD, icon="over"),
}

_SCANS = {
    ScanState.WAITING: StatusTag("sprawdzamy plik", tone=Tone.INFO, icon="half"),
    ScanState.CLEAN: StatusTag("sprawdzony", tone=Tone.OK, icon="check"),
    ScanState.UNSCANNED: StatusTag("jeszcze niesprawdzony", tone=Tone.WARN, icon="warn"),
    ScanState.QUARANTINED: StatusTag("niebezpieczny, w kwarantannie", tone=Tone.BAD, icon="over"),
}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as a list shows it; without addresses while its file does not exist."""

    document: Document
    status: StatusTag
    audience: str
    href: str
    xml_href: str

    @property
    def size_words(self) -> str:
        return FileRow("", self.document.size).size_words

    @property
    def made_on(self) -> date:
        return clock.day_of(self.document.created_at)


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter as its addressee or an official sees it; sealed ones say who wrote and in which case."""

    delivery: Delivery
    title: str
    href: str
    status: StatusTag
    note: str

    @property
    def sent_on(self) -> date:
        return clock.day_of(self.delivery.sent_at)


def document_row(document: Document) -> DocumentRow:
    return DocumentRow(
        document=document,
        status=_STATES[DocumentState(document.state)],
        audience=str(Visibility(document.visibility).label),
        href=reverse("documents:download", args=[document.pk]) if document.is_ready else "",
        xml_href=reverse("documents:xml", args=[document.pk]) if document.template in {"upp", "upd"} else "",
    )


def letter_row(delivery: Delivery, actor: Actor) -> LetterRow:
    """Returns the row; the addressee learns the title only after confirming receipt."""
    own = is_addressee(delivery, actor)
    sealed = own and delivery.is_sealed
    return LetterRow(
        delivery=delivery,
        title="Pismo nieodebrane" if sealed else delivery.document.title,
        href=_letter_address(delivery) if own else _file_address(delivery),
        status=delivery_status(delivery),
        note=_note(delivery),
    )


def delivery_status(delivery: Delivery) -> StatusTag:
    if delivery.received_at is not None:
        return StatusTag("odebrane", "doręczone", Tone.OK, "met")
    if delivery.deemed_on is not None:
        return StatusTag("nieodebrane", "uznane za doręczone", Tone.WARN, "warn")
    return StatusTag("czeka na odbiór", "niedoręczone", Tone.INFO, "mail")


def file_row(attachment: Attachment) -> FileRow:
    """A file of the case; only one that was found clean has an address."""
    version = f", wersja {attachment.version}" if attachment.version > 1 else ""
    return FileRow(
        name=attachment.name,
        size=attachment.size,
        href=reverse("documents:attachment", args=[attachment.pk]) if attachment.is_clean else "",
        note=f"{kind_of(attachment.content_type)}{version}",
        status=scan_status(attachment),
    )


def scan_status(attachment: Attachment) -> StatusTag:
    """What the scanner said of a file."""
    return _SCANS[ScanState(attachment.scan)]


def documents_tab(case: Case, actor: Actor) -> dict[str, Any]:  # a template's context
    """What the tab „Dokumenty” shows: documents that this person may read, and the files of the case."""
    return {
        "documents": [document_row(document) for document in documents_of(case, actor)],
        "attachments": [file_row(attachment) for attachment in attachments_of(case, actor)],
    }


def correspondence_tab(case: Case, actor: Actor) -> dict[str, Any]:  # a template's context
    """What the tab „Korespondencja” shows: letters with their delivery."""
    return {"letters": [letter_row(delivery, actor) for delivery in letters_of(case, actor)]}


def documents_count(case: Case, actor: Actor) -> int:
    return _counts(case, actor)["document"]


def letters_count(case: Case, actor: Actor) -> int:
    return _counts(case, actor)["letter"]


def _counts(case: Case, actor: Actor) -> Counter[str]:
    """Both numbers of the tabs by one query."""
    documents = documents_of(case, actor).order_by().values_list(Value("document", output_field=CharField()))
    letters = letters_of(case, actor).order_by().values_list(Value("letter", output_field=CharField()))
    return kept(
        case, f"papers:{actor.person_id}", lambda: Counter(word for (word,) in documents.union(letters, all=True))
    )


def _letter_address(delivery: Delivery) -> str:
    return reverse("documents:letter", args=[delivery.pk])


def _file_address(delivery: Delivery) -> str:
    return reverse("documents:download", args=[delivery.document_id]) if delivery.document.is_ready else ""


def _note(delivery: Delivery) -> str:
    if delivery.received_at is not None and delivery.received_by is not None:
        when = clock.local(delivery.received_at)
        return f"{delivery.received_by.get_full_name()}, {date_figures(when.date())}, godz. {time_of_day(when)}"
    if delivery.deemed_on is not None:
        return f"z upływem {date_figures(delivery.deemed_on)}"
    deemed = deemed_day(delivery)
    return f"nieodebrane uznamy za doręczone z upływem {date_figures(deemed)}" if deemed else ""
