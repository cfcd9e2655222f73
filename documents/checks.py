"""What `manage.py check --deploy` asks of the room: every letter that may be issued can be printed."""

from typing import Any

from django.core.checks import Error
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from documents.templates import letter_templates


# Any: Django passes its app configurations, which this check does not look at
def letters_can_be_printed(**_kwargs: Any) -> list[Error]:
    """A letter whose template was left behind would fail only when the office needs it."""
    found = []
    for letter in letter_templates().values():
        try:
            get_template(letter.template)
        except TemplateDoesNotExist:
            found.append(Error(f"no template {letter.template!r} for the letter {letter.code!r}", id="documents.E001"))
    return found
