"""Two texts of one field side by side, and the choice between them: mine, the saved one, or both joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from applications.answers import names_of
from applications.conflicts import digest, digests_from, joined
from applications.contents import Contents
from applications.differences import compared
from applications.field import Field, FieldKind
from applications.forms import control_name, raw_values
from applications.values import Raw, parsed
from applications.words import in_words
from kernel.components import DiffRow
from kernel.refusals import InvalidInput

TOLD: Final = "konflikt"
CHOICE: Final = "wybor-"
SAVED: Final = "zapisane-"
JOINED: Final = "polaczone-"
_TEXTS: Final = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT})


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that two people changed: what was saved, what was typed here, and what was chosen so far."""

    name: str
    code: str
    label: str
    row: DiffRow
    saved: str
    choice: str
    joined: str | None
    is_long: bool

    @property
    def told(self) -> str:
        return TOLD


def codes_told(typed: Sequence[Field], data: QueryDict) -> list[str]:
    """Codes of the fields whose conflict the page showed."""
    told = set(data.getlist(TOLD))
    return [one.code for one in typed if one.code in told]


def decided(typed: Sequence[Field], data: QueryDict) -> tuple[dict[str, Raw], dict[str, str]]:
    """What to save after the choices made, and the digests of what the form showed.

    A field for which nothing was chosen stays a conflict.
    """
    values, seen = raw_values(typed, data), digests_from(data.get("widziane", ""))
    for code in codes_told(typed, data):
        name = control_name(code)
        choice = data.get(f"{CHOICE}{name}", "")
        if choice == "theirs":
            values.pop(code, None)
        elif choice in {"mine", "join"}:
            seen[code] = data.get(f"{SAVED}{name}", "")
            if choice == "join" and f"{JOINED}{name}" in data:
                values[code] = data[f"{JOINED}{name}"]
    return values, seen


def conflicts_of(contents: Contents, typed: Sequence[Field], codes: Sequence[str], data: QueryDict) -> list[Conflict]:
    """The fields of these codes with both texts; fields that are alike by now are left out."""
    names = names_of(contents)
    found = []
    for one in typed:
        if one.code in codes:
            words = names.get(one.code, {})
            found.append(_conflict(one, contents, words, data))
    return [one for one in found if one is not None]


def _conflict(one: Field, contents: Contents, words: Mapping[str, str], data: QueryDict) -> Conflict | None:
    name, stored = control_name(one.code), contents.value(one)
    theirs, mine = in_words(one, stored, words), _mine(one, words, data)
    if theirs == mine:
        return None
    told = data.get(f"{SAVED}{name}", "") == digest(stored)
    together = joined(theirs, mine) if one.kind in _TEXTS else None
    if told and together is not None:
        together = data.get(f"{JOINED}{name}", together)
    return Conflict(
        name=name,
        code=one.code,
        label=one.label_for(contents.kind),
        row=compared(theirs, mine),
        saved=digest(stored),
        choice=data.get(f"{CHOICE}{name}", "") if told else "",
        joined=together,
        is_long=one.kind is FieldKind.LONG_TEXT,
    )


def _mine(one: Field, words: Mapping[str, str], data: QueryDict) -> str:
    """What was typed here, in words; as it was typed where it is no value."""
    raw = raw_values([one], data).get(one.code, "")
    try:
        return in_words(one, parsed(one, raw), words)
    except InvalidInput:
        return raw if isinstance(raw, str) else ", ".join(_parts(raw))


def _parts(raw: Raw) -> list[str]:
    if isinstance(raw, str):
        return [raw] if raw.strip() else []
    inner = raw.values() if isinstance(raw, Mapping) else raw if isinstance(raw, Sequence) else ()
    return [text for part in inner for text in _parts(part)]
