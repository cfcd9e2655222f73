"""Data of the Stakeholder Council: its sittings, their agenda, and the opinion with its vote (art. 21a)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from auth.models import Person
from cases.models import Case

LARGEST_COUNCIL = 100
"""No council of art. 92 comes near it; more is a slip of the pen."""


class CouncilSitting(models.Model):
    """A sitting of the Council: its day, where it meets, and the notes of what was said."""

    on = models.DateField(
        "dzień posiedzenia", unique=True, error_messages={"unique": "Tego dnia jest już posiedzenie."}
    )
    place = models.CharField("miejsce lub łącze", max_length=300, blank=True)
    minutes = models.TextField("notatki z posiedzenia", blank=True)
    called_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="council_sittings")
    changed_at = models.DateTimeField("ostatnia zmiana")

    class Meta:
        verbose_name = "posiedzenie Rady Interesariuszy"
        verbose_name_plural = "posiedzenia Rady Interesariuszy"
        ordering: ClassVar[list[str]] = ["-on"]

    def __str__(self) -> str:
        return f"posiedzenie {self.on}"


class AgendaItem(models.Model):
    """A case on the agenda of a sitting, in its place."""

    sitting = models.ForeignKey(CouncilSitting, on_delete=models.CASCADE, related_name="agenda")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="council_agenda")
    place = models.PositiveSmallIntegerField("miejsce w porządku obrad")

    class Meta:
        verbose_name = "punkt porządku obrad"
        verbose_name_plural = "punkty porządku obrad"
        ordering: ClassVar[list[str]] = ["sitting_id", "place", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["sitting", "case"],
                name="agenda_case_once",
                violation_error_message="Ta sprawa jest już w porządku obrad.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}. sprawa {self.case_id}"


class CouncilVote(models.Model):
    """The opinion of the Stakeholder Council with its vote (art. 21a ust. 3)."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="council_vote")
    sitting = models.ForeignKey(
        CouncilSitting,
        on_delete=models.PROTECT,
        related_name="votes",
        null=True,
        blank=True,
        verbose_name="posiedzenie",
    )
    positive = models.BooleanField("pozytywna")
    text = models.TextField("opinia")
    present = models.PositiveSmallIntegerField("obecni")
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
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(present__gte=F("votes_for") + F("votes_against") + F("abstained")),
                name="council_votes_of_those_present",
                violation_error_message="Głosów nie może być więcej niż obecnych.",
            )
        ]

    def __str__(self) -> str:
        return f"opinia Rady {self.case_id}"

    @property
    def silent(self) -> int:
        """How many of those present did not vote at all."""
        return self.present - self.votes_for - self.votes_against - self.abstained
