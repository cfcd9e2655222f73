"""What is said of an element besides its text: its language, and where a link leads."""

import pydyf

from documents.pdf.structure.tree import Tree


def mark_languages(tree: Tree) -> None:
    """Marks passages in another language than the document's (ISO 14289-1, 7.2)."""
    for element in tree.everything():
        html = tree.html(element)
        if html is not None and html.tag != "html" and html.get("lang"):
            element["Lang"] = pydyf.String(html.get("lang"))


def describe_links(tree: Tree) -> None:
    """Gives each link annotation a sentence instead of a bare address (ISO 14289-1, 7.18.5)."""
    for element in tree.everything():
        origin, html = tree.origin(element), tree.html(element)
        if element["S"] != "/Link" or origin is None or html is None or not origin.box.link_annotation:
            continue
        words = html.get("title") or " ".join("".join(html.itertext()).split())
        origin.box.link_annotation["Contents"] = pydyf.String(words)
