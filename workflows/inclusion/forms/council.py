"""The form of the Stakeholder Council's opinion (art. 21a ust. 3)."""

from typing import Any, ClassVar

from cases.forms import StepForm, text_field
from kernel import clock
from workflows.inclusion.forms.fields import day_field, not_before, not_in_future, whole_number
from workflows.inclusion.models import TeamOpinion

LARGEST_COUNCIL = 100


class CouncilOpinionForm(StepForm):
    """The opinion with its vote. Which way it goes is said by the step."""

    template_name_step: ClassVar[str] = "inclusion/council_opinion.html"

    text = text_field("Opinia z uzasadnieniem", rows=8)
    votes_for = whole_number("Głosy za opinią", "Wpisz liczbę głosów za.", most=LARGEST_COUNCIL)
    votes_against = whole_number("Głosy przeciw", "Wpisz liczbę głosów przeciw; może być 0.", most=LARGEST_COUNCIL)
    abstained = whole_number("Wstrzymało się", "Wpisz, ile osób się wstrzymało; może być 0.", most=LARGEST_COUNCIL)
    adopted_on = day_field("Dzień przyjęcia opinii", "Wpisz dzień, w którym Rada przyjęła opinię.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.opinion = TeamOpinion.objects.filter(case_id=self.case.pk, second=False).first()
        self.fields["adopted_on"].initial = clock.today()

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        day = cleaned.get("adopted_on")
        not_in_future(self, "adopted_on", day)
        if self.opinion is not None:
            not_before(self, "adopted_on", day, self.opinion.adopted_on, "opinii zespołu ekspertów")
        if not self.errors and not cleaned.get("votes_for"):
            self.add_error("votes_for", "Za przyjętą opinią musi być co najmniej jeden głos.")
        return cleaned

    def context(self) -> dict[str, Any]:  # a template's context
        return {"opinion": self.opinion}
