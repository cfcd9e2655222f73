"""The structure tree of a PDF that is not written yet, with the moves that the repairs need."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import pydyf
from pydyf import PDF

from documents.pdf.structure.origins import Origin, Origins

Element: TypeAlias = Any
"""A `pydyf.Dictionary` of type StructElem (pydyf has no types)."""
Kid: TypeAlias = Any
"""A reference to an element or object, or the number of marked content on the element's page."""


class Tree:
    """Root of the structure, with the origins of its elements."""

    def __init__(self, pdf: PDF, origins: Origins) -> None:
        self.pdf = pdf
        self.origins = origins
        root = self.element(pdf.catalog["StructTreeRoot"])
        self.document = self.element(root["K"][0])
        self.marked_content_owners = self.element(root["ParentTree"])["Nums"]

    def element(self, reference: str) -> Element:
        return self.pdf.objects[int(reference.split(maxsplit=1)[0])]

    def is_element(self, kid: Kid) -> bool:
        return not isinstance(kid, int) and self.element(kid).get("Type") == "/StructElem"

    def origin(self, element: Element) -> Origin | None:
        return self.origins.get(element.number)

    def html(self, element: Element) -> Any:
        """Returns the HTML element behind a structure element; `None` for what the engine added."""
        origin = self.origin(element)
        return None if origin is None else origin.box.element

    def children(self, element: Element) -> list[Element]:
        return [self.element(kid) for kid in element["K"] if self.is_element(kid)]

    def walk(self) -> Iterator[Element]:
        """Yields the elements that a reader meets, parents first, in reading order."""
        waiting = [self.document]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(self.children(element)))

    def everything(self) -> list[Element]:
        """Returns all elements, also those that hang nowhere."""
        return [item for item in self.pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"]

    def adopt(self, parent: Element, kids: list[Kid]) -> None:
        """Appends kids to a parent."""
        for kid in kids:
            if self.is_element(kid):
                self.element(kid)["P"] = parent.reference
            parent["K"].append(kid)

    def new_element(self, kind: str, parent: Element, kids: list[Kid]) -> Element:
        """Adds an element of a kind (`/LBody`) with these kids; the caller puts it into its parent."""
        element = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": kind,
                "K": pydyf.Array(),
                "P": parent.reference,
                "Pg": parent["Pg"],
            }
        )
        self.pdf.add_object(element)
        self.adopt(element, kids)
        return element
