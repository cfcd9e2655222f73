"""Fields that several forms of the inclusion procedure share."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django import forms

from cases.models import Case
from institutions.models import Organisation
from kernel import clock
from kernel.text import date_long
from register.description import Description
from workflows.inclusion.models import LEVELS
from workflows.inclusion.publication_text import framework_name

DAY_FORMATS = ["%d.%m.%Y", "%Y-%m-%d"]
CHOOSE = ("", "– wybierz –")

if TYPE_CHECKING:
    OrganisationChoice = forms.ModelChoiceField[Organisation]
    OrganisationChoices = forms.ModelMultipleChoiceField[Organisation]
else:
    OrganisationChoice = forms.ModelChoiceField
    OrganisationChoices = forms.ModelMultipleChoiceField


class OrganisationField(OrganisationChoice):
    """One organisation, by its name."""

    def label_from_instance(self, obj: Organisation) -> str:
        return obj.name


class OrganisationsField(OrganisationChoices):
    """Organisations to tick, by their names."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Organisation) -> str:
        return obj.name


def day_field(label: str, missing: str, *, initial: date | None = None, help_text: str = "") -> forms.DateField:
    """A calendar day, typed as people here write it."""
    return forms.DateField(
        label=label,
        initial=initial,
        help_text=help_text,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(format="%d.%m.%Y"),
        error_messages={"required": missing, "invalid": "Wpisz dzień w postaci dzień.miesiąc.rok, np. 12.11.2026."},
    )


def whole_number(
    label: str, missing: str, *, least: int = 0, most: int = 9999, help_text: str = ""
) -> forms.IntegerField:
    """A whole number between two bounds."""
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        help_text=help_text,
        error_messages={
            "required": missing,
            "invalid": "Wpisz liczbę całkowitą, same cyfry.",
            "min_value": f"Wpisz liczbę nie mniejszą niż {least}.",
            "max_value": f"Wpisz liczbę nie większą niż {most}.",
        },
    )


def level_field(
    label: str = "Poziom PRK",
    *,
    required: bool = True,
    help_text: str = "",
    missing: str = "Wybierz poziom Polskiej Ramy Kwalifikacji.",
) -> forms.TypedChoiceField:
    """A level of the Polish Qualifications Framework, or of another one where `missing` says so."""
    return forms.TypedChoiceField(
        label=label,
        required=required,
        choices=[CHOOSE, *((str(level), f"poziom {level}") for level in LEVELS)],
        coerce=int,
        empty_value=None,
        help_text=help_text,
        error_messages={"required": missing},
    )


def yes_no_field(label: str, choices: Sequence[tuple[str, str]], missing: str) -> forms.ChoiceField:
    """An answer that must be given: nothing is chosen at first."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages={"required": missing}
    )


def frameworks_of(case: Case, described: Description) -> list[str]:
    """Codes of the sectoral frameworks to which this qualification refers: of its sector, else those proposed."""
    if case.sector is not None and case.sector.framework:
        return [case.sector.framework]
    return [one.framework for one in described.proposed_sqf_references if one.framework]


def framework_fields(codes: Iterable[str]) -> dict[str, forms.TypedChoiceField]:
    """One level to choose for each framework (art. 21 ust. 3): field name → field."""
    return {
        f"sqf_{number}": level_field(
            f"Odniesienie do poziomu: {framework_name(code)}",
            help_text="Sektorowa Rama Kwalifikacji (art. 21 ust. 3).",
            missing="Wybierz poziom Sektorowej Ramy Kwalifikacji.",
        )
        for number, code in enumerate(codes)
    }


def not_in_future(form: forms.Form, name: str, day: object) -> None:
    """Adds an error when the day has not come yet."""
    if isinstance(day, date) and day > clock.today():
        form.add_error(name, "Ten dzień jeszcze nie nadszedł. Wpisz dzień dzisiejszy albo wcześniejszy.")


def not_before(form: forms.Form, name: str, day: object, first: date, what: str) -> None:
    """Adds an error when the day lies before what must have happened first; `what` in the genitive."""
    if isinstance(day, date) and day < first:
        form.add_error(name, f"Ten dzień jest wcześniejszy niż dzień {what}: {date_long(first)}.")
