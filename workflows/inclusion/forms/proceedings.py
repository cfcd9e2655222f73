"""Forms of art. 18–19 and 24: receipt, another minister, councils, consultation, extension."""

from typing import Any, ClassVar

from django import forms

from cases.forms import StepForm, text_field
from cases.models import Case, Event
from cases.open_points import flag, number
from institutions.enums import OrganisationKind
from institutions.models import Organisation
from institutions.queries import ministries, sector_councils, stakeholder_council
from kernel import clock
from workflows.inclusion import competence
from workflows.inclusion.forms.fields import OrganisationField, OrganisationsField


class ReasonForm(StepForm):
    """A step that needs nothing but its reason."""

    reason = text_field("Powód", limit=4000)


class ReceiveForm(StepForm):
    """Art. 18 ust. 6: nothing to fill in; the page shows what came, since when the term counts, who is competent."""

    template_name_step: ClassVar[str] = "inclusion/receive.html"

    def context(self) -> dict[str, Any]:  # a template's context
        return {**competence.competence_of(self.case), **competence.term_of(self.case), **_forwarding(self.case)}


def _forwarding(case: Case) -> dict[str, Any]:  # a template's context
    """How the operator settled the minister: kept in the event of forwarding."""
    event = Event.objects.filter(case_id=case.pk, verb="forward").order_by("-seq").first()
    assert event is not None  # the step starts after it
    return {"forwarded_on": event.legal_day, "other_reason": str(event.facts.get("reason") or "")}


class OtherMinisterForm(StepForm):
    """Art. 18 ust. 3: the minister to whom the case goes, and how the competence was settled."""

    template_name_step: ClassVar[str] = "inclusion/other_minister.html"

    ministry = OrganisationField(
        label="Minister właściwy",
        queryset=Organisation.objects.none(),
        error_messages={"required": "Wybierz ministra, który przejmie sprawę."},
    )
    reason = text_field(
        "Ustalenie właściwości",
        limit=4000,
        help_text="Napisz, dlaczego właściwy jest inny minister i z kim to ustalono. Treść dostanie wnioskodawca.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        field = self.fields["ministry"]
        assert isinstance(field, forms.ModelChoiceField)
        others = ministries(clock.today()).exclude(pk=self.case.competent_id or 0)
        field.queryset = others.order_by("sort_name", "id")
        self.suggested = competence.another_by_division(self.case)
        if self.suggested is not None:
            field.initial = self.suggested.ministry_id

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        found = self.suggested
        return {**cleaned, "suggested": found.ministry_id if found else None, "basis": found.basis if found else ""}

    def context(self) -> dict[str, Any]:  # a template's context
        today = clock.today()
        return {
            **competence.competence_of(self.case),
            **competence.term_of(self.case),
            "begun_anew": None if flag("T0_KEPT_ON_CHANGE_OF_MINISTER") else competence.anew(self.case, today),
            "divisions": competence.divisions_on(today),
        }


class InformCouncilsForm(StepForm):
    """Art. 19 ust. 3: the Stakeholder Council always, and the sectoral councils that the matter concerns."""

    councils = OrganisationsField(
        label="Sektorowe rady do spraw kompetencji",
        queryset=Organisation.objects.none(),
        required=False,
        help_text="Zaznacz właściwe rady. Rada Interesariuszy ZSK dostanie wniosek zawsze.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        field = self.fields["councils"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Organisation.objects.filter(kind=OrganisationKind.SECTOR_COUNCIL).order_by("sort_name", "id")
        field.initial = [one.pk for one in sector_councils(self.case.sector)]

    def context(self) -> dict[str, Any]:  # a template's context
        return {"stakeholder_council": stakeholder_council()}


class ExtendForm(StepForm):
    """Art. 24: once, with the reasons; the page shows both days and how they were computed."""

    template_name_step: ClassVar[str] = "inclusion/extend.html"

    reasons = text_field("Przyczyny przedłużenia", limit=4000, help_text="Treść dostanie wnioskodawca.")

    def context(self) -> dict[str, Any]:  # a template's context
        return {**competence.term_of(self.case), "shift": number("MILESTONE_EXTENSION")}
