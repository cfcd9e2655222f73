"""Forms of the team as one body: remarks, the opinion with its recommendation, the second recommendation."""

from typing import Any, ClassVar

from django import forms

from applications.queries import final_description
from cases.forms import StepForm, text_field
from workflows.inclusion.comparison import comparison_of
from workflows.inclusion.forms.fields import framework_fields, frameworks_of, level_field, yes_no_field
from workflows.inclusion.models import CouncilVote, ExpertRemark, TeamOpinion


class RemarksForm(StepForm):
    text = text_field(
        "Uwagi zespołu do wniosku",
        rows=8,
        help_text="Napisz, co poprawić lub wyjaśnić. Minister przekaże uwagi wnioskodawcy niezwłocznie.",
    )


class AnswerRemarksForm(StepForm):
    """The applicant's position on all remarks that wait."""

    template_name_step: ClassVar[str] = "inclusion/answer_remarks.html"

    answer = text_field(
        "Twoje stanowisko", rows=8, help_text="Odnieś się do wszystkich uwag. Możesz zaproponować zmiany."
    )

    def context(self) -> dict[str, Any]:  # a template's context
        waiting = ExpertRemark.objects.filter(case_id=self.case.pk, answered_on=None)
        return {"remarks": list(waiting.order_by("id"))}


class _RecommendationForm(StepForm):
    """What both recommendations have: a level and, where the sector has a framework, a reference to its level."""

    level = level_field("Rekomendowany poziom PRK")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.described = final_description(self.case)
        self.frameworks = frameworks_of(self.case, self.described)
        added = framework_fields(self.frameworks)
        self.fields.update(added)
        self.order_fields([*(self.field_order or ("level",)), *added])

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        sqf = [
            {"framework": code, "level": cleaned.get(f"sqf_{number}")} for number, code in enumerate(self.frameworks)
        ]
        return {**cleaned, "sqf": sqf}


class OpinionForm(_RecommendationForm):
    """Art. 21 ust. 1 and 3, with the tables of all experts beside."""

    template_name_step: ClassVar[str] = "inclusion/opinion.html"
    field_order = ("positive", "justification", "level")

    positive = yes_no_field(
        "Opinia o celowości włączenia",
        (("yes", "pozytywna"), ("no", "negatywna")),
        "Wybierz, czy opinia jest pozytywna, czy negatywna.",
    )
    justification = text_field(
        "Uzasadnienie opinii",
        rows=8,
        help_text="Zgodność z potrzebami, podobieństwa i różnice wobec innych kwalifikacji, wyniki konsultacji.",
    )
    level_justification = text_field("Uzasadnienie poziomu", rows=6)
    outcomes = forms.MultipleChoiceField(
        label="Efekty uczenia się, na których opiera się rekomendacja",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Zaznacz co najmniej jeden efekt uczenia się (art. 21 ust. 3)."},
    )
    meetings = text_field(
        "Dokumentacja spotkań zespołu",
        rows=4,
        help_text="Dni spotkań, kto był, jak przyjęto opinię i jakim wynikiem głosów (art. 21 ust. 7).",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        outcomes = self.fields["outcomes"]
        assert isinstance(outcomes, forms.MultipleChoiceField)
        outcomes.choices = [
            (outcome.id, f"{one.no}.{number} {outcome.text}")
            for one in self.described.learning_outcomes.sets
            for number, outcome in enumerate(one.outcomes, start=1)
        ]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        return {**cleaned, "positive": cleaned.get("positive") == "yes"}

    def context(self) -> dict[str, Any]:  # a template's context
        return {"comparison": comparison_of(self.case, self.described)}


class SecondRecommendationForm(_RecommendationForm):
    """Art. 21a ust. 6: the council's opinion is shown, and answered."""

    template_name_step: ClassVar[str] = "inclusion/second_recommendation.html"

    justification = text_field("Stanowisko zespołu wobec opinii Rady", rows=8)
    meetings = text_field(
        "Dokumentacja spotkań zespołu",
        required=False,
        rows=3,
        help_text="Dni spotkań i wynik głosowania (art. 21 ust. 7).",
    )

    def context(self) -> dict[str, Any]:  # a template's context
        return {
            "vote": CouncilVote.objects.filter(case_id=self.case.pk).first(),
            "first": TeamOpinion.objects.filter(case_id=self.case.pk, second=False).first(),
        }
