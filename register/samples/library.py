"""Reads the written building blocks (one text file per field of work) and makes descriptions of them.

A file says what the field has in common, then its shared sets, then its qualifications, each with
one set of its own:

    == key: title       a set; `własny` is the qualification's own
    = name              a qualification; `key: value` lines follow
    U text              an outcome: U skill, W knowledge, K social competence
    - text              a criterion
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

from kernel.text import clean
from register.description import Description, SqfReference, parse
from register.enums import QualificationKind

_PLACE: Final = Path(__file__).parent
_KINDS: Final = {"U": "skill", "W": "knowledge", "K": "competence"}
_OWN: Final = "własny"


@dataclass(slots=True)
class _Set:
    title: str
    outcomes: list[tuple[str, str, list[str]]] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    """A field of work or a qualification: its lines `key: value` and its sets by key."""

    facts: dict[str, str] = field(default_factory=dict)
    sets: dict[str, _Set] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Written:
    """A qualification as written, with the field of work it belongs to."""

    name: str
    own: _Block
    work: _Block

    def fact(self, key: str, default: str = "") -> str:
        return self.own.facts.get(key) or self.work.facts.get(key, default)

    def set_of(self, key: str) -> _Set:
        return self.own.sets[_OWN] if key == "*" else self.work.sets[key]


def _read(path: Path) -> list[_Written]:
    work = block = _Block()
    found: list[_Written] = []
    current: _Set | None = None
    for line in clean(path.read_text(encoding="utf-8")).splitlines():
        head, _, rest = line.partition(" ")
        if not line.strip():
            continue
        if head == "==":
            key, _, title = rest.partition(": ")
            current = block.sets[key] = _Set(title)
        elif head == "=":
            block, current = _Block(), None
            found.append(_Written(rest, block, work))
        elif current is not None and head in _KINDS:
            current.outcomes.append((rest, _KINDS[head], []))
        elif current is not None and head == "-":
            current.outcomes[-1][2].append(rest.rstrip(","))
        else:
            key, _, value = line.partition(": ")
            block.facts[key] = value
    return found


@cache
def _library() -> tuple[_Written, ...]:
    """The first of every field, then the second of every field, and so on: neighbours differ."""
    fields = [_read(path) for path in sorted(_PLACE.glob("*.txt"))]
    return tuple(one for turn in zip_longest(*fields) for one in turn if one is not None)


@cache
def _contexts(index: int) -> tuple[str, ...]:
    return tuple(one.strip() for one in _library()[index].fact("konteksty").split("|"))


WRITTEN: Final = len(_library())
"""How many qualifications are written out; more are variants of them by context."""


def capacity() -> int:
    """How many descriptions with different names there are."""
    return WRITTEN * (1 + min(len(_contexts(index)) for index in range(WRITTEN)))


def sample_kind(index: int) -> QualificationKind:
    """Every sixth one is sectoral, the others are free-market."""
    return QualificationKind.SECTORAL if index % 6 == 5 else QualificationKind.FREE_MARKET


def sample_division(index: int) -> str:
    """The code of the division of administration to which the field of work belongs."""
    return _library()[index % WRITTEN].fact("dział")


def sample_description(index: int) -> Description:
    """The same whole description for the same index; different names below `capacity()`.

    The first `WRITTEN` ones are never put into the register by its seed, so that applications may
    be made of them. Raises IndexError beyond the capacity.
    """
    if not 0 <= index < capacity():
        raise IndexError(f"there are {capacity()} sample descriptions, asked for number {index}")
    turn, place = divmod(index, WRITTEN)
    base = _written_out(place)
    context = f" {_contexts(place)[turn - 1]}" if turn else ""
    outcomes = base.learning_outcomes
    references = _references(base, place, index)
    return base.model_copy(
        update={
            "name": f"{base.name}{context}",
            "workload_hours": (base.workload_hours or 0) + 10 * turn,
            "learning_outcomes": outcomes.model_copy(update={"synthesis": _synthesis(outcomes.synthesis, context)}),
            "proposed_sqf_references": references,
            "sqf_references": references,
            "review_due": date(2033 + index % 4, 1 + index % 12, 15),
        }
    )


@cache
def _written_out(place: int) -> Description:
    """The description as it stands in the files, checked and cleaned once."""
    written = _library()[place]
    return parse(
        {
            "name": written.name,
            "tasks": written.fact("zadania"),
            "target_groups": written.fact("grupy"),
            "uses": written.fact("możliwości"),
            "proposed_pqf_level": int(written.fact("poziom")),
            "pqf_level": int(written.fact("poziom")),
            "workload_hours": int(written.fact("godziny")),
            "learning_outcomes": {"synthesis": written.fact("synteza"), "sets": _sets(written)},
            "validation_requirements": {
                "methods": written.fact("metody"),
                "staff": written.fact("osoby"),
                "conditions": written.fact("warunki"),
            },
            "school_use": written.fact("szkoła"),
            "entry_conditions": written.fact("przystąpienie", "brak"),
            "other_award_conditions": "brak",
            "validity": _validity(written.fact("ważność")),
            "isced_code": written.fact("isced"),
            "pkd_code": written.fact("pkd"),
        }
    )


def _synthesis(text: str, context: str) -> str:
    return f"{text} Zna wymagania szczególne pracy{context}." if context else text


def _references(base: Description, place: int, index: int) -> tuple[SqfReference, ...]:
    """Sectoral qualifications and every third other one refer to the framework of their sector."""
    if sample_kind(index) != QualificationKind.SECTORAL and index % 3:
        return ()
    return (SqfReference(framework=_library()[place].fact("srk"), level=base.level),)


def _validity(text: str) -> dict[str, str]:
    if text == "bezterminowo":
        return {"kind": "indefinite"}
    period, _, renewal = text.partition(" | ")
    return {"kind": "limited", "period": period, "renewal": renewal}


def _sets(written: _Written) -> list[dict[str, Any]]:  # Any: as JSON has it
    return [
        {
            "id": f"z{s}",
            "title": one.title,
            "outcomes": [
                {
                    "id": f"z{s}e{o}",
                    "text": text,
                    "kind": kind,
                    "criteria": [{"id": f"z{s}e{o}k{c}", "text": line} for c, line in enumerate(criteria, 1)],
                }
                for o, (text, kind, criteria) in enumerate(one.outcomes, 1)
            ],
        }
        for s, one in enumerate((written.set_of(key.strip()) for key in written.fact("zestawy").split(",")), 1)
    ]
