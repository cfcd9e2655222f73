"""Forms of the account page."""

from django import forms


class OrganisationChoice(forms.Form):
    """For whom I act from now on, and in whose place, by id."""

    organisation = forms.IntegerField(min_value=1)
    substitutes = forms.IntegerField(min_value=1, required=False)
