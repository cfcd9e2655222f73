"""Data of the expert team: seats, tables, remarks, opinions (art. 21, 21a ust. 6)."""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from auth.models import Person
from cases.models import Case
from kernel.triggers import append_only
from workflows.inclusion.models.levels import LEVELS


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


class TableDraft(models.Model):
    """What an expert has written of the table so far: saved by itself, nobody else sees it, gone once it is sent."""

    member = models.OneToOneField(TeamMember, on_delete=models.CASCADE, related_name="table_draft")
    level = models.PositiveSmallIntegerField("poziom PRK", null=True, blank=True)
    rows = models.JSONField("efekt → składniki opisu", default=dict)
    comment = models.TextField("uwagi", blank=True)
    saved_at = models.DateTimeField("zapisano", default=timezone.now)

    class Meta:
        verbose_name = "szkic tabeli zgodności"
        verbose_name_plural = "szkice tabel zgodności"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level=None) | Q(level__in=LEVELS),
                name="table_draft_level_one_to_eight",
                violation_error_message="Poziom PRK to liczba od 1 do 8.",
            ),
        ]

    def __str__(self) -> str:
        return f"szkic tabeli {self.member_id}"


class MeetingForm(models.TextChoices):
    """How the team met. The Act leaves it open."""

    TOGETHER = "TOGETHER", "na miejscu"
    REMOTE = "REMOTE", "przez łącze wideo lub telefon"
    WRITING = "WRITING", "wymiana stanowisk na piśmie"


class TeamMeeting(models.Model):
    """Documentation of a meeting (art. 21 ust. 7). Never changed: `corrects` names the row that this one replaces."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="team_meetings")
    held_on = models.DateField("dzień")
    form = models.CharField("forma", max_length=8, choices=MeetingForm.choices)
    present: "ArrayField[list[int], list[int]]" = ArrayField(
        models.BigIntegerField(), verbose_name="obecni członkowie zespołu", default=list
    )
    notes = models.TextField("przebieg i ustalenia")
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="team_meetings")
    recorded_at = models.DateTimeField("zapisano", default=timezone.now)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, related_name="corrections", null=True, blank=True)

    class Meta:
        verbose_name = "spotkanie zespołu ekspertów"
        verbose_name_plural = "spotkania zespołów ekspertów"
        ordering = ["case_id", "held_on", "id"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("team_meeting")

    def __str__(self) -> str:
        return f"spotkanie {self.held_on} ({self.case_id})"


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


class OpinionText(models.Model):
    """What an opinion with its recommendation says, or a second recommendation (art. 21, 21a ust. 6)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="%(class)s_set")
    second = models.BooleanField("ponowna rekomendacja", default=False)
    positive = models.BooleanField("pozytywna", null=True)
    justification = models.TextField("uzasadnienie")
    level = models.PositiveSmallIntegerField("rekomendowany poziom PRK")
    level_justification = models.TextField("uzasadnienie poziomu", blank=True)
    outcomes: "ArrayField[list[str], list[str]]" = ArrayField(
        models.CharField(max_length=64), verbose_name="efekty, na których opiera się rekomendacja", default=list
    )
    sqf = models.JSONField("odniesienie do SRK", default=list)

    class Meta:
        abstract = True
        ordering = ["case_id", "second", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "second"], name="%(class)s_once_of_each"),
            models.CheckConstraint(
                condition=Q(level__in=LEVELS),
                name="%(class)s_level_one_to_eight",
                violation_error_message="Poziom PRK to liczba od 1 do 8.",
            ),
        ]


class TeamOpinion(OpinionText):
    """The text that the team adopted, as it was delivered to the minister."""

    meetings = models.TextField("spotkania zespołu", blank=True)
    digest = models.CharField("skrót potwierdzonego tekstu", max_length=64, blank=True)
    adopted_on = models.DateField("przyjęto")

    class Meta(OpinionText.Meta):
        verbose_name = "opinia zespołu ekspertów"
        verbose_name_plural = "opinie zespołów ekspertów"
        constraints = [
            *OpinionText.Meta.constraints,
            models.CheckConstraint(
                condition=Q(second=True) | Q(positive__isnull=False),
                name="first_opinion_says_yes_or_no",
                violation_error_message="Opinia o celowości jest pozytywna albo negatywna.",
            ),
        ]

    def __str__(self) -> str:
        return f"opinia {self.case_id}, poziom {self.level}"


class OpinionDraft(OpinionText):
    """The same text while the team agrees on it, by the criteria of R153 § 3 ust. 4, joined when delivered."""

    needs = models.TextField("zgodność z potrzebami", blank=True)
    similarities = models.TextField("podobieństwa i różnice", blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="opinion_drafts")
    written_at = models.DateTimeField("zapisano")

    class Meta(OpinionText.Meta):
        verbose_name = "tekst opinii zespołu"
        verbose_name_plural = "teksty opinii zespołów"

    def __str__(self) -> str:
        return f"tekst opinii {self.case_id}"


class VoiceKind(models.TextChoices):
    """What a member says of the text."""

    CONFIRMS = "CONFIRMS", "potwierdza tekst"
    DISSENTS = "DISSENTS", "potwierdza tekst i dołącza zdanie odrębne"
    OBJECTS = "OBJECTS", "ma zastrzeżenia"


class OpinionVoice(models.Model):
    """What one member said of exactly the text with this digest; another text needs another word."""

    draft = models.ForeignKey(OpinionDraft, on_delete=models.CASCADE, related_name="voices")
    member = models.ForeignKey(TeamMember, on_delete=models.CASCADE, related_name="voices")
    kind = models.CharField("stanowisko", max_length=8, choices=VoiceKind.choices)
    words = models.TextField("zdanie odrębne albo zastrzeżenia", blank=True)
    digest = models.CharField("skrót tekstu", max_length=64)
    said_at = models.DateTimeField("kiedy")

    class Meta:
        verbose_name = "stanowisko wobec tekstu opinii"
        verbose_name_plural = "stanowiska wobec tekstów opinii"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "member", "digest"], name="voice_once_on_a_text"),
            models.CheckConstraint(
                condition=Q(kind="CONFIRMS") | ~Q(words=""),
                name="voice_against_says_why",
                violation_error_message="Napisz, jakie masz zastrzeżenia albo zdanie odrębne.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.kind}"
