"""Tables: every head says what it heads (ISO 14289-1, 7.5)."""

from documents.pdf.structure.tree import Tree


def give_scope_to_heads(tree: Tree) -> None:
    """Gives each TH its Scope and drops the engine's Headers, which are wrong beside spans."""
    for element in tree.everything():
        if element["S"] == "/TH" and "A" in element:
            html = tree.html(element)
            heads_row = html is not None and html.get("scope") == "row"
            element["A"]["Scope"] = "/Row" if heads_row else "/Column"
        elif element["S"] == "/TD":
            element.get("A", {}).pop("Headers", None)
