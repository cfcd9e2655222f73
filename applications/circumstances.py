"""What decides which fields an application needs: its kind, the day, and some of its own answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from applications.fees import exempt
from cases import open_points
from cases.enums import CaseKind
from institutions.enums import StatutoryBasis

PERSON = "person"
ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Facts for the conditional rules. `frameworks` maps the code of a sector to its framework in ZSK."""

    kind: str
    content: Mapping[str, object]
    on: date
    frameworks: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_legal_person(self) -> bool:
        """Anything but a natural person is represented by somebody (A5)."""
        return self.kind == CaseKind.INC_SEC or self.content.get("applicant.type") != PERSON

    @property
    def is_natural_person(self) -> bool:
        return not self.is_legal_person

    @property
    def may_lack_krs(self) -> bool:
        """A sectoral council may have no KRS number: setting SECTOR_COUNCIL_KRS_REQUIRED."""
        is_council = self.content.get("applicant.statutoryBasis") == StatutoryBasis.SECTOR_COUNCIL
        return is_council and not open_points.flag("SECTOR_COUNCIL_KRS_REQUIRED")

    @property
    def framework(self) -> str:
        """The sectoral framework included in ZSK for the sector of the application, or nothing (B6)."""
        return self.frameworks.get(str(self.content.get("sector") or ""), "")

    @property
    def runs_no_business(self) -> bool:
        """F1 is for those who do not run a business (art. 15 ust. 2 pkt 1)."""
        return self.content.get("applicant.runsBusiness") is False

    @property
    def claims_exemption(self) -> bool:
        return self.content.get("fee.exemptionClaimed") is True

    @property
    def exemption_exists(self) -> bool:
        return exempt(self.kind, self.on)

    @property
    def pays(self) -> bool:
        """A claim of the exemption on a day when none exists leaves the fee due."""
        return not (self.claims_exemption and self.exemption_exists)
