"""The form of a remark that anybody may send, and of an opinion of an invited community."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms import TextField
from workflows.inclusion.consultation_intake import PUBLIC_LIMIT

INVITED_LIMIT = 20_000
"""Characters of an opinion of an invited community."""


class PartField(forms.ChoiceField):
    """A part of the description; the empty value is a choice too, the whole qualification."""

    def validate(self, value: object) -> None:
        if value:
            super().validate(value)


class PublicRemarkForm(forms.Form):
    """A remark without an account; nothing but the text is asked for."""

    target = PartField(label=_("Czego dotyczy uwaga"))
    text = TextField(
        label=_("Twoja uwaga"),
        max_length=PUBLIC_LIMIT,
        help_text=_("Napisz, co zmienić i dlaczego. Nie podawaj danych osobowych swoich ani innych osób."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Wpisz treść uwagi.")},
    )
    community = TextField(
        label=_("Organizacja lub środowisko"),
        required=False,
        max_length=300,
        help_text=_("Na przykład: pracodawca, szkoła, izba. Pokażemy to przy uwadze."),
    )
    author = TextField(
        label=_("Imię i nazwisko"),
        required=False,
        max_length=200,
        help_text=_("Widzi je tylko ministerstwo i osoby, które pracują nad sprawą."),
    )
    name_public = forms.BooleanField(label=_("Zgadzam się na pokazanie imienia i nazwiska na portalu"), required=False)
    www = forms.CharField(
        label=_("Zostaw to pole puste"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, targets: list[tuple[str, str]], **kwargs: Any) -> None:  # passed through
        super().__init__(*args, **kwargs)
        field = self.fields["target"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = targets
        field.error_messages["invalid_choice"] = _("Tej części nie ma w opisie kwalifikacji. Wybierz inną.")

    def clean_www(self) -> str:
        """A field that people do not see: only a machine fills it in."""
        if self.cleaned_data["www"]:
            raise forms.ValidationError(_("Wyczyść pole, które ma zostać puste, i wyślij uwagę jeszcze raz."))
        return ""


class InvitedOpinionForm(forms.Form):
    """The opinion of a community that was invited."""

    target = PartField(label="Czego dotyczy opinia")
    text = TextField(
        label="Opinia",
        max_length=INVITED_LIMIT,
        help_text="Bez danych osobowych. Dłuższe stanowisko możesz dodać jako plik.",
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "Wpisz treść opinii, choćby jedno zdanie z wnioskiem."},
    )
    file = forms.FileField(label="Plik", required=False)

    def __init__(self, *args: Any, targets: list[tuple[str, str]], **kwargs: Any) -> None:  # passed through
        super().__init__(*args, **kwargs)
        field = self.fields["target"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = targets
