"""What leaves the office, what comes in, and the proof that it was received."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from auth.models import Person
from cases.models import Case
from documents.enums import DocumentState, Visibility
from documents.storage import private_files
from institutions.models import Organisation


def _document_place(document: "Document", _name: str) -> str:
    return f"documents/{document.case_id}/{document.pk}.pdf"


class Document(models.Model):
    """A letter or another document of a case: its data, and the file rendered from them.

    Data never change; the file is written once (`document_is_evidence` in the database).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    template = models.CharField("rodzaj", max_length=60)
    number = models.PositiveIntegerField("numer w sprawie")
    title = models.CharField("tytuł", max_length=300)
    mark = models.CharField("oznaczenie", max_length=60, unique=True)
    sender_name = models.CharField("od kogo", max_length=300)
    visibility = models.CharField("dla kogo", max_length=10, choices=Visibility.choices)
    data = models.JSONField()
    data_sha256 = models.CharField(max_length=64)
    xml = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=DocumentState.choices, default=DocumentState.PENDING)
    failure = models.TextField(blank=True)
    file = models.FileField(storage=private_files, upload_to=_document_place, max_length=200, blank=True)
    size = models.PositiveIntegerField("rozmiar w bajtach", null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField("utworzono", default=timezone.now)
    rendered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "dokument"
        verbose_name_plural = "dokumenty"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="document_number_once"),
            models.CheckConstraint(
                condition=Q(state=DocumentState.READY, size__isnull=False, rendered_at__isnull=False)
                & ~Q(sha256="")
                & ~Q(file="")
                | ~Q(state=DocumentState.READY) & Q(sha256="", file=""),
                name="document_ready_has_file",
                violation_error_message="Gotowy dokument ma plik i jego skrót.",
            ),
        ]
        indexes = [models.Index(fields=["case", "id"], name="document_of_case")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(
                name="document_is_evidence",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state="READY")
                | pgtrigger.Q(old__data_sha256__df=pgtrigger.F("new__data_sha256"))
                | pgtrigger.Q(old__data__df=pgtrigger.F("new__data"))
                | pgtrigger.Q(old__xml__df=pgtrigger.F("new__xml"))
                | pgtrigger.Q(old__mark__df=pgtrigger.F("new__mark")),
            ),
            pgtrigger.Protect(name="document_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.mark} {self.title}"

    @property
    def is_ready(self) -> bool:
        return self.state == DocumentState.READY

    @property
    def download_name(self) -> str:
        """The name under which the file is saved: its mark, safe everywhere."""
        return f"{self.mark.replace('/', '-')}.pdf"


class Delivery(models.Model):
    """A document on its way to one recipient; sealed until receipt is confirmed.

    `effect` is the code of the term that the delivery starts. An unopened letter is deemed
    delivered on `deemed_on`; it may still be opened afterwards, without a further effect.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="deliveries")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="deliveries", null=True, blank=True
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deliveries", null=True, blank=True)
    effect = models.CharField(max_length=20, blank=True)
    sent_at = models.DateTimeField("wysłano", default=timezone.now)
    mailed_at = models.DateTimeField("zawiadomiono pocztą", null=True, blank=True)
    received_at = models.DateTimeField("odebrano", null=True, blank=True)
    received_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="received_deliveries", null=True, blank=True
    )
    deemed_on = models.DateField("uznano za doręczone", null=True, blank=True)
    reminded_on = models.DateField("przypomniano", null=True, blank=True)
    upd = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="confirms", null=True, blank=True)

    class Meta:
        verbose_name = "doręczenie"
        verbose_name_plural = "doręczenia"
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) ^ Q(person__isnull=True),
                name="delivery_to_one",
                violation_error_message="Pismo doręcza się organizacji albo osobie.",
            ),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True, received_by__isnull=True, upd__isnull=True)
                | Q(received_at__isnull=False, received_by__isnull=False),
                name="delivery_received_by_somebody",
                violation_error_message="Odbiór ma chwilę i osobę.",
            ),
            models.UniqueConstraint(
                fields=["document", "organisation"],
                condition=Q(organisation__isnull=False),
                name="delivery_organisation_once",
            ),
            models.UniqueConstraint(
                fields=["document", "person"], condition=Q(person__isnull=False), name="delivery_person_once"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-sent_at"], name="delivery_of_organisation"),
            models.Index(fields=["person", "-sent_at"], name="delivery_of_person"),
            models.Index(fields=["sent_at"], condition=Q(received_at=None, deemed_on=None), name="delivery_unopened"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(
                name="delivery_receipt_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__received_at__isnull=False)
                & pgtrigger.Q(old__received_at__df=pgtrigger.F("new__received_at")),
            ),
            pgtrigger.Protect(name="delivery_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.document.mark} → {self.organisation or self.person}"

    @property
    def is_sealed(self) -> bool:
        return self.received_at is None

    @property
    def addressee(self) -> str:
        return str(self.organisation or self.person)
