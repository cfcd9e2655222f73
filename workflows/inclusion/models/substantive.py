"""Data of the substantive stage: consultation, experts, council, draft of the result, announcement."""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from auth.models import Person
from cases.models import Case
from kernel.triggers import append_only

LEVELS = tuple(range(1, 9))


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


class SeatKind(models.TextChoices):
    """What a seat in the team demands (art. 21 ust. 2)."""

    PRACTICE = "PRACTICE", "doświadczenie w zadaniach i znajomość trendów (art. 21 ust. 2 pkt 1)"
    DESCRIPTIONS = "DESCRIPTIONS", "znajomość standardów opisu, włączania i PRK (art. 21 ust. 2 pkt 2)"


class TeamMember(models.Model):
    """A seat of the expert team held by a person until they are replaced."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="team_seats")
    seat = models.CharField("miejsce", max_length=12, choices=SeatKind.choices)
    chair = models.BooleanField("przewodniczy", default=False)
    appointed_on = models.DateField("powołano")
    impartial_at = models.DateTimeField("oświadczenie o bezstronności", null=True, blank=True)
    conflict = models.TextField("zgłoszony konflikt interesów", blank=True)
    left_on = models.DateField("odwołano", null=True, blank=True)

    class Meta:
        verbose_name = "członek zespołu ekspertów"
        verbose_name_plural = "członkowie zespołu ekspertów"
        ordering = ["case_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"],
                condition=Q(left_on=None),
                name="expert_once_in_a_team",
                violation_error_message="Ta osoba jest już w zespole.",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(chair=True, left_on=None),
                name="one_chair_of_a_team",
                violation_error_message="Zespół ma jednego przewodniczącego.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.case_id})"


class ComplianceTable(models.Model):
    """One expert's comparison of the outcomes with the PRK descriptors (law 3.1.6, pattern of the former R1321)."""

    member = models.OneToOneField(TeamMember, on_delete=models.CASCADE, related_name="table")
    level = models.PositiveSmallIntegerField("poziom PRK")
    rows = models.JSONField("efekt → składniki opisu", default=dict)
    comment = models.TextField("uwagi", blank=True)
    submitted_at = models.DateTimeField("złożono", default=timezone.now)

    class Meta:
        verbose_name = "tabela zgodności"
        verbose_name_plural = "tabele zgodności"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=LEVELS),
                name="table_level_one_to_eight",
                violation_error_message="Poziom PRK to liczba od 1 do 8.",
            ),
        ]

    def __str__(self) -> str:
        return f"tabela {self.member_id}"


class ExpertRemark(models.Model):
    """Remarks of the team to the application and the applicant's answer (R153 § 3 ust. 2–3)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="expert_remarks")
    text = models.TextField("uwagi")
    made_on = models.DateField("kiedy")
    answer = models.TextField("odpowiedź", blank=True)
    answered_on = models.DateField("odpowiedziano", null=True, blank=True)

    class Meta:
        verbose_name = "uwagi ekspertów"
        verbose_name_plural = "uwagi ekspertów"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:60]


class TeamOpinion(models.Model):
    """Opinion on purposefulness with the PRK recommendation, or the second recommendation (art. 21, 21a ust. 6)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="team_opinions")
    second = models.BooleanField("ponowna rekomendacja", default=False)
    positive = models.BooleanField("pozytywna", null=True)
    justification = models.TextField("uzasadnienie")
    level = models.PositiveSmallIntegerField("rekomendowany poziom PRK")
    level_justification = models.TextField("uzasadnienie poziomu", blank=True)
    outcomes: "ArrayField[list[str], list[str]]" = ArrayField(
        models.CharField(max_length=64), verbose_name="efekty, na których opiera się rekomendacja", default=list
    )
    sqf = models.JSONField("odniesienie do SRK", default=list)
    meetings = models.TextField("spotkania zespołu", blank=True)
    adopted_on = models.DateField("przyjęto")

    class Meta:
        verbose_name = "opinia zespołu ekspertów"
        verbose_name_plural = "opinie zespołów ekspertów"
        ordering = ["case_id", "second", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "second"], name="team_opinion_once_of_each"),
            models.CheckConstraint(
                condition=Q(level__in=LEVELS),
                name="opinion_level_one_to_eight",
                violation_error_message="Poziom PRK to liczba od 1 do 8.",
            ),
            models.CheckConstraint(
                condition=Q(second=True) | Q(positive__isnull=False),
                name="first_opinion_says_yes_or_no",
                violation_error_message="Opinia o celowości jest pozytywna albo negatywna.",
            ),
        ]

    def __str__(self) -> str:
        return f"opinia {self.case_id}, poziom {self.level}"


class CouncilVote(models.Model):
    """The opinion of the Stakeholder Council with its vote (art. 21a ust. 3)."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="council_vote")
    positive = models.BooleanField("pozytywna")
    text = models.TextField("opinia")
    votes_for = models.PositiveSmallIntegerField("za")
    votes_against = models.PositiveSmallIntegerField("przeciw")
    abstained = models.PositiveSmallIntegerField("wstrzymało się")
    adopted_on = models.DateField("przyjęto")
    passed_on = models.DateField("przekazano ministrowi", null=True, blank=True)
    to_team_on = models.DateField("przekazano zespołowi ekspertów", null=True, blank=True)

    class Meta:
        verbose_name = "opinia Rady Interesariuszy"
        verbose_name_plural = "opinie Rady Interesariuszy"
        ordering: ClassVar[list[str]] = ["adopted_on", "case_id"]

    def __str__(self) -> str:
        return f"opinia Rady {self.case_id}"


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
