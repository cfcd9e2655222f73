"""The literal statements of an application and the clause of criminal liability.

Art. 15 ust. 2 pkt 2, ust. 3–4 and art. 15b ust. 2 pkt 2, ust. 3–4. Of the statement about
activity (art. 15 ust. 2 pkt 1) the Act fixes the clause only; its words are ours.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from cases.enums import CaseKind

CLAUSE: Final = "Jestem świadomy odpowiedzialności karnej za złożenie fałszywego oświadczenia."

_WORD: Final = {CaseKind.INC_FM: "wolnorynkowej", CaseKind.INC_SEC: "sektorowej"}


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as it is confirmed: its words, the clause, and the article."""

    code: str
    text: str
    clause: str
    basis: str

    def as_content(self) -> dict[str, str]:
        return asdict(self)


def truth_statement(kind: str) -> Statement:
    """F3: the application agrees with the truth, word for word."""
    article = "art. 15b" if kind == CaseKind.INC_SEC else "art. 15"
    return Statement(
        "truthStatement",
        f"Oświadczam, że dane zawarte we wniosku o włączenie kwalifikacji {_WORD[CaseKind(kind)]} do ZSK "
        "są zgodne z prawdą.",
        CLAUSE,
        f"{article} ust. 2 pkt 2 i ust. 4",
    )


def activity_statement(area: str) -> Statement:
    """F1 where it is a statement: the applicant acts in this area."""
    return Statement(
        "activityStatement",
        f"Oświadczam, że prowadzę zorganizowaną działalność w obszarze: {area.rstrip('. ')}.",
        CLAUSE,
        "art. 15 ust. 2 pkt 1 i ust. 4",
    )


def statements(kind: str, content: Mapping[str, object], *, has_activity_proof: bool = False) -> list[Statement]:
    """The statements that this application makes at submission, the one on activity first."""
    found = []
    area = str(content.get("activityStatement") or "")
    if kind == CaseKind.INC_FM and area and content.get("applicant.runsBusiness") is False and not has_activity_proof:
        found.append(activity_statement(area))
    return [*found, truth_statement(kind)]
