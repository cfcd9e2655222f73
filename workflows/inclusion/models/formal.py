"""Data of the formal stage: what the operator checked, called for and saw paid."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from auth.models import Person
from cases.kept import kept
from cases.models import Case


class Inclusion(models.Model):
    """Facts of one inclusion case that several stages need."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="inclusion", primary_key=True)
    round = models.PositiveSmallIntegerField("runda oceny formalnej", default=0)
    forwarded_on = models.DateField("przekazano ministrowi", null=True, blank=True)
    fee_seen_on = models.DateField("opłata na rachunku od", null=True, blank=True)
    fee_amount = models.DecimalField("kwota opłaty", max_digits=9, decimal_places=2, null=True, blank=True)
    fee_refund_due = models.BooleanField("opłata podlega zwrotowi", default=False)
    fee_refunded_on = models.DateField("opłatę zwrócono", null=True, blank=True)

    class Meta:
        verbose_name = "sprawa o włączenie"
        verbose_name_plural = "sprawy o włączenie"
        ordering = ["case_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fee_refunded_on__isnull=True) | Q(fee_refund_due=True),
                name="refund_only_when_due",
                violation_error_message="Zwraca się tylko opłatę, która podlega zwrotowi (art. 17 ust. 1).",
            ),
        ]

    def __str__(self) -> str:
        return f"włączenie {self.case_id}"


def inclusion_of(case: Case) -> Inclusion:
    """The facts of the case; the row is made when it is first needed."""
    row = facts_of(case)
    if row._state.adding:
        row.save(force_insert=True)
    return row


def facts_of(case: Case) -> Inclusion:
    """The facts of the case to read (one query while a page lasts); those of a case without any are not stored."""
    found = Inclusion.objects.filter(case_id=case.pk)
    return kept(case, "inclusion", lambda: found.first() or Inclusion(case_id=case.pk))


class Verdict(models.TextChoices):
    YES = "YES", "Tak"
    NO = "NO", "Nie"
    NOT_APPLICABLE = "NA", "Nie dotyczy"


class ChecklistMark(models.Model):
    """One verdict of the formal-review checklist in one round (art. 18 ust. 2); why it is "no" say the remarks."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="checklist")
    round = models.PositiveSmallIntegerField("runda")
    rule = models.CharField("reguła", max_length=10)
    verdict = models.CharField("ocena", max_length=3, choices=Verdict.choices)
    marked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="checklist_marks", null=True)
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "pozycja listy kontrolnej"
        verbose_name_plural = "lista kontrolna"
        ordering = ["case_id", "round", "rule"]
        constraints = [
            models.UniqueConstraint(fields=["case", "round", "rule"], name="checklist_rule_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.verdict}"


class CallStatus(models.TextChoices):
    AWAITING = "AWAITING", "czeka na akceptację"
    RETURNED = "RETURNED", "zwrócone do poprawy"
    APPROVED = "APPROVED", "zaakceptowane"
    SENT = "SENT", "wysłane"


class SupplementCall(models.Model):
    """The call for supplement from its draft to its sending (art. 18 ust. 4). One for a case."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="supplement_call")
    defects = models.JSONField("braki")
    points = models.JSONField("punkty z ich słowami", default=list)
    intro = models.TextField("zdanie wprowadzające", blank=True)
    status = models.CharField("stan", max_length=10, choices=CallStatus.choices)
    note = models.TextField("uwaga kierownika", blank=True)
    prepared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="prepared_calls", null=True)
    approved_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="approved_calls", null=True, blank=True
    )
    document_id_ref = models.BigIntegerField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "wezwanie do usunięcia braków"
        verbose_name_plural = "wezwania do usunięcia braków"
        ordering: ClassVar[list[str]] = ["case_id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["APPROVED", "SENT"]) | Q(approved_by__isnull=False),
                name="call_approved_by_somebody",
                violation_error_message="Wezwanie akceptuje kierownik komórki.",
            ),
        ]

    def __str__(self) -> str:
        return f"wezwanie {self.case_id}"
