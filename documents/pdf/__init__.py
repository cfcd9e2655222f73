"""From an HTML template to one PDF file that is PDF/UA-1 and PDF/A-2a; `render` is the door."""

from documents.pdf.failures import RenderingFailed
from documents.pdf.passwords import needs_password
from documents.pdf.render import render, render_html

__all__ = ["RenderingFailed", "needs_password", "render", "render_html"]
