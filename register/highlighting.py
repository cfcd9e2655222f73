"""Marks in a text the words for which it was found."""

import re
from collections.abc import Sequence
from typing import Final

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from register.search_words import Word, words_in

__all__ = ["highlighted"]

_PIECES: Final = re.compile(r"([^\W_]+)")


def highlighted(text: str, asked: Sequence[Word]) -> SafeString:
    """The text as HTML, its words in `<mark>` where a typed word finds them."""
    if not asked:
        return conditional_escape(text)
    return mark_safe("".join(_piece(one, asked) for one in _PIECES.split(text)))  # noqa: S308 - each piece is escaped


def _piece(piece: str, asked: Sequence[Word]) -> str:
    shown = conditional_escape(piece)
    known = words_in(piece)
    found = len(known) == 1 and any(known[0].is_kin_of(one) for one in asked)
    return f"<mark>{shown}</mark>" if found else shown
