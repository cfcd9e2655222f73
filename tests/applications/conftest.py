"""Cases of this room in the states that its tests need."""

import pytest

from cases.models import Case
from cases.service import perform
from institutions.enums import OrganisationKind
from tests.applications.factories import FM, Team, full_draft, team
from tests.institutions.cast import organisation


@pytest.fixture
def submitted(db: None) -> tuple[Case, Team]:
    """A full free-market application that its signatory sent."""
    organisation("operator", OrganisationKind.OPERATOR, name="Instytut Badań Edukacyjnych")
    people = team()
    case = full_draft(FM, who=people)
    perform(case, "submit", actor=people.actor("signatory"), data={"statement_0": "on", "statement_1": "on"})
    return case, people
