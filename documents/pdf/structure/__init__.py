"""Mends the structure tree that WeasyPrint 70.0 writes page by page, so that it reads well.

A file may pass every rule and still read badly: a paragraph over a page break is two paragraphs,
a table's head is repeated, page numbers interrupt sentences. `repair` runs in the engine's
finisher, on the objects before they are written. It leans on private parts of one exact version,
which `origins` checks.
"""

from pydyf import PDF

from documents.pdf.structure import annotations, artefacts, lists, notes, pages, tables
from documents.pdf.structure.origins import Origins
from documents.pdf.structure.tree import Tree

__all__ = ["repair"]


def repair(pdf: PDF, origins: Origins) -> None:
    """Mends the tree in place. `origins` says which box and page each element came from."""
    tree = Tree(pdf, origins)
    notes.set_apart(tree)
    pages.join(tree)
    notes.put_beside_calls(tree)
    lists.wrap_bodies(tree)
    lists.name_numbering(tree)
    artefacts.release_decorative_figures(tree)
    annotations.mark_languages(tree)
    annotations.describe_links(tree)
    tables.give_scope_to_heads(tree)
    artefacts.release_unread_content(tree)
