"""Records which layout box and page each structure element was made from.

WeasyPrint drops that knowledge after writing an element; every repair needs it. The only way to it
is to wrap the private function that builds the tree, therefore the exact version.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import weasyprint
from weasyprint.pdf import tags

WEASYPRINT = "70.0"

if weasyprint.VERSION != WEASYPRINT:
    raise ImportError(f"the structure repair was written for WeasyPrint {WEASYPRINT}, not {weasyprint.VERSION}")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an element comes from: its box (weasyprint has no types) and its page from 0."""

    box: Any
    page: int


Origins = dict[int, Origin]
"""By the number of the PDF object."""

_recorded: ContextVar[Origins | None] = ContextVar("recorded", default=None)
_build_box_tree = tags._build_box_tree  # noqa: SLF001 - the only way to what the repairs need; hence the exact pin


def _recording_build_box_tree(box: Any, parent: Any, pdf: Any, page_number: int, *rest: Any) -> Iterator[Any]:
    recorded = _recorded.get()
    for element in _build_box_tree(box, parent, pdf, page_number, *rest):
        if recorded is not None:
            # An absolutely placed box is wrapped in a placeholder.
            recorded.setdefault(element.number, Origin(getattr(box, "_box", box), page_number))
        yield element


tags._build_box_tree = _recording_build_box_tree  # noqa: SLF001 - as above


@contextmanager
def recording() -> Iterator[Origins]:
    """Records the origins of one document and forgets them at the end.

    Boxes kept until the interpreter ends crash it (they own memory of pango).
    """
    recorded: Origins = {}
    token = _recorded.set(recorded)
    try:
        yield recorded
    finally:
        _recorded.reset(token)
        recorded.clear()
