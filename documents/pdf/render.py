"""The door of the room's engine: template and data in, PDF bytes out."""

from collections.abc import Mapping

from django.template.loader import render_to_string

from documents.pdf.printable import SUBSTITUTE, Printable


def render(template_name: str, data: Mapping[str, object]) -> bytes:
    """Returns the letter as one file that is PDF/UA-1 and PDF/A-2a.

    The same template and data give the same bytes: dates come from the data only.
    Raises `RenderingFailed` when the engine has any complaint.
    """
    printable = Printable()
    context = {key: printable.value(value) for key, value in data.items()}
    context |= {"replaced_characters": printable.replaced, "substitute": SUBSTITUTE}
    return render_html(render_to_string(template_name, context), template_name)


def render_html(html: str, name: str = "html") -> bytes:
    """Returns the PDF of a whole HTML page; `name` stands in the failure's message."""
    # The engine costs 1.6 s to import; only the worker needs it.
    from documents.pdf.engine import write_pdf

    return write_pdf(html, name)
