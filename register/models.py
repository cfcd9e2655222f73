"""Entries of the register, every version of them, and the dates of their statuses.

What is true stands in the versions and status changes, which are only ever added.
The columns of `Qualification` are projections of them for lists and search.
"""

from typing import ClassVar, Final, Self

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone

from institutions.models import Organisation
from kernel.triggers import append_only, no_truncate
from register import lookups  # noqa: F401 - fields of the models here are asked by it
from register.enums import FULL_KINDS, NAMED_ONCE, QualificationKind, QualificationType, Status

ITEM_ONCE: Final = "version_in_force_announced_once"
"""One item of Monitor Polski announces one qualification. A former version may name it by mistake."""


class _Days(Func):
    """The days of a version: from `valid_from` until the day before `valid_until`."""

    function = "DATERANGE"
    output_field = DateRangeField()


class QualificationQuerySet(models.QuerySet["Qualification"]):
    def functioning(self) -> Self:
        """Qualifications that at least one institution may certify (art. 61)."""
        return self.filter(status=Status.FUNCTIONING)


class QualificationManager(models.Manager["Qualification"]):
    """Entries without their search index, which nobody reads."""

    def get_queryset(self) -> QualificationQuerySet:
        return QualificationQuerySet(self.model, using=self._db).defer("search_vector")

    def functioning(self) -> QualificationQuerySet:
        """Qualifications that at least one institution may certify (art. 61)."""
        return self.get_queryset().functioning()


class Qualification(models.Model):
    """An entry of the register as it is now. Written only by `register.service`."""

    zrk_code = models.CharField("identyfikator w ZRK", max_length=40, unique=True)
    kind = models.CharField("rodzaj", max_length=20, choices=QualificationKind.choices)
    type = models.CharField("pełna czy cząstkowa", max_length=10, choices=QualificationType.choices)
    status = models.CharField("status", max_length=12, choices=Status.choices)
    name = models.CharField("nazwa", max_length=300)
    applicant_name = models.CharField("podmiot, który złożył wniosek", max_length=300, blank=True)
    summary = models.CharField("co potrafi osoba", max_length=400, blank=True)
    pqf_level = models.PositiveSmallIntegerField("poziom PRK", null=True, blank=True)
    workload_hours = models.PositiveIntegerField("objętość w godzinach", null=True, blank=True)
    isced_code = models.CharField("kod ISCED", max_length=4, blank=True)
    isced_broad = models.CharField("dziedzina ISCED", max_length=2, blank=True)
    pkd_code = models.CharField("kod PKD", max_length=10, blank=True)
    ministry = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="qualifications",
        verbose_name="minister właściwy",
    )
    included_on = models.DateField("włączona dnia")
    case_sign = models.CharField("znak sprawy", max_length=40, blank=True)
    folded_name = models.CharField(max_length=400, editable=False)
    sort_name = models.CharField(max_length=1000, editable=False)
    search_vector = SearchVectorField(editable=False)

    objects: ClassVar[QualificationManager] = QualificationManager()

    class Meta:
        verbose_name = "kwalifikacja"
        verbose_name_plural = "kwalifikacje"
        ordering = ["sort_name", "id"]
        indexes = [
            GinIndex("search_vector", name="qualification_search"),
            GinIndex(OpClass("folded_name", name="gin_trgm_ops"), name="qualification_similar"),
            models.Index(fields=["sort_name", "id"], name="qualification_by_name"),
            models.Index(fields=["pqf_level", "sort_name", "id"], name="qualification_by_level"),
            models.Index(fields=["-included_on", "sort_name", "id"], name="qualification_by_day"),
            models.Index(fields=["status", "sort_name"], name="qualification_by_status"),
            models.Index(fields=["status", "kind", "pqf_level", "isced_broad"], name="qualification_facets"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(pqf_level__isnull=True) | Q(pqf_level__range=(1, 8)),
                name="qualification_level_1_to_8",
                violation_error_message="Poziom PRK jest liczbą od 1 do 8.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=QualificationKind.values),
                name="qualification_kind_known",
                violation_error_message="Nie ma takiego rodzaju kwalifikacji.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values),
                name="qualification_status_known",
                violation_error_message="Kwalifikacja jest włączona, funkcjonująca albo archiwalna.",
            ),
            models.CheckConstraint(
                condition=Q(type=QualificationType.FULL, kind__in=sorted(FULL_KINDS))
                | Q(type=QualificationType.PARTIAL) & ~Q(kind__in=sorted(FULL_KINDS)),
                name="qualification_type_by_kind",
                violation_error_message="Pełne są tylko kwalifikacje ze szkół i studiów (art. 2 pkt 10).",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(folded_name="") & ~Q(zrk_code=""),
                name="qualification_has_name_and_code",
                violation_error_message="Wpis musi mieć nazwę i identyfikator.",
            ),
            models.CheckConstraint(
                condition=Q(isced_code="", isced_broad="")
                | Q(isced_code__regex=r"^\d{4}$", isced_code__startswith=F("isced_broad")),
                name="qualification_isced_four_digits",
                violation_error_message="Kod ISCED ma 4 cyfry.",
            ),
            models.UniqueConstraint(
                fields=["folded_name"],
                condition=Q(kind__in=sorted(NAMED_ONCE)),
                name="qualification_name_once",
                violation_error_message="Kwalifikacja o tej nazwie jest już w rejestrze.",
            ),
            models.UniqueConstraint(
                fields=["case_sign"],
                condition=~Q(case_sign=""),
                name="qualification_once_per_case",
                violation_error_message="Z tej sprawy powstał już wpis.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_full(self) -> bool:
        return self.type == QualificationType.FULL

    @property
    def can_be_obtained(self) -> bool:
        """Whether at least one institution may certify it today (art. 61)."""
        return self.status == Status.FUNCTIONING


class KnownWord(models.Model):
    """A word that some entry has, folded and as it is written: what a misspelt word of a search may have meant."""

    word = models.CharField(max_length=60, primary_key=True)
    written = models.CharField(max_length=60)
    entries = models.PositiveIntegerField(
        help_text="W ilu wpisach było, gdy je ostatnio liczono; układa równie bliskie propozycje."
    )

    class Meta:
        verbose_name = "słowo rejestru"
        verbose_name_plural = "słowa rejestru"
        indexes = [GistIndex(OpClass("word", name="gist_trgm_ops"), name="known_word_near")]

    def __str__(self) -> str:
        return self.written


class QualificationVersion(models.Model):
    """What the register said from `valid_from` until the day before `valid_until`. Never changed."""

    qualification = models.ForeignKey(Qualification, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("numer wersji")
    snapshot = models.JSONField("opis")
    sha256 = models.CharField("skrót SHA-256", max_length=64)
    valid_from = models.DateField("obowiązuje od")
    valid_until = models.DateField(
        "zastąpiona dnia", null=True, blank=True, help_text="Pierwszy dzień, w którym już nie obowiązuje."
    )
    announcement_year = models.PositiveSmallIntegerField("rocznik M.P.", null=True, blank=True)
    announcement_item = models.PositiveIntegerField("pozycja M.P.", null=True, blank=True)
    announced_on = models.DateField("ogłoszono dnia", null=True, blank=True)
    origin = models.CharField("pochodzenie", max_length=300)
    sample = models.BooleanField("dane przykładowe", default=False)
    recorded_at = models.DateTimeField("zapisano", default=timezone.now)

    class Meta:
        verbose_name = "wersja kwalifikacji"
        verbose_name_plural = "wersje kwalifikacji"
        ordering = ["qualification", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["qualification", "number"],
                name="version_number_once",
                violation_error_message="Ta kwalifikacja ma już wersję o tym numerze.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="version_number_from_one",
                violation_error_message="Wersje liczymy od 1.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="version_days_in_order",
                violation_error_message="Wersja nie może przestać obowiązywać, zanim zaczęła.",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="version_has_hash",
                violation_error_message="Wersja musi mieć skrót SHA-256.",
            ),
            models.CheckConstraint(
                condition=Q(announcement_year__isnull=True, announcement_item__isnull=True)
                | Q(announcement_year__gte=1945, announcement_item__gte=1),
                name="version_announcement_whole",
                violation_error_message="Podaj i rocznik, i pozycję Monitora Polskiego.",
            ),
            models.UniqueConstraint(
                fields=["announcement_year", "announcement_item"],
                condition=Q(valid_until__isnull=True),
                name=ITEM_ONCE,
                violation_error_message="Tę pozycję Monitora Polskiego ma już inna kwalifikacja.",
            ),
            ExclusionConstraint(
                name="version_periods_apart",
                expressions=[
                    ("qualification", RangeOperators.EQUAL),
                    (
                        _Days(
                            "valid_from",
                            "valid_until",
                            RangeBoundary(inclusive_lower=True, inclusive_upper=False),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="W tym czasie obowiązuje już inna wersja tej kwalifikacji.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="version_no_change",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["valid_until"]),
            ),
            pgtrigger.Protect(
                name="version_closed_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.valid_until IS NOT NULL"),
            ),
            pgtrigger.Protect(name="version_no_delete", operation=pgtrigger.Delete),
            no_truncate("version_no_truncate"),
        ]

    def __str__(self) -> str:
        return f"{self.qualification}, wersja {self.number}"

    @property
    def journal(self) -> str:
        """„M.P. 2026 poz. 189”; empty when the announcement is not known."""
        if self.announcement_year is None or self.announcement_item is None:
            return ""
        return f"M.P. {self.announcement_year} poz. {self.announcement_item}"


class StatusChange(models.Model):
    """Since which day the qualification has had a status, and on what basis (art. 83 ust. 1 pkt 5 lit. a)."""

    qualification = models.ForeignKey(Qualification, on_delete=models.PROTECT, related_name="status_changes")
    status = models.CharField("status", max_length=12, choices=Status.choices)
    on = models.DateField("od dnia")
    basis = models.CharField("podstawa", max_length=300)
    actor_id = models.BigIntegerField("kto zapisał", null=True, blank=True)
    recorded_at = models.DateTimeField("zapisano", default=timezone.now)

    class Meta:
        verbose_name = "zmiana statusu"
        verbose_name_plural = "zmiany statusu"
        ordering = ["qualification", "on", "id"]
        indexes = [models.Index(fields=["qualification", "on", "id"], name="status_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values),
                name="status_change_known",
                violation_error_message="Kwalifikacja jest włączona, funkcjonująca albo archiwalna.",
            ),
        ]
        triggers = append_only("status_change")

    def __str__(self) -> str:
        return f"{self.qualification}: {self.status} od {self.on}"
