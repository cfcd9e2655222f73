"""Forms of those who sign the draft: the director countersigns, returns it, the minister signs."""

from typing import Any, ClassVar

from django import forms

from cases.forms import StepForm, text_field
from workflows.inclusion.decision_draft import draft_of
from workflows.inclusion.decision_signing import signing_context


class CountersignForm(StepForm):
    """The director sees the whole text; the button countersigns the text of the digest that the page shows."""

    template_name_step: ClassVar[str] = "inclusion/sign.html"

    digest = forms.CharField(
        max_length=64,
        widget=forms.HiddenInput,
        error_messages={"required": "Brakuje skrótu treści. Odśwież stronę i przeczytaj projekt ponownie."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        draft = draft_of(self.case)
        self.fields["digest"].initial = draft.digest if draft else ""

    def context(self) -> dict[str, Any]:  # a template's context
        return signing_context(self.case, self.actor)


class SignForm(CountersignForm):
    """The minister confirms the countersigned text whose digest the page shows."""

    confirm = forms.BooleanField(
        label="Podpisuję ten projekt.",
        help_text="Potwierdzasz treść o skrócie, który widzisz na tej stronie.",
        error_messages={"required": "Zaznacz, że podpisujesz ten projekt."},
    )


class ReturnForm(StepForm):
    """Why the draft goes back, beside the draft itself."""

    template_name_step: ClassVar[str] = "inclusion/sign.html"

    reason = text_field("Co poprawić w projekcie", limit=4000)

    def context(self) -> dict[str, Any]:  # a template's context
        return signing_context(self.case, self.actor)
