"""Data of the draft of the result (art. 18a, 21b, 23)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from auth.models import Person
from cases.models import Case
from workflows.inclusion.models.levels import LEVELS


class DraftKind(models.TextChoices):
    POSITIVE = "POSITIVE", "rozpatrzenie pozytywne (art. 21b ust. 2)"
    NEGATIVE = "NEGATIVE", "rozpatrzenie negatywne (art. 23 ust. 1)"
    SIMILARITY = "SIMILARITY", "pozostawienie bez rozpatrzenia ze względu na podobieństwo (art. 18a)"


class DecisionDraft(models.Model):
    """The draft of the result. A new draft replaces it and voids the countersignature of the old one."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="decision_draft")
    kind = models.CharField("rozstrzygnięcie", max_length=12, choices=DraftKind.choices)
    justification = models.TextField("uzasadnienie")
    level = models.PositiveSmallIntegerField("poziom PRK", null=True, blank=True)
    review_due = models.DateField("termin przeglądu", null=True, blank=True)
    quality = models.JSONField("dodatkowe wymagania (art. 25 ust. 2 pkt 8)", default=dict)
    ic_conditions = models.TextField("warunki dla IC (art. 25 ust. 2 pkt 9)", blank=True)
    similar: "ArrayField[list[str], list[str]]" = ArrayField(
        models.CharField(max_length=40), verbose_name="podobne kwalifikacje", default=list, blank=True
    )
    digest = models.CharField("skrót", max_length=64)
    prepared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="decision_drafts", null=True)
    prepared_at = models.DateTimeField(default=timezone.now)
    countersigned_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="countersigned_drafts", null=True, blank=True
    )
    countersigned_at = models.DateTimeField(null=True, blank=True)
    countersigned_digest = models.CharField(max_length=64, blank=True)
    returned = models.TextField("powód zwrotu", blank=True)

    class Meta:
        verbose_name = "projekt rozstrzygnięcia"
        verbose_name_plural = "projekty rozstrzygnięć"
        ordering: ClassVar[list[str]] = ["case_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(countersigned_digest="") | Q(countersigned_digest=F("digest")),
                name="countersignature_of_this_text",
                violation_error_message="Kontrasygnata dotyczy treści, która się potem zmieniła.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="POSITIVE") | Q(level__in=LEVELS, review_due__isnull=False),
                name="positive_draft_has_level_and_review",
                violation_error_message="Rozpatrzenie pozytywne przypisuje poziom PRK i termin przeglądu.",
            ),
        ]

    def __str__(self) -> str:
        return f"projekt {self.case_id}: {self.kind}"
