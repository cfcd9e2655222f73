"""The words by which written sets, outcomes and criteria are known again, in exporting and importing."""

from typing import Final

from applications.outcome_edit import PartKind
from register.outcomes import OutcomeKind, OutcomeSet

KIND: Final = "Rodzaj efektu"
LEVEL: Final = "Poziom PRK zestawu"
HOURS: Final = "Objętość zestawu w godzinach"
KIND_WORDS: Final = {
    OutcomeKind.KNOWLEDGE: "wiedza",
    OutcomeKind.SKILL: "umiejętność",
    OutcomeKind.COMPETENCE: "kompetencja społeczna",
}
PART: Final = "Identyfikator"
PART_SIGNS: Final[dict[str, PartKind]] = {"z": "set", "e": "outcome", "k": "criterion"}
"""What stands before the id of a part, by its kind."""


def set_note(one: OutcomeSet) -> str:
    """„poziom PRK 4, 40 godz.”; empty where neither is noted."""
    level = f"poziom PRK {one.pqf_level}" if one.pqf_level else ""
    hours = f"{one.workload_hours} godz." if one.workload_hours else ""
    return ", ".join(filter(None, (level, hours)))
