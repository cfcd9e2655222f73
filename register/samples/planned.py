"""An entry as the seed of the register writes it."""

from dataclasses import dataclass
from datetime import date

from register.description import Description
from register.enums import QualificationKind, Status


@dataclass(frozen=True, slots=True)
class Planned:
    """An entry with its history: included, then perhaps functioning, then perhaps archived."""

    description: Description
    kind: QualificationKind
    applicant_name: str
    included_on: date
    included_basis: str
    origin: str
    functioning_on: date | None = None
    functioning_basis: str = "art. 61"
    archived_on: date | None = None
    announcement: tuple[int, int, date | None] | None = None
    division: str = ""

    def history(self) -> list[tuple[Status, date, str]]:
        """Statuses with their days and bases, the oldest first."""
        found = [(Status.INCLUDED, self.included_on, self.included_basis)]
        if self.functioning_on:
            found.append((Status.FUNCTIONING, self.functioning_on, self.functioning_basis))
        if self.archived_on:
            found.append((Status.ARCHIVED, self.archived_on, "art. 27 ust. 4 pkt 3"))
        return found
