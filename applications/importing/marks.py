"""Numbering, bullets and naming words at the beginning of a line: „1.”, „1.1”, „a)”, „–”, „Zestaw 2:”."""

import re
from dataclasses import dataclass
from typing import Final

from applications.outcome_edit import PartKind
from kernel.text import fold

_NUMBER: Final = re.compile(
    r"""(?:
        (?P<decimal>\d{1,3}(?:\.\d{1,3}){1,3})(?P<many>[.)])?(?=\s)
      | (?P<one>\d{1,3})(?:(?P<close>[.)])(?=\s)|(?=\t))
      | (?P<roman>[IVX]{1,5})[.)](?=\s)
      | (?P<letter>[a-zA-Z])(?P<shut>[.)])(?=\s)
      | (?P<dash>[-–—*])(?=\s)
      | (?P<bullet>[•▪●○◦·‣⁃\uf0b7\uf0a7])
      | (?P<wide>[o§ü])(?=\t)
    )\s*""",
    re.VERBOSE,
)
_WORD: Final = re.compile(
    r"""(?P<word>zestaw|efekt|kryterium)(?:\s+efekt[óo]w)?(?:\s+uczenia\s+si[ęe])?(?:\s+weryfikacji)?
        (?:\s*(?:nr\s*)?\d{1,3}(?:\.\d{1,3})*(?:\s*[.:)–—-]\s*|\s+)|\s*:\s*)""",
    re.VERBOSE | re.IGNORECASE,
)
_KINDS: Final[dict[str, PartKind]] = {"zestaw": "set", "efekt": "outcome", "kryterium": "criterion"}
_HEADINGS: Final = frozenset(
    {
        "efekty",
        "efekty uczenia sie",
        "efekt uczenia sie",
        "poszczegolne efekty uczenia sie",
        "kryteria",
        "kryteria weryfikacji",
        "kryteria weryfikacji ich osiagniecia",
        "kryteria weryfikacji osiagniecia efektow uczenia sie",
        "zestawy",
        "zestawy efektow uczenia sie",
        "wyodrebnione zestawy efektow uczenia sie",
        "zestaw efektow uczenia sie",
    }
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its mark; `sort` names the kind of mark („”: none), `kind` what a naming word says."""

    text: str
    sort: str
    kind: PartKind | None = None


def marked(line: str) -> Marked:
    """Takes the mark off the beginning of the line."""
    text = line.strip()
    word = _WORD.match(text)
    if word:
        kind = _KINDS[word["word"].casefold()]
        return Marked(text[word.end() :].strip(), kind, kind)
    number = _NUMBER.match(text)
    if number is None:
        return Marked(text, "")
    return Marked(text[number.end() :].strip(), _sort(number))


def _sort(found: re.Match[str]) -> str:
    if found["decimal"]:
        return f"decimal {found['decimal'].count('.') + 1}"
    if found["one"]:
        return f"decimal 1{found['close'] or ''}"
    for name in ("roman", "letter", "dash", "bullet", "wide"):
        if found[name]:
            return f"{name} {found['letter'].isupper()}{found['shut']}" if name == "letter" else name
    return ""


def is_mark(text: str) -> bool:
    """Whether the text is nothing but the mark of a line: „1.”, „•”, „a)”."""
    return bool(text.strip()) and marked(f"{text.strip()}\tx").text == "x"


def is_number(text: str) -> bool:
    """Whether the cell holds nothing but a number of a row: „3”, „2.1.”, „a)”."""
    return bool(re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|[a-zA-Z][.)]", text.strip()))


def is_heading(text: str) -> bool:
    """Whether the line only announces what follows: „Kryteria weryfikacji:”."""
    return fold(text).strip(" :.") in _HEADINGS
