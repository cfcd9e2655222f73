"""What is asked twice of one case while a page or a step is made is read once.

Kept on the case object itself and forgotten by the engine as soon as the case changes.
"""

from collections.abc import Callable
from typing import TypeVar

from cases.models import Case

Found = TypeVar("Found")


def kept(case: Case, name: str, load: Callable[[], Found]) -> Found:
    """Returns what `load` returned the first time under this name."""
    store = case.__dict__.setdefault("_kept", {})
    if name not in store:
        store[name] = load()
    found: Found = store[name]
    return found


def forget(case: Case) -> None:
    """After a change: the next question reads the database again."""
    case.__dict__.pop("_kept", None)
