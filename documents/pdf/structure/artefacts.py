"""What is on the page but not of the text: page numbers, repeated table heads, decoration."""

from documents.pdf.failures import SilentPicture
from documents.pdf.structure.tree import Tree


def release_decorative_figures(tree: Tree) -> None:
    """Takes pictures marked as decoration out of the tree. Raises SilentPicture for those that say nothing."""
    for element in tree.everything():
        if element["S"] != "/Figure" or "Alt" in element:
            continue
        html = tree.html(element)
        if html is None or (html.get("alt") != "" and html.get("aria-hidden") != "true"):
            raise SilentPicture("a picture without an alternative text")
        tree.element(element["P"])["K"].remove(element.reference)


def release_unread_content(tree: Tree) -> None:
    """Marks as artefact every piece of content that no element of the tree holds.

    Empties the elements that hang nowhere, so that no reader finds them by another way.
    """
    read = list(tree.walk())
    numbers = {element.number for element in read}
    pages = {reference: index for index, reference in enumerate(tree.pdf.page_references)}
    held = {(pages[element["Pg"]], kid) for element in read for kid in element["K"] if isinstance(kid, int)}
    for page, reference in enumerate(tree.pdf.page_references):
        stream = tree.element(tree.element(reference)["Contents"])
        owners = tree.marked_content_owners[2 * page + 1]
        _mark_unheld(stream.stream, page, held, owners)
    for element in tree.everything():
        if element.number not in numbers:
            element.clear()


def _mark_unheld(stream: list[object], page: int, held: set[tuple[int, int]], owners: list[str]) -> None:
    """Rewrites `/P <</MCID 3>> BDC` to `/Artifact BMC` where nothing holds number 3."""
    for place in range(len(stream) - 2):
        properties = stream[place + 1]
        if not isinstance(properties, dict) or "MCID" not in properties or stream[place + 2] != b"BDC":
            continue
        number = properties["MCID"]
        if (page, number) not in held:
            stream[place : place + 3] = ["/Artifact", b"BMC", b""]
            owners[number] = "null"
