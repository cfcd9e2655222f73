"""Data of the consultation (art. 19 ust. 2): what was said, who may be asked, what was done about it."""

from datetime import date
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from auth.models import Person
from cases.models import Case
from kernel.triggers import append_only

WHOLE = ""
"""The target of a remark on the whole qualification; any other is one of `applications.targets`."""


class Way(models.TextChoices):
    """How a remark came."""

    PORTAL = "PORTAL", "formularz na portalu"
    INVITATION = "INVITATION", "zaproszenie"
    LETTER = "LETTER", "pismo"


class Moderation(models.TextChoices):
    """Whether the portal shows a remark."""

    WAITING = "WAITING", "czeka na sprawdzenie"
    SHOWN = "SHOWN", "pokazana"
    HIDDEN = "HIDDEN", "ukryta"


class Position(models.TextChoices):
    """What the minister makes of a remark."""

    ACCEPTED = "ACCEPTED", "uwzględniono"
    PARTLY = "PARTLY", "uwzględniono częściowo"
    REJECTED = "REJECTED", "nie uwzględniono"
    EXPLAINED = "EXPLAINED", "wyjaśniono"


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

    def takes_remarks_on(self, day: date) -> bool:
        """Whether a remark that comes on this day is in time; the last day belongs to the consultation."""
        return self.closed_on is None and self.opened_on <= day <= self.until


class ConsultationInvitation(models.Model):
    """A community that was asked by e-mail; the address is forgotten when the consultation ends."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="consultation_invitations")
    name = models.CharField("środowisko", max_length=300)
    email = models.EmailField("adres e-mail", blank=True)
    site = models.CharField("adres portalu", max_length=200)
    invited_at = models.DateTimeField("zaproszono", default=timezone.now)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consultation_invitations", null=True)
    mailed_at = models.DateTimeField("wysłano", null=True, blank=True)
    reminded_on = models.DateField("przypomniano", null=True, blank=True)

    class Meta:
        verbose_name = "zaproszenie do konsultacji"
        verbose_name_plural = "zaproszenia do konsultacji"
        ordering: ClassVar[list[str]] = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "email"],
                condition=~Q(email=""),
                name="consultation_invited_once",
                violation_error_message="Na ten adres wysłano już zaproszenie.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ConsultationRemark(models.Model):
    """What somebody said of the qualification or of a part of it, and what the minister made of it.

    `author` is a natural person's name, shown outside only where they agreed (`name_public`). `revision` counts
    changes, so that two officers do not overwrite each other. Text that was removed is not kept anywhere.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="consultation_remarks")
    number = models.PositiveIntegerField("numer")
    target = models.CharField("czego dotyczy", max_length=120, blank=True)
    way = models.CharField("jak wpłynęła", max_length=12, choices=Way.choices)
    author = models.CharField("imię i nazwisko", max_length=200, blank=True)
    name_public = models.BooleanField("zgoda na pokazanie nazwiska", default=False)
    community = models.CharField("organizacja lub środowisko", max_length=300, blank=True)
    text = models.TextField("uwaga")
    received_on = models.DateField("dzień otrzymania")
    created_at = models.DateTimeField("zapisano", default=timezone.now)
    invitation = models.ForeignKey(
        ConsultationInvitation, on_delete=models.PROTECT, related_name="remarks", null=True, blank=True
    )
    state = models.CharField("na portalu", max_length=8, choices=Moderation.choices, default=Moderation.WAITING)
    redacted = models.BooleanField("usunięto dane osobowe", default=False)
    position = models.CharField("stanowisko", max_length=10, choices=Position.choices, blank=True)
    change = models.TextField("co się zmienia", blank=True)
    answered_at = models.DateTimeField("odpowiedziano", null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="consultation_answers", null=True, blank=True
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "uwaga z konsultacji"
        verbose_name_plural = "uwagi z konsultacji"
        ordering: ClassVar[list[str]] = ["case_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="consultation_remark_number"),
            models.CheckConstraint(
                condition=Q(position="", answered_at__isnull=True) | ~Q(position="") & Q(answered_at__isnull=False),
                name="consultation_remark_answer_agrees",
                violation_error_message="Odpowiedź ma stanowisko i chwilę.",
            ),
        ]
        indexes = [models.Index(fields=["case", "state", "target", "number"], name="consultation_remark_shown")]

    def __str__(self) -> str:
        return f"uwaga nr {self.number}"

    @property
    def signature(self) -> str:
        """Who said it, for the people who work on the case."""
        return ", ".join(filter(None, [self.author, self.community])) or "bez podpisu"

    @property
    def public_signature(self) -> str:
        """Who said it, for everybody: a natural person's name only with their consent."""
        name = self.author if self.name_public else ""
        return ", ".join(filter(None, [name, self.community])) or f"uczestnik {self.number}"

    @property
    def needs_answer(self) -> bool:
        return self.state == Moderation.SHOWN and not self.position


class ConsultationTrace(models.Model):
    """Who showed or hid a remark, or removed personal data from it, when and why. Never what was removed."""

    class What(models.TextChoices):
        SHOWN = "SHOWN", "pokazano na portalu"
        HIDDEN = "HIDDEN", "ukryto"
        REDACTED = "REDACTED", "usunięto dane osobowe"

    remark = models.ForeignKey(ConsultationRemark, on_delete=models.PROTECT, related_name="traces")
    what = models.CharField("co zrobiono", max_length=8, choices=What.choices)
    reason = models.CharField("dlaczego", max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consultation_traces", null=True)
    at = models.DateTimeField("kiedy", default=timezone.now)

    class Meta:
        verbose_name = "ślad moderacji"
        verbose_name_plural = "ślady moderacji"
        ordering: ClassVar[list[str]] = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(what="SHOWN") | ~Q(reason=""),
                name="consultation_trace_has_reason",
                violation_error_message="Ukrycie i usunięcie danych mają powód.",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("consultation_trace")

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.at:%Y-%m-%d}"
