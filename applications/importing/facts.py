"""Fields of the description beside the outcomes, in a table „Pole | Treść”, recognised by their labels."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from applications.fact_words import RENEWAL, SYNTHESIS, SYNTHESIS_LABEL, labelled_fields
from applications.field import Field, FieldKind
from applications.fields import field as field_of
from applications.importing.blocks import Row
from applications.importing.reading import LeftOut
from applications.values import parsed
from kernel.refusals import InvalidInput
from kernel.text import clean, fold
from register.description import parse

_CONTENT: Final = "tresc"


@dataclass(slots=True)
class Facts:
    """Values by field code as they are kept, and labelled rows that could not be understood."""

    values: dict[str, object] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def take(self, rows: Sequence[Row]) -> None:
        """Takes the rows of one table. Raises InvalidInput for a value that no field may have."""
        for row in rows:
            label, text = (*(clean(cell or "").strip() for cell in row[:2]), "")[:2]
            if not text or fold(text) == _CONTENT:
                continue
            code = _codes().get(fold(label).strip(" :."))
            if code is None:
                self.left_out.append(LeftOut(f"{label}: {text}"[:90], "opis kwalifikacji nie ma takiego pola"))
                continue
            try:
                self.values[code] = _value(code, text)
            except InvalidInput as refusal:
                self.left_out.append(LeftOut(f"{label}: {text}"[:90], refusal.sentence))


def is_facts(rows: Sequence[Row]) -> bool:
    """Whether the table holds labelled fields: most rows of its first column are labels of the catalogue."""
    labels = [fold(row[0]).strip(" :.") for row in rows if row and row[0] and row[0].strip()]
    known = sum(1 for label in labels if label in _codes())
    return known > 0 and known * 2 >= len(labels)


@cache
def _codes() -> Mapping[str, str]:
    found = {fold(label).strip(" :."): one.code for one in labelled_fields() for label in _labels(one)}
    return found | {fold(SYNTHESIS_LABEL).strip(" :."): SYNTHESIS}


def _labels(one: Field) -> list[str]:
    return [one.label, *(one.labels or {}).values()]


def _value(code: str, text: str) -> object:
    """The value as it is kept. Raises InvalidInput with the sentence of its limit or rule."""
    if code == SYNTHESIS:
        return parse({"learning_outcomes": {"synthesis": text}}).learning_outcomes.synthesis
    one = field_of(code)
    return parsed(one, _RAW.get(one.kind, str)(text))


def _number(text: str) -> object:
    found = re.search(r"\d+", text.replace("\u00a0", "").replace(" ", ""))
    return found.group() if found else text


def _validity(text: str) -> object:
    first, _, rest = text.partition("\n")
    name, colon, period = first.partition(":")
    if not colon:
        return {"kind": "indefinite"} if fold(first).startswith("bezterminow") else {"kind": "limited", "period": first}
    renewal = rest.removeprefix(RENEWAL).strip()
    known = fold(name).strip() == "na okres"
    return {"kind": "limited", "period": period.strip() if known else first, "renewal": renewal}


def _references(text: str) -> object:
    rows = (line.rpartition(":") for line in text.split("\n") if line.strip())
    return [
        {"framework": (framework or level).strip(), "level": level.strip() if framework else ""}
        for framework, _colon, level in rows
    ]


_RAW: Final[Mapping[FieldKind, Callable[[str], object]]] = {
    FieldKind.NUMBER: _number,
    FieldKind.LEVEL: _number,
    FieldKind.VALIDITY: _validity,
    FieldKind.REFERENCES: _references,
}
