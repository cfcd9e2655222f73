"""Forms of the team as one body: remarks, the opinion with its recommendation, the second recommendation."""

from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from applications.queries import final_description
from cases.forms import StepForm, text_field
from workflows.inclusion.comparison import comparison_of
from workflows.inclusion.forms.fields import framework_fields, frameworks_of, level_field, yes_no_field
from workflows.inclusion.models import CouncilVote, ExpertRemark, OpinionDraft, TeamOpinion, VoiceKind
from workflows.inclusion.team_meetings import meetings_of
from workflows.inclusion.team_opinion import descriptors_by_outcome, standing_of


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
    """What both texts have: one level and, where the sector has a framework, a reference to its level."""

    level = level_field("Rekomendowany poziom PRK")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.described = final_description(self.case)
        self.frameworks = frameworks_of(self.case, self.described)
        added = framework_fields(self.frameworks)
        self.fields.update(added)
        self.order_fields([*(self.field_order or ("level",)), *added])
        self.standing = standing_of(self.case)
        if self.standing is not None:
            self._begin_with(self.standing.draft)

    def _begin_with(self, draft: OpinionDraft) -> None:
        """The form shows the text that there is."""
        for name in ("needs", "similarities", "justification", "level", "level_justification", "outcomes"):
            if name in self.fields:
                self.fields[name].initial = getattr(draft, name)
        if "positive" in self.fields:
            self.fields["positive"].initial = "yes" if draft.positive else "no"
        levels = {one["framework"]: one["level"] for one in draft.sqf}
        for number, code in enumerate(self.frameworks):
            self.fields[f"sqf_{number}"].initial = levels.get(code)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if len(set(_all_of(self.data, "level"))) > 1:
            self.errors.pop("level", None)
            self.add_error("level", "Zespół rekomenduje jeden poziom PRK. Wybierz jeden (art. 21 ust. 3).")
        sqf = [
            {"framework": code, "level": cleaned.get(f"sqf_{number}")} for number, code in enumerate(self.frameworks)
        ]
        return {**cleaned, "sqf": sqf}

    def context(self) -> dict[str, Any]:  # a template's context
        return {"standing": self.standing, "meetings": meetings_of(self.case)}


def _all_of(data: Any, name: str) -> list[str]:  # a form's raw input: a QueryDict or a plain mapping
    if isinstance(data, QueryDict):
        return [str(one) for one in data.getlist(name)]
    value = data.get(name)
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


class OpinionForm(_RecommendationForm):
    """Art. 21 ust. 1 and 3, with the tables of all experts beside."""

    template_name_step: ClassVar[str] = "inclusion/opinion.html"
    field_order = ("positive", "needs", "similarities", "justification", "level")

    positive = yes_no_field(
        "Opinia o celowości włączenia",
        (("yes", "pozytywna"), ("no", "negatywna")),
        "Wybierz, czy opinia jest pozytywna, czy negatywna.",
    )
    needs = text_field("Zgodność z potrzebami", required=False, rows=5, help_text="Dz.U. 2025 poz. 153 § 3 ust. 4.")
    similarities = text_field(
        "Podobieństwa i różnice wobec innych kwalifikacji",
        required=False,
        rows=5,
        help_text="Także wobec uregulowanych, których nie włączono do ZSK (§ 3 ust. 1 rozporządzenia).",
    )
    justification = text_field(
        "Uzasadnienie opinii", rows=6, help_text="Wniosek z obu ocen, wyniki konsultacji i to, co jeszcze przesądziło."
    )
    level_justification = text_field("Uzasadnienie poziomu", rows=6)
    outcomes = forms.MultipleChoiceField(
        label="Efekty uczenia się, na których opiera się rekomendacja",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Zaznacz co najmniej jeden efekt uczenia się (art. 21 ust. 3)."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        outcomes, codes = self.fields["outcomes"], descriptors_by_outcome(self.case)
        assert isinstance(outcomes, forms.MultipleChoiceField)
        outcomes.choices = [
            (
                outcome.id,
                f"{one.no}.{number} {outcome.text} ({', '.join(codes.get(outcome.id, ())) or 'bez składników'})",
            )
            for one in self.described.learning_outcomes.sets
            for number, outcome in enumerate(one.outcomes, start=1)
        ]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        return {**cleaned, "positive": cleaned.get("positive") == "yes"}

    def context(self) -> dict[str, Any]:  # a template's context
        return {**super().context(), "comparison": comparison_of(self.case, self.described)}


class SecondRecommendationForm(_RecommendationForm):
    """Art. 21a ust. 6: the council's opinion is shown, and answered."""

    template_name_step: ClassVar[str] = "inclusion/second_recommendation.html"

    justification = text_field("Stanowisko zespołu wobec opinii Rady", rows=8)

    def context(self) -> dict[str, Any]:  # a template's context
        return {
            **super().context(),
            "vote": CouncilVote.objects.filter(case_id=self.case.pk).first(),
            "first": TeamOpinion.objects.filter(case_id=self.case.pk, second=False).first(),
        }


class ConfirmOpinionForm(StepForm):
    """What a member says of the text that the page shows."""

    template_name_step: ClassVar[str] = "inclusion/opinion_confirm.html"

    kind = yes_no_field(
        "Twoje stanowisko",
        (
            (VoiceKind.CONFIRMS.value, "Potwierdzam ten tekst."),
            (VoiceKind.DISSENTS.value, "Potwierdzam, że to tekst zespołu, i dołączam zdanie odrębne."),
            (VoiceKind.OBJECTS.value, "Mam zastrzeżenia: przewodniczący powinien zmienić tekst."),
        ),
        "Wybierz swoje stanowisko.",
    )
    words = text_field(
        "Zdanie odrębne albo zastrzeżenia",
        required=False,
        rows=5,
        help_text="Zdanie odrębne trafi do ministra razem z opinią. Zastrzeżenia przeczyta zespół.",
    )
    digest = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.standing = standing_of(self.case)
        if self.standing is not None:
            self.fields["digest"].initial = self.standing.digest

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if self.standing is None or cleaned.get("digest") != self.standing.digest:
            self.add_error(None, "Tekst zmienił się po otwarciu tej strony. Przeczytaj obecny i odpowiedz jeszcze raz.")
            self.data = {**{name: self.data.get(name) for name in self.data}, "digest": self._now}
        if cleaned.get("kind") == VoiceKind.CONFIRMS:
            cleaned["words"] = ""
        elif cleaned.get("kind") and not cleaned.get("words"):
            self.add_error("words", "Napisz, jakie masz zastrzeżenia albo zdanie odrębne.")
        return cleaned

    @property
    def _now(self) -> str:
        return self.standing.digest if self.standing is not None else ""

    def context(self) -> dict[str, Any]:  # a template's context
        return {"standing": self.standing, "meetings": meetings_of(self.case)}


class DeliverOpinionForm(StepForm):
    """Nothing is written any more: the page shows what will be delivered, and who confirmed it."""

    template_name_step: ClassVar[str] = "inclusion/opinion_deliver.html"

    def context(self) -> dict[str, Any]:  # a template's context
        return {"standing": standing_of(self.case), "meetings": meetings_of(self.case)}
