"""Official code lists that the product needs: ISCED-F, PKD 2025, KZiS, PRK descriptors, sectoral frameworks.

Read once from register/data (made by `build_vocabularies`) and kept in memory.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from kernel.text import fold

__all__ = [
    "Entry",
    "Origin",
    "SectoralFramework",
    "isced",
    "isced_broad",
    "isced_broads",
    "isced_detailed",
    "kzis",
    "occupations",
    "origin",
    "pkd",
    "pkd_sections",
    "prk_descriptor",
    "prk_descriptors",
    "search_isced",
    "search_kzis",
    "search_pkd",
    "sectoral_framework",
    "sectoral_frameworks",
]

_DATA: Final = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Entry:
    """A code with its Polish name; the English one where the official list has it."""

    code: str
    name: str
    name_en: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@dataclass(frozen=True, slots=True)
class SectoralFramework:
    """A sectoral qualifications framework (SRK). `evidence` says where its name was seen."""

    code: str
    name: str
    sector: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a vocabulary comes from and since when it holds."""

    text: str
    day: date


@cache
def _file(name: str) -> dict[str, Any]:  # Any: JSON of several shapes, narrowed by each reader below
    data: dict[str, Any] = json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))
    return data


@cache
def _entries(name: str) -> dict[str, Entry]:
    return {row[0]: Entry(*row) for row in _file(name)["entries"]}


@cache
def _folded(name: str) -> tuple[tuple[str, Entry], ...]:
    return tuple((fold(f"{entry.code} {entry.name}"), entry) for entry in _entries(name).values())


def _search(entries: Iterable[tuple[str, Entry]], text: str, limit: int) -> list[Entry]:
    """Entries in which every word of the text occurs, diacritics aside; code order."""
    words = fold(text).split()
    if not words:
        return []
    return [entry for folded, entry in entries if all(word in folded for word in words)][:limit]


def origin(name: str) -> Origin:
    """Origin of „isced_f”, „pkd_2025”, „kzis”, „prk_universal” or „sectoral_frameworks”."""
    data = _file(name)
    return Origin(data["origin"], date.fromisoformat(data["date"]))


# --- ISCED-F ------------------------------------------------------------------------------------


def isced(code: str) -> Entry | None:
    """A field of education by its code of two, three or four digits."""
    return _entries("isced_f").get(code)


def isced_broad(code: str) -> Entry | None:
    """The broad field (two digits) to which a code belongs."""
    return _entries("isced_f").get(code[:2])


@cache
def isced_broads() -> tuple[Entry, ...]:
    """The broad fields, in the order of their codes."""
    return tuple(entry for entry in _entries("isced_f").values() if len(entry.code) == 2)


@cache
def isced_detailed() -> tuple[Entry, ...]:
    """The detailed fields (four digits): what an application names (art. 15 ust. 1 pkt 5)."""
    return tuple(entry for entry in _entries("isced_f").values() if len(entry.code) == 4)


def search_isced(text: str, limit: int = 20) -> list[Entry]:
    """Detailed fields in which every word occurs."""
    return _search((pair for pair in _folded("isced_f") if len(pair[1].code) == 4), text, limit)


# --- PKD 2025 -----------------------------------------------------------------------------------


def pkd(code: str) -> Entry | None:
    """A subclass of PKD 2025 by its code, with or without dots („43.32.Z”, „4332Z”)."""
    plain = code.replace(".", "").replace(" ", "").upper()
    dotted = f"{plain[:2]}.{plain[2:4]}.{plain[4:]}" if len(plain) == 5 else code
    return _entries("pkd_2025").get(dotted)


@cache
def pkd_sections() -> tuple[Entry, ...]:
    """Sections A to V."""
    return tuple(Entry(code, name) for code, name in _file("pkd_2025")["sections"].items())


def search_pkd(text: str, limit: int = 20) -> list[Entry]:
    """Subclasses in whose code or name every word occurs."""
    return _search(_folded("pkd_2025"), text, limit)


# --- KZiS ---------------------------------------------------------------------------------------


def kzis(code: str) -> Entry | None:
    """An occupation by its six digits."""
    return _entries("kzis").get(code)


def occupations() -> tuple[Entry, ...]:
    """All occupations, in the order of their codes."""
    return tuple(_entries("kzis").values())


def search_kzis(text: str, limit: int = 20) -> list[Entry]:
    """Occupations in whose code or name every word occurs."""
    return _search(_folded("kzis"), text, limit)


# --- PRK and SRK --------------------------------------------------------------------------------


@cache
def prk_descriptors(level: int) -> dict[str, tuple[str, ...]]:
    """Universal descriptors of a level by code: P4U_W (knows), P4U_U (is able), P4U_K (is ready)."""
    start = f"P{level}U_"
    return {code: tuple(texts) for code, texts in _file("prk_universal")["entries"] if code.startswith(start)}


def prk_descriptor(code: str) -> tuple[str, ...]:
    """The statements of one universal descriptor; empty for an unknown code."""
    level = code[1:2]
    return prk_descriptors(int(level)).get(code, ()) if level.isdigit() else ()


@cache
def sectoral_frameworks() -> tuple[SectoralFramework, ...]:
    """Sectoral frameworks known to the register, in the order of their names."""
    return tuple(SectoralFramework(**row) for row in _file("sectoral_frameworks")["entries"])


def sectoral_framework(code: str) -> SectoralFramework | None:
    """A sectoral framework by its code."""
    return next((one for one in sectoral_frameworks() if one.code == code), None)
