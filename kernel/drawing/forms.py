"""Fields and their errors."""

from __future__ import annotations

from typing import Any  # what a template passes

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from kernel.components import Gloss
from kernel.drawing import register
from kernel.form_view import FieldView, error_lines


def as_gloss(basis: Gloss | str | None) -> Gloss | None:
    """Returns a gloss for what a template wrote: nothing, words, or a gloss already."""
    return Gloss(basis) if isinstance(basis, str) and basis else basis or None


@register.inclusion_tag("components/field.html")
def field(
    bound: BoundField, *, gloss: Gloss | str | None = None, size: str = "", rows: int | None = None
) -> dict[str, object]:
    """Draws a field with label, help, error, control and legal basis. `size` "s" | "m" narrows it."""
    return {"field": FieldView(bound, as_gloss(gloss), size, rows)}


@register.inclusion_tag("components/form_fields.html")
def form_fields(form: forms.BaseForm) -> dict[str, object]:
    """Draws all fields of a form in their order."""
    return {"fields": [FieldView(bound, None, "", None) for bound in form]}


@register.inclusion_tag("components/errors.html")
def errors(*sources: Any, focus: bool = True) -> dict[str, object]:
    """Draws the summary of errors over forms and formsets; it takes focus. Nothing when there are none."""
    # a template may pass what does not exist on a page without a form
    return {"lines": error_lines([source for source in sources if source]), "focus": focus}


@register.simple_tag(takes_context=True)
def error_prefix(context: template.Context) -> str:
    """Returns „Błąd: ” for the page title when a form of the page has errors."""
    sources = [context.get("form"), context.get("formset"), *(context.get("forms") or ())]
    return _("Błąd: ") if any(getattr(source, "errors", None) and error_lines([source]) for source in sources) else ""
