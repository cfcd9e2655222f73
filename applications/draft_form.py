"""The base of forms that a draft is written in: what is shown as needed may still be empty."""

from django import forms


class DraftForm(forms.Form):
    """`required` of a control only says what the page shows; completeness asks for it before sending."""

    use_required_attribute = False

    def full_clean(self) -> None:
        """Nothing is refused for being empty."""
        shown = {name: field.required for name, field in self.fields.items()}
        for field in self.fields.values():
            field.required = False
        super().full_clean()
        for name, field in self.fields.items():
            field.required = shown[name]
