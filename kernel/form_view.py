"""How a form is shown: a field with its label, help, error and legal basis, and the summary of errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kernel.components import Gloss

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
SHORT = (forms.NumberInput, forms.DateInput, forms.TimeInput)


@dataclass(frozen=True, slots=True)
class FieldView:
    """A bound field as `components/field.html` draws it."""

    bound: BoundField
    gloss: Gloss | None
    size: str
    rows: int | None

    @property
    def kind(self) -> str:
        """Returns the shape: hidden, check, group, file, text (one control under a label)."""
        widget = self.bound.field.widget
        if widget.is_hidden:
            return "hidden"
        if isinstance(widget, GROUPS):
            return "group"
        if isinstance(widget, forms.CheckboxInput):
            return "check"
        return "file" if isinstance(widget, forms.FileInput) else "text"

    @property
    def id(self) -> str:
        return element_id(self.bound)

    @property
    def gloss_id(self) -> str:
        return f"{self.id}-glosa"

    @property
    def hint(self) -> str:
        if self.bound.help_text:
            return str(self.bound.help_text)
        if isinstance(self.bound.field, forms.DateField) and not self._has_calendar:
            return _("Dzień.miesiąc.rok, np. 12.11.2026")
        return ""

    @property
    def _has_calendar(self) -> bool:
        """Whether the browser shows the day in an order of its own."""
        widget = self.bound.field.widget
        return isinstance(widget, forms.DateInput) and widget.input_type == "date"

    @property
    def optional(self) -> bool:
        return not self.bound.field.required and self.kind != "check"

    @property
    def limit(self) -> int | None:
        """The most characters a long text may have; a short field is limited by its own control."""
        if isinstance(self.bound.field.widget, forms.Textarea):
            return getattr(self.bound.field, "max_length", None)
        return None

    @property
    def described_by(self) -> str:
        parts = [
            (self.hint, "pomoc"),
            (self.bound.errors, "blad"),
            (self.gloss, "glosa"),
            (self.limit, "licznik"),
        ]
        return " ".join(f"{self.id}-{suffix}" for present, suffix in parts if present)

    @property
    def control(self) -> SafeString:
        """Returns the input itself, tied to its help, error, basis and counter.

        `required` and `maxlength` are left out: the server says what is missing or too long in our own words,
        and nothing that somebody pastes is cut.
        """
        attrs: dict[str, str | int | bool] = {"required": False}
        if self.described_by:
            attrs["aria-describedby"] = self.described_by
        if self.bound.errors:
            attrs["aria-invalid"] = "true"
        if self.kind == "text":
            own = str(self.bound.field.widget.attrs.get("class", ""))
            attrs["class"] = " ".join(filter(None, ["o-input", self._size_class, own]))
        if self.rows:
            attrs["rows"] = self.rows
        if self.limit:
            attrs["maxlength"] = False
            attrs["data-limit"] = self.limit
        # django-stubs types attrs as str values only; Django itself drops those that are False
        return self.bound.as_widget(attrs=attrs)  # type: ignore[arg-type]

    @property
    def options(self) -> Iterator[tuple[SafeString, str]]:
        """Yields the control and the words of each choice of a group."""
        for choice in self.bound.subwidgets:
            yield choice.tag(wrap_label=False), str(choice.choice_label)

    @property
    def _size_class(self) -> str:
        if self.size:
            return f"o-input--{self.size}"
        return "o-input--s" if isinstance(self.bound.field.widget, SHORT) else ""


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One line of the summary: what is wrong, in the words at the field, and the field to go to."""

    message: str
    label: str = ""
    target: str = ""


def element_id(bound: BoundField) -> str:
    """Returns the id that a link to the field may name; of a group it is the first choice."""
    base = bound.field.widget.attrs.get("id") or bound.auto_id or f"id_{bound.html_name}"
    return f"{base}_0" if isinstance(bound.field.widget, GROUPS) else base


def error_lines(sources: Sequence[forms.BaseForm | BaseFormSet[forms.BaseForm]]) -> list[ErrorLine]:
    """Returns the lines of the summary over forms and formsets, in the order of the page."""
    lines: list[ErrorLine] = []
    for source in sources:
        if isinstance(source, BaseFormSet):
            if source.is_bound:
                lines.extend(ErrorLine(str(message)) for message in source.non_form_errors())
            lines.extend(error_lines(source.forms))
        else:
            lines.extend(_form_lines(source))
    return lines


def _form_lines(form: forms.BaseForm) -> Iterator[ErrorLine]:
    for message in form.non_field_errors():
        yield ErrorLine(str(message))
    for bound in form:
        for message in bound.errors:
            label = "" if isinstance(bound.field.widget, forms.CheckboxInput) else str(bound.label)
            yield ErrorLine(str(message), label, element_id(bound))
