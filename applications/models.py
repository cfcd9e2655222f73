"""What an application contains while it is written, and what it contained each time it was sent."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone

from auth.models import Person
from cases.models import Case
from kernel.triggers import append_only


class SnapshotReason(models.TextChoices):
    SUBMISSION = "SUBMISSION", "złożenie wniosku"
    SUPPLEMENT = "SUPPLEMENT", "uzupełnienie wniosku"
    FINAL = "FINAL", "wersja ostateczna"


class DraftAct(models.TextChoices):
    """What people of one organisation do with a draft before anybody else may see it."""

    HANDED_OVER = "HANDED_OVER", "przekazano do sprawdzenia"
    RETURNED = "RETURNED", "zwrócono do poprawy"
    APPROVED = "APPROVED", "sprawdzono i zatwierdzono"


class Application(models.Model):
    """The content of one case. Autosave writes here; evidence are the snapshots.

    `content` holds values by field code, `description` what belongs to the qualification itself
    (register.description). `items` says of each item of the task list how often, when and by whom it was
    saved. `begun_from` is the application that failed and was begun again with this one. `corrections` names
    the targets that a call opened, with its remarks; empty when none is open; `explanations` holds, by target,
    what the applicant answers instead of a change.
    `removed` keeps deleted parts of the description until they are brought back or the draft is sent.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="application", primary_key=True)
    begun_from = models.ForeignKey(
        Case,
        verbose_name="wcześniejszy wniosek",
        on_delete=models.PROTECT,
        related_name="begun_again",
        null=True,
        blank=True,
    )
    content = models.JSONField("treść", default=dict)
    description = models.JSONField("opis kwalifikacji", default=dict)
    revision = models.PositiveIntegerField("liczba zapisów", default=0)
    items = models.JSONField(default=dict)
    corrections = models.JSONField("pola otwarte do poprawy", default=dict)
    explanations = models.JSONField("wyjaśnienia do uwag", default=dict)
    removed = models.JSONField(default=list)
    changed_at = models.DateTimeField("zmieniono", default=timezone.now)
    changed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="changed_applications", null=True, blank=True
    )

    class Meta:
        verbose_name = "treść wniosku"
        verbose_name_plural = "treści wniosków"
        ordering = ["case_id"]

    def __str__(self) -> str:
        return f"treść wniosku {self.case_id}"


class Snapshot(models.Model):
    """An application as it was sent: never changed, with the hash of its canonical JSON.

    `content` holds kind, values, description, files (by hash) and the statements made;
    `provenance` the history of the draft at the first submission.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="snapshots")
    number = models.PositiveSmallIntegerField("wersja")
    reason = models.CharField("powód", max_length=12, choices=SnapshotReason.choices)
    content = models.JSONField("treść")
    sha256 = models.CharField("skrót SHA-256", max_length=64)
    provenance = models.JSONField(default=list)
    created_at = models.DateTimeField("utworzono", default=timezone.now)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="snapshots", null=True)

    class Meta:
        verbose_name = "wersja wniosku"
        verbose_name_plural = "wersje wniosku"
        ordering = ["case_id", "number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="snapshot_number_once")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("snapshot")

    def __str__(self) -> str:
        return f"{self.case_id} wersja {self.number}"


class DraftEntry(models.Model):
    """One act of the draft history: handed over, returned with a remark, approved.

    `revision` is the revision of the application that the person had before them.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="draft_entries")
    act = models.CharField("co zrobiono", max_length=12, choices=DraftAct.choices)
    item = models.CharField("część wniosku", max_length=40, blank=True)
    text = models.TextField("uwaga", blank=True)
    revision = models.PositiveIntegerField("liczba zapisów", default=0)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="draft_entries", null=True)
    at = models.DateTimeField("kiedy", default=timezone.now)

    class Meta:
        verbose_name = "wpis historii szkicu"
        verbose_name_plural = "historia szkicu"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["case", "at"], name="draft_entry_of_case")]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.case_id}"


class Presence(models.Model):
    """Who has which part of an application open. Neither event nor evidence: rows die when nobody renews them."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="presences")
    item = models.CharField("część wniosku", max_length=40)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="presences")
    came_at = models.DateTimeField("otwarto", default=timezone.now)
    seen_at = models.DateTimeField("ostatnio", default=timezone.now)

    class Meta:
        verbose_name = "obecność we wniosku"
        verbose_name_plural = "obecności we wnioskach"
        ordering = ["came_at", "id"]
        constraints = [models.UniqueConstraint(fields=["case", "item", "person"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.person_id} w {self.case_id}/{self.item}"
