"""Remarks of the formal review, and the library they are taken from."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from auth.models import Person
from cases.models import Case


class Audience(models.TextChoices):
    """Whom a remark is for."""

    OUTGOING = "OUTGOING", "do wezwania"
    INTERNAL = "INTERNAL", "wewnętrzna"


class RemarkQuerySet(models.QuerySet["Remark"]):
    def of_round(self, case: Case, number: int) -> "RemarkQuerySet":
        """Remarks of one round that stand, in the order of the checklist and of their writing."""
        rows = self.filter(case_id=case.pk, round=number, removed_at=None)
        return rows.select_related("author").order_by("rule", "id")


class _OfAudience(models.Manager["Remark"]):
    """Sees remarks of one audience only: the two never meet in one queryset."""

    audience: ClassVar[Audience]

    def get_queryset(self) -> RemarkQuerySet:
        return RemarkQuerySet(self.model, using=self._db).filter(audience=self.audience)


class OutgoingRemarks(_OfAudience):
    audience = Audience.OUTGOING


class InternalRemarks(_OfAudience):
    audience = Audience.INTERNAL


class Remark(models.Model):
    """What a reviewer says of one target under one rule (art. 18 ust. 4).

    `target` is read by `applications.targets.Target`; it is empty where the rule has no field. `target_title`
    and `target_text` keep what the target was called and said when the remark was written: a part that was
    deleted since stays readable. `carries` is the remark of the round before that still holds in this one.

    The first manager is the outgoing one: what somebody reads without a thought is what may leave the office.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="review_remarks")
    round = models.PositiveSmallIntegerField("runda")
    rule = models.CharField("reguła", max_length=10)
    target = models.CharField("czego dotyczy", max_length=100, blank=True)
    target_title = models.CharField("nazwa miejsca", max_length=300, blank=True)
    target_text = models.TextField("treść miejsca", blank=True)
    audience = models.CharField("dla kogo", max_length=8, choices=Audience.choices)
    text = models.TextField("uwaga")
    basis = models.CharField("podstawa prawna", max_length=200, blank=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="review_remarks", null=True)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    carries = models.ForeignKey(
        "self", on_delete=models.RESTRICT, related_name="carried_on", null=True, blank=True, verbose_name="przenosi"
    )

    outgoing = OutgoingRemarks()
    internal = InternalRemarks()

    class Meta:
        verbose_name = "uwaga oceny formalnej"
        verbose_name_plural = "uwagi oceny formalnej"
        ordering: ClassVar[list[str]] = ["case_id", "round", "rule", "id"]
        indexes = [models.Index(fields=["case", "round"], name="remarks_of_round")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="remark_says_something", violation_error_message="Napisz uwagę."
            ),
            models.CheckConstraint(
                condition=Q(audience="INTERNAL") | ~Q(rule__in=["FR-INC-01", "FR-INC-09"]),
                name="remark_of_a_call_is_a_defect",
                violation_error_message="Ta reguła nie wskazuje braku, więc jej uwaga nie trafia do wezwania.",
            ),
            models.UniqueConstraint(
                fields=["carries"],
                condition=Q(removed_at=None),
                name="remark_carried_once",
                violation_error_message="Ta uwaga jest już w tej rundzie.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.target}".strip()

    @property
    def is_outgoing(self) -> bool:
        return self.audience == Audience.OUTGOING


class LibraryRemark(models.Model):
    """A ready text of a remark with the rule and the article it belongs to."""

    rule = models.CharField("reguła", max_length=10)
    field = models.CharField("pole", max_length=60, blank=True)
    title = models.CharField("nazwa", max_length=120)
    text = models.TextField("treść")
    basis = models.CharField("podstawa prawna", max_length=200)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="library_remarks", null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField("wycofano", null=True, blank=True)

    class Meta:
        verbose_name = "wzór uwagi"
        verbose_name_plural = "biblioteka uwag"
        ordering: ClassVar[list[str]] = ["rule", "title", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "title"],
                condition=Q(retired_at=None),
                name="library_title_once",
                violation_error_message="Wzór o tej nazwie już jest przy tej regule.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
