"""Footnotes: each becomes a Note beside the Reference that calls it (ISO 14289-1, 7.9)."""

import pydyf
from weasyprint.formatting_structure import boxes

from documents.pdf.structure.tree import Element, Tree

_CALL = "::footnote-call"


def set_apart(tree: Tree) -> None:
    """Takes the footnote areas out of the flow of pages, so that they part no paragraph."""
    flow = pydyf.Array()
    for kid in tree.document["K"]:
        if not _is_note_area(tree, tree.element(kid)):
            flow.append(kid)
    tree.document["K"] = flow


def put_beside_calls(tree: Tree) -> None:
    """Makes every call a Reference and puts its notes right behind it, with unique ids."""
    notes = _notes_by_html(tree)
    number = 0
    for element in list(tree.walk()):
        html = tree.html(element)
        if html is None or not _is_call(tree, element) or html not in notes:
            continue
        parent = tree.element(element["P"])
        place = parent["K"].index(element.reference) + 1
        element["S"] = "/Reference"
        for note in notes.pop(html):
            number += 1
            note["S"], note["ID"], note["P"] = "/Note", pydyf.String(f"note-{number}"), parent.reference
            parent["K"].insert(place, note.reference)
            place += 1


def _is_note_area(tree: Tree, element: Element) -> bool:
    origin = tree.origin(element)
    return origin is not None and isinstance(origin.box, boxes.FootnoteAreaBox)


def _is_call(tree: Tree, element: Element) -> bool:
    origin = tree.origin(element)
    return origin is not None and str(origin.box.element_tag).endswith(_CALL)


def _notes_by_html(tree: Tree) -> dict[object, list[Element]]:
    notes: dict[object, list[Element]] = {}
    for area in tree.everything():
        if _is_note_area(tree, area):
            for note in tree.children(area):
                notes.setdefault(tree.html(note), []).append(note)
    return notes
