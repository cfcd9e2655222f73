"""Who sees the panels of the minister's stage, and from when on."""

from cases.models import Case
from cases.queries import is_only_informed
from institutions.actor import Actor
from institutions.enums import OrganisationKind
from workflows.inclusion.states import FROM_OPENING_TO_EVALUATION, TERMINAL, State

KINDS = frozenset({"INC_FM", "INC_SEC"})
LATER = frozenset({*FROM_OPENING_TO_EVALUATION, State.ACCEPTED, State.INCLUDED, *TERMINAL})
MINISTRIES = frozenset({OrganisationKind.MINISTRY, OrganisationKind.DELEGATE})


def is_inside(case: Case, actor: Actor) -> bool:
    """Whoever works on the case: offices, experts, the council that was asked; not who was only informed."""
    return actor.organisation_id != case.applicant_id and not is_only_informed(actor, case)
