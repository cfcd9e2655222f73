"""What several stages share: the ministry of a case, and how the work of teams and councils ends."""

from auth.enums import Role
from cases import service as engine
from cases.flows import cancel
from cases.kept import forget
from cases.procedure import Procedure
from institutions.models import Organisation
from workflows.inclusion import flows
from workflows.inclusion.models import DecisionDraft

GUESTS = (Role.EXPERT, Role.CHAIR, Role.COUNCIL_MEMBER, Role.READER)
"""Roles of people and bodies who see a case only while the minister considers it."""
RETURNED_WORK = "decision_returned"


def ministry_of(case: Procedure) -> Organisation:
    """The competent minister of a forwarded case."""
    assert case.competent is not None  # every state from FORWARDED on has one
    return case.competent


def end_collective_work(case: Procedure) -> None:
    """The result is there: nothing is waited for any more, and access to the case ends with the work."""
    for flow_class in (flows.ExpertTeamFlow, flows.CouncilFlow, flows.CountersignatureFlow):
        cancel(flow_class, case)
    for role in GUESTS:
        engine.leave(case, role)


def drop_draft(case: Procedure) -> None:
    """A draft of the result that no longer fits the stage goes with its countersignature; its events stay."""
    cancel(flows.CountersignatureFlow, case)
    DecisionDraft.objects.filter(case_id=case.pk).delete()
    engine.close_work(case, RETURNED_WORK)
    forget(case)
