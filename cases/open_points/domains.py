"""The kinds of value that an open point of the law can have: how each is read, checked and shown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, Protocol

from kernel import text


class Rate(NamedTuple):
    """An amount of złoty in force from a day on, until the next rate."""

    valid_from: date
    amount: Decimal


Value = bool | int | str | date | tuple[Rate, ...]


class Domain(Protocol):
    """`read` raises ValueError with a Polish sentence that says what may be written."""

    def read(self, written: str) -> Value: ...

    def show(self, value: Value) -> str: ...

    @property
    def choices(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class YesNo:
    """Two readings of the law, each named by a phrase that answers the question by itself."""

    yes: str
    no: str

    def read(self, written: str) -> bool:
        if written not in {"1", "0"}:
            raise ValueError("wpisz 1 (tak) albo 0 (nie)")
        return written == "1"

    def show(self, value: Value) -> str:
        return self.yes if value else self.no

    @property
    def choices(self) -> Mapping[str, str]:
        return {"1": self.yes, "0": self.no}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several named readings."""

    named: tuple[tuple[str, str], ...]

    def read(self, written: str) -> str:
        if written not in self.choices:
            raise ValueError(f"wpisz jedno z: {', '.join(self.choices)}")
        return written

    def show(self, value: Value) -> str:
        return self.choices[str(value)]

    @property
    def choices(self) -> Mapping[str, str]:
        return dict(self.named)


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number between two bounds, with the noun it counts; `zero` says what 0 means."""

    least: int
    most: int
    noun: tuple[str, str, str]
    zero: str = ""

    def read(self, written: str) -> int:
        if not re.fullmatch(r"[0-9]{1,4}", written) or not self.least <= int(written) <= self.most:
            raise ValueError(f"wpisz liczbę od {self.least} do {self.most}")
        return int(written)

    def show(self, value: Value) -> str:
        assert isinstance(value, int)
        if value == 0 and self.zero:
            return self.zero
        return f"{value} {text.plural(value, *self.noun)}"

    @property
    def choices(self) -> Mapping[str, str]:
        return {f"{self.least}–{self.most}": self.noun[2]} | ({"0": self.zero} if self.zero else {})


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day."""

    def read(self, written: str) -> date:
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise ValueError("wpisz dzień w postaci RRRR-MM-DD") from None

    def show(self, value: Value) -> str:
        assert isinstance(value, date)
        return text.date_long(value)

    @property
    def choices(self) -> Mapping[str, str]:
        return {"RRRR-MM-DD": "dowolny dzień"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text; when `placeholder` is given, it must stand in it once."""

    placeholder: str = ""

    def read(self, written: str) -> str:
        if not written.strip() or len(written) > 200:
            raise ValueError("wpisz tekst do 200 znaków")
        if self.placeholder and written.count(self.placeholder) != 1:
            raise ValueError(f"wpisz tekst, w którym raz występuje {self.placeholder}")
        return text.clean(written)

    def show(self, value: Value) -> str:
        return f"„{value}”"

    @property
    def choices(self) -> Mapping[str, str]:
        return {"tekst": f"z miejscem {self.placeholder}" if self.placeholder else "dowolny, do 200 znaków"}


@dataclass(frozen=True, slots=True)
class Rates:
    """Amounts by effective date, written `2016-01-15:2000,2024-01-01:2218`."""

    def read(self, written: str) -> tuple[Rate, ...]:
        try:
            pairs = [entry.split(":") for entry in written.split(",")]
            read = tuple(Rate(date.fromisoformat(day.strip()), Decimal(amount.strip())) for day, amount in pairs)
        except (ValueError, InvalidOperation):
            raise ValueError("wpisz stawki w postaci RRRR-MM-DD:kwota, oddzielone przecinkami") from None
        days = [rate.valid_from for rate in read]
        if days != sorted(set(days)) or any(not rate.amount.is_finite() or rate.amount < 0 for rate in read):
            raise ValueError("wpisz stawki od najstarszej, każdą z innego dnia, bez kwot ujemnych")
        return read

    def show(self, value: Value) -> str:
        assert isinstance(value, tuple)
        return "; ".join(f"od {text.date_figures(rate.valid_from)} {text.money(rate.amount)}" for rate in value)

    @property
    def choices(self) -> Mapping[str, str]:
        return {"RRRR-MM-DD:kwota,…": "stawki od najstarszej"}


@dataclass(frozen=True, slots=True)
class Settled:
    """A reading that the product takes without a switch: another one would be another program."""

    def read(self, written: str) -> str:
        raise ValueError("tego rozstrzygnięcia nie zmienia się ustawieniem")

    def show(self, value: Value) -> str:
        return str(value)

    @property
    def choices(self) -> Mapping[str, str]:
        return {}
