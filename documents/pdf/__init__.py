"""From an HTML template to one PDF file that is PDF/UA-1 and PDF/A-2a; `render` is the door."""

from documents.pdf.failures import RenderingFailed
from documents.pdf.render import render, render_html

__all__ = ["RenderingFailed", "render", "render_html"]
