"""How deep each line lies: 0 set, 1 outcome, 2 criterion; told from headings, numbering, bullets and indentation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from applications.importing.blocks import HEADING, LIST, Mark, Paragraph, Top
from applications.importing.marks import Marked, marked
from applications.outcome_edit import PartKind
from applications.verbs import begins_with_verb

DEPTH: Final[dict[PartKind, int]] = {"set": 0, "outcome": 1, "criterion": 2}
_NEAR: Final = 2
"""Indents that differ by less are one."""

_Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Levelled:
    """A line without its mark, and its depth."""

    text: str
    depth: int
    mark: Mark | None


def levelled(paragraphs: Sequence[Paragraph], top: Top = "auto") -> list[Levelled]:
    """The lines in order, each with its depth."""
    lines = [_line(one) for one in paragraphs]
    steps = _steps([one.indent for one in paragraphs])
    keys = [(steps[one.indent], line.sort) for one, line in zip(paragraphs, lines, strict=True)]
    relative = _relative(keys)
    known = _known(paragraphs, lines, keys)
    offset = _offset(lines, keys, relative, known, top)
    return [
        Levelled(line.text, known.get(key, min(2, max(0, step + offset))), one.mark)
        for one, line, key, step in zip(paragraphs, lines, keys, relative, strict=True)
    ]


def _line(one: Paragraph) -> Marked:
    """Headings and list items of a document bear their level already; what an exported line says is exact."""
    if one.mark:
        return Marked(one.text, "", one.mark.kind)
    line = marked(one.text)
    return Marked(line.text, "", line.kind) if one.indent < 0 or one.indent >= LIST else line


def _steps(indents: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    step, last = 0, HEADING * 10
    for indent in sorted(set(indents)):
        step += indent - last >= _NEAR or indent < 0 or indent >= LIST
        found[indent], last = step, indent
    return found


def _relative(keys: Sequence[_Key]) -> list[int]:
    """Depths counted from the first line: a new kind of mark is deeper, a known one goes back to its level."""
    stack: list[_Key] = []
    found = []
    for key in keys:
        if key in stack:
            del stack[stack.index(key) + 1 :]
        else:
            while stack and stack[-1][0] > key[0]:
                stack.pop()
            stack.append(key)
        found.append(len(stack) - 1)
    return found


def _known(paragraphs: Sequence[Paragraph], lines: Sequence[Marked], keys: Sequence[_Key]) -> dict[_Key, int]:
    """Depths of lines that say what they are, for all lines that look the same."""
    found: dict[_Key, int] = {}
    for line, key in zip(lines, keys, strict=True):
        if line.kind is not None:
            found.setdefault(key, DEPTH[line.kind])
    return found


def _offset(
    lines: Sequence[Marked], keys: Sequence[_Key], relative: Sequence[int], known: dict[_Key, int], top: Top
) -> int:
    """What the highest level is: as the person said, as a naming word says, else by how many levels there are."""
    if top != "auto":
        return DEPTH[top]
    for key, step in zip(keys, relative, strict=True):
        if key in known:
            return known[key] - step
    if not relative or max(relative) >= 2:
        return 0
    heads = [line.text for line, step in zip(lines, relative, strict=True) if step == 0]
    verbs = sum(1 for text in heads if begins_with_verb(text))
    return 1 if verbs * 2 > len(heads) else 0
