"""Up to four qualifications side by side: what each has, and whether they differ in it. The address is the state."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from register.description import Description
from register.entry_view import at_level, field_of, hours, obtaining, references, size, validity
from register.enums import Status
from register.models import Qualification, QualificationVersion
from register.vocabularies import pkd

__all__ = ["MOST", "Column", "Comparison", "Row", "compare"]

MOST: Final = 4
_CODE: Final = 40
"""Characters of an identifier."""

Cell = Sequence[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A qualification, and the address of the comparison without it."""

    entry: Qualification
    without: str


@dataclass(frozen=True, slots=True)
class Row:
    """One property of all of them; a cell is a list of lines, empty where nothing is known."""

    label: str
    cells: Sequence[tuple[Column, Cell]]
    differs: bool
    polish: bool
    """Whether the cells are words of the register, in Polish in every language of the page."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The page: columns, rows, identifiers that were asked for and are not shown, the same in another shape."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    unknown: Sequence[str]
    left_out: Sequence[str]
    codes: Sequence[str]
    only_differences: bool
    other_shape: str

    @property
    def shown(self) -> Sequence[Row]:
        return [row for row in self.rows if row.differs] if self.only_differences else self.rows

    @property
    def may_grow(self) -> bool:
        return len(self.columns) < MOST


def compare(asked: Iterable[str], *, only_differences: bool) -> Comparison:
    """The first four of the asked identifiers that the register has, in the order asked. Two queries."""
    wanted = list(dict.fromkeys(code.strip()[:_CODE] for code in asked if code.strip("\0 ")))
    found = Qualification.objects.select_related("ministry").filter(zrk_code__in=wanted[: 2 * MOST])
    by_code = {entry.zrk_code: entry for entry in found}
    known = [code for code in wanted if code in by_code]
    codes = known[:MOST]
    columns = [Column(by_code[code], _address(codes, only_differences, leaving_out=code)) for code in codes]
    return Comparison(
        columns=columns,
        rows=_rows(columns),
        unknown=[code for code in wanted if code not in by_code],
        left_out=known[MOST:],
        codes=codes,
        only_differences=only_differences,
        other_shape=_address(codes, not only_differences),
    )


def _address(codes: Sequence[str], only_differences: bool, leaving_out: str = "") -> str:
    pairs = [("k", code) for code in codes if code != leaving_out]
    return f"?{urlencode([*pairs, ('roznice', '1')] if only_differences else pairs)}"


def _rows(columns: Sequence[Column]) -> list[Row]:
    versions = QualificationVersion.objects.filter(
        qualification__in=[one.entry.pk for one in columns], valid_until__isnull=True
    )
    described = {one.qualification_id: Description.model_validate(one.snapshot) for one in versions}
    values = [_values(one.entry, described.get(one.entry.pk, Description())) for one in columns]
    if not values:
        return []
    rows = []
    for label, (_first, polish) in values[0].items():
        cells = [value[label][0] for value in values]
        if any(cells):
            same = all(cell == cells[0] for cell in cells)
            rows.append(Row(label, list(zip(columns, cells, strict=True)), not same, polish))
    return rows


def _values(entry: Qualification, description: Description) -> dict[str, tuple[Cell, bool]]:
    """Label → lines, and whether they are the register's own Polish words."""
    outcomes = description.learning_outcomes
    rows = [
        (_("Poziom"), at_level(entry, description), False),
        (_("Kategoria"), str(entry.get_kind_display()), False),
        (_("Rodzaj"), str(entry.get_type_display()), False),
        (_("Gdzie ją uzyskać"), obtaining(entry, Status(entry.status)), False),
        (_("Co potrafi osoba"), outcomes.synthesis, True),
        (_("Zestawy efektów"), "\n".join(one.title for one in outcomes.sets), True),
        (_("Efekty uczenia się"), size(description) if outcomes.sets else "", False),
        (_("Objętość"), hours(description), False),
        (_("Ważność"), validity(description), False),
        (_("Warunki przystąpienia"), description.entry_conditions, True),
        (_("Metody"), description.validation_requirements.methods, True),
        (_("Dokument"), description.certificate_name, True),
        (_("Rama sektorowa"), "\n".join(references(description)), True),
        (_("Dziedzina (ISCED-F, nazwa nieurzędowa)"), field_of(description.isced_code), False),
        (_("Działalność (PKD)"), str(pkd(description.pkd_code) or description.pkd_code), True),
        (_("Wnioskodawca"), entry.applicant_name, True),
    ]
    return {label: (tuple(line for line in text.split("\n") if line.strip()), polish) for label, text, polish in rows}
