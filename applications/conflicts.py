"""Two people in one item: what only one of them changed is taken, what both changed is shown to both.

A form carries a digest of what it showed of each field (`seen`). A field that this person left as it was
is none of their business, whatever stands there now; a field that nobody else touched may be written.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_LENGTH: Final = 16


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What to write, what was left as others saved it, and what both changed (mine stays unwritten)."""

    values: Mapping[str, object]
    left: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


def digest(value: object) -> str:
    """A short mark of a stored value; all that is empty is alike."""
    if value is None or value in ("", [], {}):
        return "-"
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()[:_LENGTH]


def digests_from(text: str) -> dict[str, str]:
    """The digests that a form carried. What is no such thing counts as nothing seen."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return {str(code): str(mark) for code, mark in found.items()} if isinstance(found, dict) else {}


def reconciled(mine: Mapping[str, object], stored: Mapping[str, object], seen: Mapping[str, str]) -> Reconciled:
    """Merges by field what somebody typed with what somebody else saved after the form was shown."""
    values: dict[str, object] = {}
    left: list[str] = []
    conflicts: list[str] = []
    for code, value in mine.items():
        shown, there = seen.get(code), digest(stored[code])
        if there in (digest(value), shown):
            values[code] = value
        elif digest(value) == shown:
            left.append(code)
        else:
            conflicts.append(code)
    return Reconciled(values, tuple(left), tuple(conflicts))


def joined(theirs: str, mine: str) -> str:
    """Both texts in one: lines that they share once, of the others first the saved ones, then mine."""
    first, second = theirs.splitlines(), mine.splitlines()
    lines: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        lines += first[a:b]
        if tag != "equal":
            lines += second[c:d]
    return "\n".join(lines)
