"""Joins what a page break split: one paragraph, list or table is one element again."""

import pydyf

from documents.pdf.structure.tree import Element, Kid, Tree

_SPLITTABLE = frozenset(
    {
        *("/Part", "/Art", "/Sect", "/Div", "/P", "/BlockQuote", "/Caption", "/NonStruct"),
        *("/L", "/LI", "/LBody"),
        *("/Table", "/TBody", "/TFoot", "/TR", "/TD", "/TH"),
        *("/H1", "/H2", "/H3", "/H4", "/H5", "/H6"),
    }
)


def join(tree: Tree) -> None:
    """Puts the content of all pages under the document, continuations into what they continue."""
    by_page: dict[int, list[Kid]] = {}
    for kid in tree.document["K"]:
        origin = tree.origin(tree.element(kid))
        by_page.setdefault(0 if origin is None else origin.page, []).append(kid)
    tree.document["K"] = pydyf.Array()
    for page in sorted(by_page):
        _append(tree, tree.document, by_page[page])


def _append(tree: Tree, parent: Element, kids: list[Kid]) -> None:
    """Appends kids; the first one may continue the parent's last one from the page before."""
    if kids and parent["K"] and tree.is_element(kids[0]) and tree.is_element(parent["K"][-1]):
        begun, continued = tree.element(parent["K"][-1]), tree.element(kids[0])
        if _continues(tree, begun, continued):
            _merge(tree, begun, continued)
            kids = kids[1:]
    tree.adopt(parent, kids)


def _continues(tree: Tree, begun: Element, continued: Element) -> bool:
    first, second = tree.origin(begun), tree.origin(continued)
    if first is None or second is None or first.page == second.page:
        return False
    return (
        begun["S"] == continued["S"]
        and begun["S"] in _SPLITTABLE
        and first.box.element is not None
        and first.box.element is second.box.element
        and first.box.element_tag == second.box.element_tag
    )


def _merge(tree: Tree, begun: Element, continued: Element) -> None:
    kids = list(continued["K"])
    if begun["S"] == "/Table" and _has_head(tree, begun):
        # The engine repeats the head on every page; the reader hears it once.
        kids = [kid for kid in kids if not (tree.is_element(kid) and _is_head(tree.element(kid)))]
    _append(tree, begun, kids)


def _has_head(tree: Tree, table: Element) -> bool:
    return any(_is_head(child) for child in tree.children(table))


def _is_head(element: Element) -> bool:
    return bool(element["S"] == "/THead")
