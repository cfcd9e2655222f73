"""Writes the description as DOCX and XLSX that `applications.importing` reads back without loss."""

from applications.exporting.docx import as_docx
from applications.exporting.xlsx import as_xlsx, template

__all__ = ["as_docx", "as_xlsx", "template"]
