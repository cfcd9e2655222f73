"""The one catalogue of statutory fields (art. 15 and 15b), under the code names of law.md 3.1.1.

The task list, forms, completeness, formal-review checklist, calls, differences and prints all
come from it. A field stands in exactly one item.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from applications import catalogue_applicant, catalogue_attachments, catalogue_qualification
from applications.circumstances import Circumstances
from applications.field import Field, FieldKind, Item, Need, Section
from applications.items import ITEMS, item

__all__ = [
    "FIELDS",
    "ITEMS",
    "Circumstances",
    "Field",
    "FieldKind",
    "Item",
    "Need",
    "Section",
    "applies",
    "field",
    "fields_for",
    "fields_of",
    "is_required",
    "item",
    "items_for",
    "required",
]

FIELDS: Final = (
    *catalogue_applicant.FIELDS,
    *catalogue_qualification.FIELDS,
    *catalogue_attachments.FIELDS,
)

_BY_CODE: Final = {one.code: one for one in FIELDS}


def field(code: str) -> Field:
    """The field of this code. Raises KeyError for one that does not exist."""
    return _BY_CODE[code]


def fields_for(kind: str) -> tuple[Field, ...]:
    """The fields that an application of this kind has, in the order of the Act."""
    return tuple(one for one in FIELDS if one.need(kind) is not Need.ABSENT)


def fields_of(item_code: str, kind: str) -> tuple[Field, ...]:
    """The fields of one item, as this kind has them."""
    return tuple(one for one in fields_for(kind) if one.item == item_code)


def items_for(kind: str) -> tuple[Item, ...]:
    """The items of the task list that this kind has: those with at least one field."""
    present = {one.item for one in fields_for(kind)}
    return tuple(one for one in ITEMS if one.code in present)


def applies(one: Field, circumstances: Circumstances) -> bool:
    """Whether the field has any meaning in these circumstances."""
    if one.need(circumstances.kind) is Need.ABSENT:
        return False
    return one.condition is None or one.condition(circumstances)


def is_required(one: Field, circumstances: Circumstances) -> bool:
    """Whether the application cannot be submitted without the field.

    Two of the Act's alternatives are settled by the whole: F1 is a document or a statement
    (see `completeness`), and a sectoral council may have no KRS number.
    """
    if one.need(circumstances.kind) is not Need.REQUIRED or not applies(one, circumstances):
        return False
    return not (one.code == "applicant.krs" and circumstances.may_lack_krs)


def required(
    kind: str, content: Mapping[str, object], *, on: date, frameworks: Mapping[str, str] | None = None
) -> frozenset[str]:
    """Codes of the fields without which this application cannot be submitted on this day."""
    circumstances = Circumstances(kind, content, on, frameworks or {})
    return frozenset(one.code for one in fields_for(kind) if is_required(one, circumstances))
