"""Data of the draft of the result (art. 18a, 21b, 23) and of what was sent for countersignature."""

from typing import Any, ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from auth.models import Person
from cases.models import Case
from kernel.triggers import append_only
from workflows.inclusion.models.levels import LEVELS


class DraftKind(models.TextChoices):
    POSITIVE = "POSITIVE", "rozpatrzenie pozytywne (art. 21b ust. 2)"
    NEGATIVE = "NEGATIVE", "rozpatrzenie negatywne (art. 23 ust. 1)"
    SIMILARITY = "SIMILARITY", "pozostawienie bez rozpatrzenia ze względu na podobieństwo (art. 18a)"


class DecisionDraft(models.Model):
    """The draft of the result: written by the officer, then sent for countersignature as it is.

    `description` and `answers` are the final description where it differs from what was submitted, `reasons` the
    justification of each difference by its target (`final_differences`). A draft that was sent is not changed: it is
    opened again, which voids its countersignature.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="decision_draft")
    kind = models.CharField("rozstrzygnięcie", max_length=12, choices=DraftKind.choices, blank=True)
    justification = models.TextField("uzasadnienie", blank=True)
    level = models.PositiveSmallIntegerField("poziom PRK", null=True, blank=True)
    review_due = models.DateField("termin przeglądu", null=True, blank=True)
    quality = models.JSONField("dodatkowe wymagania (art. 25 ust. 2 pkt 8)", default=dict, blank=True)
    ic_conditions = models.TextField("warunki dla IC (art. 25 ust. 2 pkt 9)", blank=True)
    similar: "ArrayField[list[str], list[str]]" = ArrayField(
        models.CharField(max_length=40), verbose_name="podobne kwalifikacje", default=list, blank=True
    )
    description: "models.JSONField[Any, Any]" = models.JSONField(  # Any: JSON of a description, or nothing
        "opis ostateczny, gdy różni się od złożonego", null=True, blank=True
    )
    answers = models.JSONField("zmienione uzasadnienie wniosku (art. 15 ust. 1 pkt 3)", default=dict, blank=True)
    reasons = models.JSONField("uzasadnienia różnic", default=dict, blank=True)
    changed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="changed_drafts", null=True, blank=True
    )
    changed_at = models.DateTimeField("zmieniono", default=timezone.now)
    digest = models.CharField("skrót", max_length=64, blank=True)
    recommended = models.JSONField("rekomendacja, na której opiera się projekt", default=dict, blank=True)
    prepared_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="decision_drafts", null=True, blank=True
    )
    sent_at = models.DateTimeField("przekazano do kontrasygnaty", null=True, blank=True)
    countersigned_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="countersigned_drafts", null=True, blank=True
    )
    countersigned_at = models.DateTimeField(null=True, blank=True)
    countersigned_digest = models.CharField(max_length=64, blank=True)
    returned = models.TextField("powód zwrotu", blank=True)
    returned_by = models.CharField("kto zwrócił", max_length=200, blank=True)
    voided = models.CharField("unieważniona kontrasygnata", max_length=300, blank=True)

    class Meta:
        verbose_name = "projekt rozstrzygnięcia"
        verbose_name_plural = "projekty rozstrzygnięć"
        ordering: ClassVar[list[str]] = ["case_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(countersigned_digest="") | Q(countersigned_digest=F("digest"), sent_at__isnull=False),
                name="countersignature_of_this_text",
                violation_error_message="Kontrasygnata dotyczy treści, która się potem zmieniła.",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | ~Q(kind="") & ~Q(digest="") & ~Q(justification=""),
                name="sent_draft_is_whole",
                violation_error_message="Do kontrasygnaty idzie projekt z rozstrzygnięciem i uzasadnieniem.",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | ~Q(kind="POSITIVE") | Q(level__in=LEVELS, review_due__isnull=False),
                name="positive_draft_has_level_and_review",
                violation_error_message="Rozpatrzenie pozytywne przypisuje poziom PRK i termin przeglądu.",
            ),
        ]

    def __str__(self) -> str:
        return f"projekt {self.case_id}: {self.kind}"

    @property
    def is_sent(self) -> bool:
        """Whether it lies with the director or the minister, so that nothing of it is changed."""
        return self.sent_at is not None and not self.returned

    @property
    def is_countersigned(self) -> bool:
        return self.countersigned_at is not None


class DecisionVersion(models.Model):
    """What was sent for countersignature: the whole text that the digest covers. Evidence, never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decision_versions")
    number = models.PositiveIntegerField("numer wersji")
    content = models.JSONField("treść")
    digest = models.CharField("skrót SHA-256", max_length=64)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="decision_versions", null=True)
    sent_at = models.DateTimeField("przekazano", default=timezone.now)

    class Meta:
        verbose_name = "wersja projektu rozstrzygnięcia"
        verbose_name_plural = "wersje projektów rozstrzygnięć"
        ordering = ["case_id", "number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="decision_version_number_once")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("decision_version")

    def __str__(self) -> str:
        return f"projekt {self.case_id}, wersja {self.number}"
