"""One point that the law leaves open."""

from dataclasses import dataclass
from enum import StrEnum

from cases.open_points.domains import Domain, Settled, Value


class Mark(StrEnum):
    """How sure the ground is (law.md 0.1)."""

    OPEN = "?"
    INFERRED = "D"
    WEAK_SOURCE = "W"
    STATUTE = "S"

    @property
    def meaning(self) -> str:
        return {
            Mark.OPEN: "ustawa milczy albo jest sprzeczna",
            Mark.INFERRED: "wniosek z treści ustawy",
            Mark.WEAK_SOURCE: "źródło inne niż ustawa",
            Mark.STATUTE: "wprost z ustawy, z datą graniczną",
        }[self]


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A question that the Act leaves open, the product's answer to it and why.

    `basis` is the article the question comes from, `source` its place in the specification of the law.
    """

    code: str
    title: str
    question: str
    domain: Domain
    default: Value
    reason: str
    basis: str
    source: str
    mark: Mark

    @property
    def variable(self) -> str:
        """The environment variable that overrides the default."""
        return f"OBIEG_LAW_{self.code}"

    @property
    def is_settled(self) -> bool:
        """Is there no other choice in this program?"""
        return isinstance(self.domain, Settled)

    def show(self, value: Value) -> str:
        """Returns the value in Polish words."""
        return self.domain.show(value)
