"""Who does not vote in the Stakeholder Council on a case, and when a vote carries an opinion.

The Act says neither (open points COUNCIL_IMPARTIALITY and COUNCIL_MAJORITY).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auth.enums import Role
from auth.models import Person
from cases.models import Case
from cases.open_points import word
from institutions.models import Membership
from institutions.queries import members, stakeholder_council
from kernel import clock
from workflows.inclusion.models import TeamMember

BASIS = "art. 36 ust. 2 ustawy o ZSK; art. 24 KPA"
EXPERT = "jest lub była ekspertem w tej sprawie"
OF_APPLICANT = "jest lub była związana z wnioskodawcą"
EXCLUDED = "jest wyłączona ze sprawy"


def councillors() -> list[Person]:
    """Members of the Council today, by name."""
    return list(members(stakeholder_council(), Role.COUNCIL_MEMBER, clock.today()).order_by("sort_name", "id"))


def barred(case: Case, people: Iterable[int]) -> Mapping[int, str]:
    """Person id → why this person does not vote on the case, to stand after „osoba”; only those who do not."""
    asked = set(people)
    reasons = dict.fromkeys(asked & set(case.excluded), EXCLUDED)
    tied = Membership.objects.filter(organisation_id=case.applicant_id, person__in=asked).order_by("id")
    reasons |= dict.fromkeys(tied.values_list("person_id", flat=True), OF_APPLICANT)
    seats = TeamMember.objects.filter(case_id=case.pk, person__in=asked).order_by("id")
    return reasons | dict.fromkeys(seats.values_list("person_id", flat=True), EXPERT)


@dataclass(frozen=True, slots=True)
class Vote:
    """The numbers of a vote on an opinion: for and against this opinion."""

    present: int
    votes_for: int
    votes_against: int
    abstained: int

    @property
    def cast(self) -> int:
        return self.votes_for + self.votes_against + self.abstained

    def contradiction(self) -> tuple[str, str] | None:
        """Field and sentence of what does not fit together; None when the opinion was adopted."""
        if self.cast > self.present:
            return "present", (
                f"Głosów jest {self.cast}, a obecnych {self.present}. Sprawdź liczby: głosów nie może być więcej."
            )
        return self._too_few()

    def _too_few(self) -> tuple[str, str] | None:
        if not self.votes_for:
            return "votes_for", "Za przyjętą opinią musi być co najmniej jeden głos."
        match word("COUNCIL_MAJORITY"):
            case "SIMPLE" if self.votes_for <= self.votes_against:
                needed = "Do przyjęcia opinii potrzeba więcej głosów za niż przeciw"
            case "ABSOLUTE" if 2 * self.votes_for <= self.cast:
                needed = "Do przyjęcia opinii potrzeba więcej niż połowy oddanych głosów"
            case _:
                return None
        return "votes_for", (
            f"{needed}, a było {self.votes_for} za i {self.votes_against} przeciw. "
            "Ustawa nie określa większości w Radzie; tę regułę ustalono w zasadach systemu."
        )
