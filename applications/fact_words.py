"""Fields of the description beside the outcomes as „label: words”: exporting writes them, importing reads them."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

from applications.contents import value_in
from applications.field import Field, FieldKind, Need
from applications.fields import FIELDS

SYNTHESIS: Final = "synthesis"
SYNTHESIS_LABEL: Final = "Syntetyczna charakterystyka efektów uczenia się"
RENEWAL: Final = "przedłużenie: "


@cache
def labelled_fields() -> tuple[Field, ...]:
    """Fields of the description that are typed; the outcomes are written by themselves."""
    return tuple(one for one in FIELDS if one.path and one.is_typed)


def facts(description: Mapping[str, object], kind: str) -> Iterator[tuple[str, str]]:
    """Label and words of every field, in the order of the Act; empty words for what was not given."""
    for one in labelled_fields():
        if one.need(kind) is not Need.ABSENT:
            yield one.label_for(kind), words(one, value_in(one, {}, description))
    outcomes = description.get("learning_outcomes")
    synthesis = outcomes.get("synthesis", "") if isinstance(outcomes, Mapping) else ""
    yield SYNTHESIS_LABEL, str(synthesis)


def words(one: Field, value: object) -> str:
    """The value in words that importing understands."""
    return "" if value is None else _WORDS.get(one.kind, str)(value)


def _validity(value: object) -> str:
    if not isinstance(value, Mapping):
        return ""
    if value.get("kind") != "limited":
        return "bezterminowo"
    return f"na okres: {value.get('period', '')}\n{RENEWAL}{value.get('renewal', '')}"


def _references(value: object) -> str:
    rows = value if isinstance(value, list | tuple) else ()
    return "\n".join(f"{row.get('framework', '')}: {row.get('level') or ''}" for row in rows)


_WORDS: Final[Mapping[FieldKind, Callable[[object], str]]] = {
    FieldKind.VALIDITY: _validity,
    FieldKind.REFERENCES: _references,
}
