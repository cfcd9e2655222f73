"""A case, what happened in it, who takes part, and what waits for whom.

The state of a case is written by the engine alone (`cases.service.perform`); the database
refuses every other write: see `state_guard`.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField

from auth.enums import Role
from auth.models import Person
from cases.enums import CaseKind, TermState
from cases.triggers import event_completes_case, state_guard
from institutions.models import DatedRow, Division, Organisation, Sector
from kernel.text import fold, sort_key
from kernel.triggers import append_only

DRAFT = "DRAFT"


class Case(models.Model):
    """One case: an application from its first line to its end."""

    kind = models.CharField("rodzaj", max_length=20, choices=CaseKind.choices)
    state = FSMField("stan", default=DRAFT, protected=True, max_length=40)
    version = models.PositiveIntegerField("liczba kroków", default=0, editable=False)
    sign = models.CharField("znak sprawy", max_length=40, null=True, unique=True, editable=False)
    title = models.CharField("nazwa", max_length=300, blank=True)
    applicant = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="applications")
    competent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="competent_cases", null=True, blank=True
    )
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, blank=True)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="owned_cases", null=True, blank=True)
    officer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="officer_cases", null=True, blank=True)
    excluded: "ArrayField[list[int], list[int]]" = ArrayField(
        models.BigIntegerField(), verbose_name="osoby wyłączone (art. 24 KPA)", default=list, blank=True
    )
    created_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="created_cases", null=True, blank=True
    )
    created_at = models.DateTimeField("założona", default=timezone.now)
    submitted_at = models.DateTimeField("złożona", null=True, blank=True)
    closed_on = models.DateField("zakończona", null=True, blank=True)
    next_due = models.DateField("najbliższy termin", null=True, blank=True, editable=False)
    next_term = models.CharField(max_length=20, blank=True, editable=False)
    folded = models.CharField(max_length=900, editable=False, default="")
    sort_title = models.CharField(max_length=600, editable=False, default="")

    class Meta:
        verbose_name = "sprawa"
        verbose_name_plural = "sprawy"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=DRAFT, sign__isnull=True, submitted_at__isnull=True)
                | ~Q(state=DRAFT) & Q(sign__isnull=False, submitted_at__isnull=False),
                name="case_sign_from_submission",
                violation_error_message="Znak i czas złożenia ma sprawa złożona, a szkic ich nie ma.",
            ),
        ]
        indexes = [
            models.Index(F("next_due").asc(nulls_last=True), "id", name="case_by_due"),
            models.Index(fields=["applicant", "state"], name="case_of_applicant"),
            models.Index(fields=["competent", "state"], name="case_of_ministry"),
            models.Index(fields=["owner", "state"], name="case_of_owner"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [state_guard()]

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold(f"{self.sign or ''} {self.title} {self.applicant.name} {self.applicant.nip}")[:900]
        self.sort_title = sort_key(self.title)[:600]
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed through untouched

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:  # Any: a queryset of this model, as Django has it
        """Reads the row again. The state is protected against assignment, so the old one is forgotten first."""
        wanted = None if fields is None else list(fields)
        if wanted is None or "state" in wanted:
            self.__dict__.pop("state", None)
        for known in ("_known_to", "_kept"):
            self.__dict__.pop(known, None)
        super().refresh_from_db(using=using, fields=wanted, from_queryset=from_queryset)

    def __str__(self) -> str:
        return self.sign or f"szkic {self.pk}"

    @property
    def is_draft(self) -> bool:
        return bool(self.state == DRAFT)


class Event(models.Model):
    """What happened: never changed, chained by hash within its case.

    Persons stand here by id only. `recorded_at` is when the system wrote it, `legal_day` the
    day that counts in law (delivery, publication, handing over).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    verb = models.CharField(max_length=60)
    is_step = models.BooleanField()
    source = models.CharField(max_length=40)
    target = models.CharField(max_length=40)
    person_id_ref = models.BigIntegerField(null=True)
    organisation_id_ref = models.BigIntegerField(null=True)
    role = models.CharField(max_length=20)
    substitutes_id_ref = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()
    legal_day = models.DateField()
    facts = models.JSONField(default=dict)
    terms = models.JSONField(default=dict)
    canonical = models.TextField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "zdarzenie"
        verbose_name_plural = "zdarzenia"
        ordering = ["case_id", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="event_seq_once"),
            models.CheckConstraint(
                condition=Q(is_step=True) | Q(source=F("target")),
                name="event_act_keeps_state",
                violation_error_message="Czynność nie zmienia stanu sprawy.",
            ),
        ]
        indexes = [
            models.Index(fields=["recorded_at", "id"], name="event_by_time"),
            models.Index(fields=["case", "seq"], condition=Q(is_step=True), name="event_steps"),
            models.Index(
                fields=["source", "recorded_at"],
                include=["case", "seq"],
                condition=Q(is_step=True) & ~Q(source=F("target")),
                name="event_leaves_stage",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [*append_only("event"), event_completes_case()]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.seq} {self.verb}"


class Seal(models.Model):
    """The daily seal: a hash over the events of a day across all cases, chained by day."""

    day = models.DateField(unique=True)
    last_event = models.BigIntegerField()
    events = models.PositiveIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        verbose_name = "pieczęć dnia"
        verbose_name_plural = "pieczęcie dni"
        ordering = ["day"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("seal")

    def __str__(self) -> str:
        return f"{self.day} {self.digest[:12]}"


class Verification(models.Model):
    """One proof of the whole log: when, how much of it, and the first fault (empty when all holds)."""

    at = models.DateTimeField()
    events = models.PositiveIntegerField()
    seals = models.PositiveIntegerField()
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "sprawdzenie dziennika"
        verbose_name_plural = "sprawdzenia dziennika"
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.fault or f"{self.events} zdarzeń, {self.seals} pieczęci"


class Deadline(models.Model):
    """A term as computed from the events; a projection for sorting, rebuilt at will."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="deadlines")
    code = models.CharField(max_length=20)
    round = models.PositiveSmallIntegerField()
    started_on = models.DateField()
    due = models.DateField()
    state = models.CharField(max_length=10, choices=TermState.choices)
    ended_on = models.DateField(null=True)

    class Meta:
        verbose_name = "termin"
        verbose_name_plural = "terminy"
        ordering = ["due", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "code", "round"], name="deadline_once"),
        ]
        indexes = [
            models.Index(fields=["due", "code"], condition=Q(state="RUNNING"), name="deadline_running"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.due}"


class WorkItem(models.Model):
    """Something that waits for a person, or for a role in an organisation."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="work")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    basis = models.CharField(max_length=100, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="work", null=True, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="work", null=True, blank=True)
    roles: "ArrayField[list[str], list[str]]" = ArrayField(models.CharField(max_length=20), default=list)
    step = models.CharField(max_length=60, blank=True)
    due = models.DateField(null=True, blank=True)
    is_turn = models.BooleanField(default=False)
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "praca do wykonania"
        verbose_name_plural = "prace do wykonania"
        ordering = ["due", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(organisation__isnull=False),
                name="work_is_somebodys",
                violation_error_message="Praca musi na kogoś czekać.",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "due"], condition=Q(closed_at=None), name="work_of_person"),
            models.Index(fields=["organisation", "due"], condition=Q(closed_at=None), name="work_of_org"),
            models.Index(fields=["case"], condition=Q(closed_at=None), name="work_of_case"),
        ]

    def __str__(self) -> str:
        return self.title


class Participation(DatedRow):
    """A personal or temporary relation to a case: named expert, chair, council, consultee."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations", null=True, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="participations", null=True, blank=True
    )
    role = models.CharField("rola", max_length=20, choices=Role.choices)
    reason = models.CharField("podstawa", max_length=300, blank=True)

    class Meta(DatedRow.Meta):
        verbose_name = "udział w sprawie"
        verbose_name_plural = "udział w sprawach"
        ordering = ["id"]
        constraints = [
            *DatedRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(person__isnull=True) ^ Q(organisation__isnull=True),
                name="participation_of_one",
                violation_error_message="W sprawie uczestniczy osoba albo organizacja.",
            ),
            models.UniqueConstraint(
                fields=["case", "person", "role"],
                condition=Q(valid_to__isnull=True, person__isnull=False),
                name="participation_person_once",
                violation_error_message="Ta osoba ma już tę rolę w tej sprawie.",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "case"], name="participation_person"),
            models.Index(fields=["organisation", "case"], name="participation_org"),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.organisation}: {self.role}"


class SignCounter(models.Model):
    """The last number given in a class and a year; numbers are never used again."""

    series = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "spis spraw"
        verbose_name_plural = "spisy spraw"
        ordering = ["series", "year"]
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="sign_counter_once")]

    def __str__(self) -> str:
        return f"{self.series}.{self.last}.{self.year}"


class SavedView(models.Model):
    """A set of filters of the queue that a person keeps under a name."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField("nazwa widoku", max_length=80)
    query = models.CharField(max_length=500)

    class Meta:
        verbose_name = "zapisany widok"
        verbose_name_plural = "zapisane widoki"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"],
                name="saved_view_name_once",
                violation_error_message="Masz już widok o tej nazwie.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
