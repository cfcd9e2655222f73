"""The form of a sitting of the Stakeholder Council."""

from typing import Any, ClassVar

from django import forms

from kernel.text import clean
from workflows.inclusion.forms.fields import day_field
from workflows.inclusion.models import CouncilSitting

MINUTES_LIMIT = 20_000


class SittingForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """Day, place and the notes. Who was there and how they voted stands with each opinion."""

    class Meta:
        model = CouncilSitting
        fields: ClassVar[list[str]] = ["on", "place", "minutes"]
        widgets: ClassVar[dict[str, forms.Widget]] = {"minutes": forms.Textarea(attrs={"rows": 12})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.fields["on"] = day_field("Dzień posiedzenia", "Wpisz dzień posiedzenia.")
        self.fields["place"].help_text = "Na przykład: siedziba IBE, sala 12, albo łącze wideo."
        self.fields["minutes"] = forms.CharField(
            label="Notatki z posiedzenia",
            required=False,
            max_length=MINUTES_LIMIT,
            widget=forms.Textarea(attrs={"rows": 12}),
            help_text="Przebieg i ustalenia. Liczby głosów zapisuje się razem z opinią w każdej sprawie.",
        )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        return {name: clean(value) if isinstance(value, str) else value for name, value in cleaned.items()}
