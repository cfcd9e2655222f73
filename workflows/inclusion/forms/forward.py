"""Forwarding to the competent minister (art. 18 ust. 3 i 6)."""

from typing import Any, ClassVar

from django import forms

from cases.forms import StepForm, text_field
from cases.models import Case
from institutions.models import Organisation
from institutions.queries import competence_history, competence_on, head_of, ministries
from kernel import clock
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.competence import no_competence
from workflows.inclusion.models import Verdict
from workflows.inclusion.review_remarks import internal_remarks

MINISTER = "FR-INC-09"


class MinistryField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    def label_from_instance(self, obj: Organisation) -> str:
        return obj.name


class ForwardForm(StepForm):
    """Art. 18 ust. 3 and 6: the minister competent for the division on this day is suggested, with the reasons."""

    template_name_step: ClassVar[str] = "inclusion/forward.html"

    ministry = MinistryField(
        label="Minister właściwy",
        queryset=Organisation.objects.none(),
        error_messages={"required": "Wybierz ministra, któremu przekazujesz wniosek."},
    )
    reason = text_field(
        "Powód, jeśli wskazujesz innego ministra niż podpowiedziany", required=False, limit=4000, rows=3
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        field = self.fields["ministry"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = ministries(clock.today()).order_by("sort_name", "id")
        division = self.case.division
        self.suggestion = competence_on(division, clock.today()) if division else None
        if self.suggestion is not None:
            field.initial = self.suggestion.ministry_id

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        chosen = cleaned.get("ministry")
        suggested = self.suggestion.ministry if self.suggestion else None
        if chosen and chosen != suggested and not cleaned.get("reason"):
            sentence = (
                "Napisz, dlaczego właściwy jest inny minister niż wynika z działu."
                if suggested
                else "Napisz, na jakiej podstawie wskazujesz tego ministra: wykaz właściwości go nie podaje."
            )
            self.add_error("reason", sentence)
        basis = self.suggestion.basis if self.suggestion else ""
        return {**cleaned, "suggested": suggested.pk if suggested else None, "basis": basis}

    def context(self) -> dict[str, Any]:  # a template's context
        today, division = clock.today(), self.case.division
        suggested = self.suggestion
        return {
            "suggestion": suggested,
            "head": head_of(suggested.ministry, today) if suggested else None,
            "division": division,
            "proposed_by": _another_minister(self.case),
            "why_none": "" if suggested else no_competence(division, today),
            "history": list(competence_history(division)) if division else [],
            "today": today,
        }


def _another_minister(case: Case) -> list[str]:
    """Art. 18 ust. 3: the application names a wrong minister; no defect, but a reason to look twice."""
    checklist = checklist_of(case)
    mark = checklist.marks.get(MINISTER)
    if mark is None or mark.verdict != Verdict.NO:
        return []
    return [one.text for one in internal_remarks(case, checklist.round) if one.rule == MINISTER]
