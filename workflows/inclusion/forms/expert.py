"""What the roster says of an expert."""

from django import forms

from cases.forms import text_field
from institutions.models import Division, ExpertEntry, Sector


class ExpertEntryForm(forms.ModelForm[ExpertEntry]):
    """Fields of experience; the days are the system's: a change holds from today, the former entry stays."""

    note = text_field("Doświadczenie", required=False, limit=2000, rows=4)

    class Meta:
        model = ExpertEntry
        fields = ("standards", "sectors", "divisions", "note")
        widgets = {"sectors": forms.CheckboxSelectMultiple, "divisions": forms.CheckboxSelectMultiple}

    sectors = forms.ModelMultipleChoiceField(
        label="Sektory",
        queryset=Sector.objects.order_by("name", "id"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    divisions = forms.ModelMultipleChoiceField(
        label="Działy administracji rządowej",
        queryset=Division.objects.order_by("name", "id"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
