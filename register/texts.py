"""Text of a description: cleaned on the way in, limited in length, refused with a sentence.

Limits: design, content. A name has at most 300 characters, one outcome or criterion 1,000,
any other text 20,000; nothing is cut silently.
"""

import re
import uuid
from collections.abc import Callable
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from kernel.text import clean

NAME_LIMIT: Final = 300
SHORT_NAME_LIMIT: Final = 150
STATEMENT_LIMIT: Final = 1_000
TEXT_LIMIT: Final = 20_000
CODE_LIMIT: Final = 20

_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,40}")


class Part(BaseModel):
    """A part of a description: a value that is never changed in place, only replaced."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def thousands(number: int) -> str:
    """„20 000” with a hard space, as the interface writes numbers."""
    return f"{number:,}".replace(",", "\u00a0")


def _cleaned(value: object) -> object:
    if value is None:
        return ""
    return clean(value.replace("\r\n", "\n").replace("\r", "\n")).strip() if isinstance(value, str) else value


def _one_line(value: object) -> object:
    text = _cleaned(value)
    return " ".join(text.split()) if isinstance(text, str) else text


def _at_most(limit: int, what: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if len(text) > limit:
            over = thousands(len(text) - limit)
            raise ValueError(f"{what} może mieć najwyżej {thousands(limit)} znaków. Skróć o {over}.")
        return text

    return check


def _identifier(text: str) -> str:
    if not _IDENTIFIER.fullmatch(text):
        raise ValueError("Identyfikator ma od 1 do 40 liter, cyfr, myślników lub podkreśleń.")
    return text


def new_id() -> str:
    """An identifier that stays with a set, outcome or criterion through every re-ordering."""
    return uuid.uuid4().hex[:16]


Name = Annotated[str, BeforeValidator(_one_line), AfterValidator(_at_most(NAME_LIMIT, "Nazwa"))]
ShortName = Annotated[
    str,
    BeforeValidator(_one_line),
    AfterValidator(_at_most(SHORT_NAME_LIMIT, "Skrót nazwy")),
]
Statement = Annotated[
    str,
    BeforeValidator(_one_line),
    AfterValidator(_at_most(STATEMENT_LIMIT, "Efekt lub kryterium")),
]
Text = Annotated[str, BeforeValidator(_cleaned), AfterValidator(_at_most(TEXT_LIMIT, "Tekst"))]
Code = Annotated[str, BeforeValidator(_one_line), AfterValidator(_at_most(CODE_LIMIT, "Kod"))]
Identifier = Annotated[str, AfterValidator(_identifier), Field(default_factory=new_id)]


def _level(value: int) -> int:
    if not 1 <= value <= 8:
        raise ValueError("Wybierz poziom od 1 do 8.")
    return value


def _hours(value: int) -> int:
    if not 0 < value <= 100_000:
        raise ValueError("Wpisz liczbę godzin większą od 0.")
    return value


def _empty_is_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


Level = Annotated[
    int | None,
    BeforeValidator(_empty_is_none),
    AfterValidator(lambda v: v if v is None else _level(v)),
]
Hours = Annotated[
    int | None,
    BeforeValidator(_empty_is_none),
    AfterValidator(lambda v: v if v is None else _hours(v)),
]
