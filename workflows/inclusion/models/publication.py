"""Data of the announcement in Monitor Polski (art. 25): sent for publication, published, corrected."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone

from auth.models import Person
from cases.models import Case
from kernel.triggers import append_only


class AnnouncementSending(models.Model):
    """The announcement was handed over for publication: when, and which text (digest). A second one is a new row."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="announcement_sendings")
    sent_on = models.DateField("przekazano")
    reference = models.CharField("znak pisma przewodniego", max_length=100, blank=True)
    digest = models.CharField("skrót tekstu", max_length=64)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="announcement_sendings", null=True)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "przekazanie obwieszczenia do ogłoszenia"
        verbose_name_plural = "przekazania obwieszczeń do ogłoszenia"
        ordering = ["case_id", "id"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("announcement_sending")

    def __str__(self) -> str:
        return f"obwieszczenie {self.case_id} przekazane {self.sent_on}"


class Publication(models.Model):
    """The announcement in Monitor Polski; a correction is a further row, the last one holds."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="publications")
    year = models.PositiveSmallIntegerField("rok")
    item = models.PositiveIntegerField("pozycja")
    published_on = models.DateField("ogłoszono")
    reason = models.TextField("powód poprawki", blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    code = models.CharField("kod kwalifikacji w rejestrze", max_length=40, blank=True)

    class Meta:
        verbose_name = "ogłoszenie w Monitorze Polskim"
        verbose_name_plural = "ogłoszenia w Monitorze Polskim"
        ordering = ["case_id", "id"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("publication")

    def __str__(self) -> str:
        return f"M.P. {self.year} poz. {self.item}"
