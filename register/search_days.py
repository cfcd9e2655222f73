"""The days between which an entry was included, as a person types them."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

INPUT_FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]


def _day(label: "StrPromise") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=INPUT_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Wpisz dzień, który istnieje, na przykład 2026-01-30.")},
    )


class DaysForm(forms.Form):
    """Filters „włączona od – do”. A day that does not exist narrows nothing, and the page says so."""

    since = _day(_("Włączona od"))
    until = _day(_("Włączona do"))

    def add_prefix(self, field_name: str) -> str:
        """The address is Polish: `od`, `do`."""
        return {"since": "od", "until": "do"}.get(field_name, field_name)

    def clean(self) -> dict[str, Any] | None:  # Any: as Django's forms have it
        cleaned = super().clean()
        since: date | None = self.cleaned_data.get("since")
        until: date | None = self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("Ten dzień jest wcześniejszy niż „włączona od”. Zmień jeden z nich."))
        return cleaned
