"""Files that come with a case: on their way, kept, and set apart because they are dangerous."""

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from auth.models import Person
from cases.models import Case
from documents.enums import ScanState
from documents.file_rules import NAME_LIMIT
from documents.storage import private_files, quarantine
from institutions.models import Organisation
from kernel.triggers import append_only


def _attachment_place(attachment: "Attachment", _name: str) -> str:
    # Nothing of the given name reaches the file system.
    return f"attachments/{attachment.case_id}/{attachment.sha256}"


def _quarantine_place(found: "QuarantinedFile", _name: str) -> str:
    return found.sha256


class Attachment(models.Model):
    """A file that came with a case, bound to a field of the application (`F1`, `consultation`).

    A newer version points back through `replaced_by` of the older one. Whoever did not add the file knows of it
    from `filed_at` on, when it was sent with a version of the application; from then on it stays as evidence.
    `superseded_at` says that a later version was sent without it. A dangerous file has no bytes here any more.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="attachments")
    field = models.CharField("pole", max_length=40)
    name = models.CharField("nazwa pliku", max_length=NAME_LIMIT)
    file = models.FileField(storage=private_files, upload_to=_attachment_place, max_length=200, blank=True)
    size = models.PositiveIntegerField("rozmiar w bajtach")
    content_type = models.CharField("typ zawartości", max_length=100)
    sha256 = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField("wersja", default=1)
    replaced_by = models.OneToOneField(
        "self", on_delete=models.SET_NULL, related_name="replaces", null=True, blank=True
    )
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attachments", null=True, blank=True)
    uploaded_at = models.DateTimeField("dodano", default=timezone.now)
    removed_at = models.DateTimeField("usunięto", null=True, blank=True)
    scan = models.CharField("sprawdzenie", max_length=12, choices=ScanState.choices, default=ScanState.WAITING)
    scanned_at = models.DateTimeField("sprawdzono", null=True, blank=True)
    signature = models.CharField("co znalazł program antywirusowy", max_length=200, blank=True)
    filed_at = models.DateTimeField("złożono", null=True, blank=True)
    superseded_at = models.DateTimeField("złożono wersję bez tego pliku", null=True, blank=True)

    class Meta:
        verbose_name = "załącznik"
        verbose_name_plural = "załączniki"
        ordering = ["field", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(size__gt=0),
                name="attachment_not_empty",
                violation_error_message="Plik nie może być pusty.",
            ),
            models.CheckConstraint(
                condition=Q(scan=ScanState.CLEAN, scanned_at__isnull=False, signature="") & ~Q(file="")
                | Q(scan=ScanState.QUARANTINED, scanned_at__isnull=False, file="") & ~Q(signature="")
                | Q(scan__in=[ScanState.WAITING, ScanState.UNSCANNED], scanned_at__isnull=True, signature="")
                & ~Q(file=""),
                name="attachment_scan_agrees",
                violation_error_message="Wynik sprawdzenia ma chwilę, a zagrożenie nazwę; plik leży wtedy osobno.",
            ),
            models.CheckConstraint(
                condition=Q(filed_at__isnull=True, superseded_at__isnull=True)
                | Q(filed_at__isnull=False, scan=ScanState.CLEAN),
                name="attachment_only_clean_is_filed",
                violation_error_message="Złożyć można tylko plik sprawdzony i bez zagrożeń.",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "field", "id"], name="attachment_of_field"),
            models.Index(fields=["uploaded_at"], condition=Q(scan="UNSCANNED"), name="attachment_unscanned"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(
                name="attachment_is_evidence",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__sha256__df=pgtrigger.F("new__sha256"))
                | pgtrigger.Q(old__name__df=pgtrigger.F("new__name"))
                | pgtrigger.Q(old__size__df=pgtrigger.F("new__size"))
                | pgtrigger.Q(old__field__df=pgtrigger.F("new__field"))
                | pgtrigger.Q(old__case__df=pgtrigger.F("new__case"))
                | pgtrigger.Q(old__version__df=pgtrigger.F("new__version")),
            ),
            pgtrigger.Protect(
                name="attachment_verdict_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__scan__in=["CLEAN", "QUARANTINED"])
                & (
                    pgtrigger.Q(old__scan__df=pgtrigger.F("new__scan"))
                    | pgtrigger.Q(old__file__df=pgtrigger.F("new__file"))
                ),
            ),
            pgtrigger.Protect(
                name="attachment_filed_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__filed_at__isnull=False)
                & pgtrigger.Q(old__filed_at__df=pgtrigger.F("new__filed_at")),
            ),
            pgtrigger.Protect(
                name="attachment_filed_stays",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__filed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_clean(self) -> bool:
        return self.scan == ScanState.CLEAN

    @property
    def is_dangerous(self) -> bool:
        return self.scan == ScanState.QUARANTINED

    @property
    def awaits_scan(self) -> bool:
        return self.scan in {ScanState.WAITING, ScanState.UNSCANNED}


class Upload(models.Model):
    """A file on its way in parts; it goes on after a break, and becomes an attachment when all of it is there.

    Whoever chooses a file of the same name, size and beginning (`head`, SHA-256) again goes on with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="uploads")
    field = models.CharField("pole", max_length=40)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="uploads")
    name = models.CharField("nazwa pliku", max_length=NAME_LIMIT)
    size = models.PositiveIntegerField("rozmiar w bajtach")
    head = models.CharField(max_length=64)
    received = models.PositiveIntegerField("otrzymano bajtów", default=0)
    replaces = models.ForeignKey(
        Attachment, on_delete=models.SET_NULL, related_name="coming_versions", null=True, blank=True
    )
    touched_at = models.DateTimeField("ostatnia część", default=timezone.now)

    class Meta:
        verbose_name = "przesyłany plik"
        verbose_name_plural = "przesyłane pliki"
        ordering = ["touched_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "field", "person", "name", "size", "head"], name="upload_once"),
            models.CheckConstraint(
                condition=Q(received__lte=models.F("size")),
                name="upload_not_longer",
                violation_error_message="Przyszło więcej bajtów, niż ma plik.",
            ),
        ]
        indexes = [models.Index(fields=["touched_at"], name="upload_touched")]

    def __str__(self) -> str:
        return f"{self.name} ({self.received}/{self.size})"

    @property
    def percent(self) -> int:
        return self.received * 100 // self.size


class QuarantinedFile(models.Model):
    """A dangerous file that somebody tried to add: kept apart, never given out. Written once.

    It names its case and its attachment by number only: a draft that is thrown away takes nothing of this along.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="quarantined_files")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="quarantined_files", null=True)
    case_number = models.PositiveBigIntegerField("numer sprawy w bazie")
    attachment_number = models.PositiveBigIntegerField("numer załącznika w bazie", unique=True)
    field = models.CharField("pole", max_length=40)
    file = models.FileField(storage=quarantine, upload_to=_quarantine_place, max_length=200)
    size = models.PositiveIntegerField("rozmiar w bajtach")
    content_type = models.CharField("typ zawartości", max_length=100)
    sha256 = models.CharField(max_length=64)
    signature = models.CharField("co znalazł program antywirusowy", max_length=200)
    found_at = models.DateTimeField("wykryto", default=timezone.now)

    class Meta:
        verbose_name = "plik w kwarantannie"
        verbose_name_plural = "pliki w kwarantannie"
        ordering = ["-found_at", "-id"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("quarantine")

    def __str__(self) -> str:
        return f"{self.signature}: {self.sha256[:12]}"
