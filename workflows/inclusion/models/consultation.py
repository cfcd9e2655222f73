"""Data of the consultation (art. 19 ust. 2)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.models import Case


class Consultation(models.Model):
    """Consultation with the communities concerned (art. 19 ust. 2)."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="consultation")
    opened_on = models.DateField("otwarto")
    until = models.DateField("opinie do")
    communities = models.TextField("zaproszone środowiska", blank=True)
    closed_on = models.DateField("zakończono", null=True, blank=True)
    conclusions = models.TextField("wnioski", blank=True)

    class Meta:
        verbose_name = "konsultacje"
        verbose_name_plural = "konsultacje"
        ordering: ClassVar[list[str]] = ["opened_on", "case_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("opened_on")),
                name="consultation_days_in_order",
                violation_error_message="Konsultacje nie mogą się skończyć przed otwarciem.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(conclusions=""),
                name="consultation_closed_with_conclusions",
                violation_error_message="Zakończone konsultacje mają wnioski (art. 22 ust. 2 pkt 2).",
            ),
        ]

    def __str__(self) -> str:
        return f"konsultacje {self.case_id}"


class ConsultationOpinion(models.Model):
    """What one community said."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="consultation_opinions")
    author = models.CharField("kto", max_length=300)
    received_on = models.DateField("kiedy")
    text = models.TextField("opinia")

    class Meta:
        verbose_name = "opinia z konsultacji"
        verbose_name_plural = "opinie z konsultacji"
        ordering = ["received_on", "id"]

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:40]}"
