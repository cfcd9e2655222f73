"""What changed between two versions, field by field, in the words of the catalogue."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from applications.answers import Answer, AnswerSection
from applications.field import FieldKind
from kernel.components import DiffPart, DiffRow

_PIECES: Final = re.compile(r"\s+|[^\s]+")
_MOST_PIECES: Final = 4_000
"""Longer texts are compared by lines: word by word would take seconds."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs, with the words before and after and the parts that tell them apart."""

    code: str
    label: str
    old: str
    new: str
    row: DiffRow


def changes_between(old: Sequence[AnswerSection], new: Sequence[AnswerSection]) -> list[FieldChange]:
    """The fields whose answers differ, in the order of the catalogue."""
    before, after = _by_code(old), _by_code(new)
    codes = [*after, *(code for code in before if code not in after)]
    changes = (_change(before.get(code), after.get(code)) for code in codes)
    return [one for one in changes if one is not None]


def _by_code(sections: Sequence[AnswerSection]) -> dict[str, Answer]:
    return {answer.field.code: answer for section in sections for item in section.items for answer in item.answers}


def _change(before: Answer | None, after: Answer | None) -> FieldChange | None:
    known = after or before
    assert known is not None
    old, new = _words(before), _words(after)
    if old == new:
        return None
    by_line = known.field.kind is FieldKind.OUTCOMES
    return FieldChange(known.field.code, known.label, old, new, compared(old, new, known.label, by_line=by_line))


def _words(answer: Answer | None) -> str:
    if answer is None:
        return ""
    if answer.field.is_file:
        return "\n".join(f"{file.name} (SHA-256 {file.sha256[:12]}…)" for file in answer.files)
    return answer.words


def compared(old: str, new: str, label: str = "", *, by_line: bool = False) -> DiffRow:
    """The two texts as parts that were kept, removed and added: word by word, or line by line."""
    first, second = _pieces(old, by_line=by_line), _pieces(new, by_line=by_line)
    if len(first) + len(second) > _MOST_PIECES and not by_line:
        first, second = _pieces(old, by_line=True), _pieces(new, by_line=True)
    left: list[DiffPart] = []
    right: list[DiffPart] = []
    for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag == "equal":
            left.append(DiffPart("".join(first[a:b])))
            right.append(DiffPart("".join(second[c:d])))
            continue
        if b > a:
            left.append(DiffPart("".join(first[a:b]), "del"))
        if d > c:
            right.append(DiffPart("".join(second[c:d]), "ins"))
    return DiffRow(left, right, label)


def _pieces(text: str, *, by_line: bool) -> list[str]:
    return text.splitlines(keepends=True) if by_line else _PIECES.findall(text)
