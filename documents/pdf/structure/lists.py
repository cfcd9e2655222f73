"""Lists: an LI holds only Lbl and LBody (ISO 32000-1, 14.8.4.3.3), and the numbering is named."""

import pydyf

from documents.pdf.structure.tree import Element, Kid, Tree

_NUMBERING = {
    "decimal": "/Decimal",
    "lower-alpha": "/LowerAlpha",
    "upper-alpha": "/UpperAlpha",
    "lower-roman": "/LowerRoman",
    "upper-roman": "/UpperRoman",
    "disc": "/Disc",
    "circle": "/Circle",
    "square": "/Square",
    "none": "/None",
}


def wrap_bodies(tree: Tree) -> None:
    """Wraps what lies directly in an LI into an LBody."""
    for item in tree.everything():
        if item["S"] != "/LI":
            continue
        kids, loose = pydyf.Array(), list[Kid]()
        for kid in item["K"]:
            if tree.is_element(kid) and tree.element(kid)["S"] not in ("/Lbl", "/LBody"):
                loose.append(kid)
                continue
            _close(tree, item, loose, kids)
            kids.append(kid)
        _close(tree, item, loose, kids)
        item["K"] = kids


def _close(tree: Tree, item: Element, loose: list[Kid], kids: pydyf.Array) -> None:
    if loose:
        kids.append(tree.new_element("/LBody", item, loose).reference)
        loose.clear()


def name_numbering(tree: Tree) -> None:
    """Says how the items of each list are numbered, so that a reader announces it."""
    for element in tree.everything():
        origin = tree.origin(element)
        if element["S"] != "/L" or origin is None:
            continue
        styles = (box.style["list_style_type"] for box in origin.box.descendants() if box.element_tag == "li")
        style = next(styles, "none")
        numbering = _NUMBERING.get(style, "/Decimal") if isinstance(style, str) else "/Decimal"
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})
