"""What the catalogue says of one field and of one item of the task list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from applications.circumstances import Circumstances
from cases.enums import CaseKind

NAME_LIMIT: Final = 300
STATEMENT_LIMIT: Final = 1_000
TEXT_LIMIT: Final = 20_000


class Need(StrEnum):
    """Whether an application of a kind needs the field: as the columns of law.md 3.1.1 say it."""

    REQUIRED = "R"
    OPTIONAL = "O"
    ABSENT = "-"


class FieldKind(StrEnum):
    """What a field holds, and so how it is typed, stored and shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "int"
    LEVEL = "level"
    YES_NO = "yes_no"
    CHOICE = "choice"
    DATE = "date"
    EMAIL = "email"
    TAX_ID = "tax_id"
    PEOPLE = "people"
    REFERENCES = "references"
    VALIDITY = "validity"
    ISCED = "isced"
    PKD = "pkd"
    OUTCOMES = "outcomes"
    FILES = "files"
    STATEMENT = "statement"


class Section(StrEnum):
    """Sections of the task list."""

    A = "Wnioskodawca"
    B = "Kwalifikacja"
    C = "Uzasadnienie"
    D = "Efekty uczenia się i walidacja"
    E = "Pozostałe informacje"
    F = "Załączniki, opłata i oświadczenie"


Condition = Callable[[Circumstances], bool]
Validator = Callable[[str], str]
"""Takes the cleaned text and returns it as it is kept; raises ValueError with a sentence that says what to type."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an application.

    `row` is the row of law.md 3.1.1 (empty for a field the Act does not list, `statutory` is then False);
    `path` is its place in the description, for what lives there; `condition` narrows a field: where it does
    not hold, the field does not apply. `rule` is the formal-review rule that looks at it; `ask` is said when
    the field is missing (what lives in the description is asked for by register.completeness).
    """

    code: str
    label: str
    item: str
    kind: FieldKind
    basis: str
    required_for: Mapping[str, Need]
    row: str = ""
    help: str = ""
    ask: str = ""
    rule: str = "FR-INC-03"
    limit: int = TEXT_LIMIT
    statutory: bool = True
    path: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    validator: Validator | None = None
    condition: Condition | None = None
    labels: Mapping[str, str] | None = None

    @property
    def in_description(self) -> bool:
        return bool(self.path)

    @property
    def is_file(self) -> bool:
        return self.kind is FieldKind.FILES

    @property
    def is_typed(self) -> bool:
        """Whether the item's form holds it; files and the statement come another way."""
        return self.kind not in {FieldKind.FILES, FieldKind.STATEMENT, FieldKind.OUTCOMES}

    def need(self, kind: str) -> Need:
        return self.required_for.get(kind, Need.ABSENT)

    def label_for(self, kind: str) -> str:
        return (self.labels or {}).get(kind, self.label)

    def basis_for(self, kind: str) -> str:
        """The article for this kind: what art. 15 says of free-market applications, art. 15b says of sectoral ones."""
        if kind == CaseKind.INC_SEC:
            return self.basis.replace("art. 15 ", "art. 15b ")
        return self.basis


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the task list: fields that are filled in on one page."""

    code: str
    title: str
    section: Section
    basis: str
    intro: str = ""

    def basis_for(self, kind: str) -> str:
        if kind == CaseKind.INC_SEC:
            return self.basis.replace("art. 15 ", "art. 15b ")
        return self.basis
