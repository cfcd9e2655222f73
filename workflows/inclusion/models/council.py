"""Data of the Stakeholder Council's opinion (art. 21a)."""

from typing import ClassVar

from django.db import models

from cases.models import Case


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
