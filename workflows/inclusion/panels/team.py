"""Panels and tab of the expert team: seats, remarks, opinions, tables side by side (art. 21, 21a)."""

from typing import Any

from applications.queries import final_description
from cases.kept import kept
from cases.models import Case
from cases.panels import Panel, Tab
from cases.queries import is_only_informed
from institutions.actor import Actor
from kernel.components import StatusTag, Tone
from workflows.inclusion.comparison import comparison_of, table_of
from workflows.inclusion.models import ExpertRemark, TeamMember, TeamOpinion
from workflows.inclusion.panels.audience import KINDS, LATER, MINISTRIES, is_inside
from workflows.inclusion.receipt import were_received
from workflows.inclusion.record import record_of
from workflows.inclusion.states import State
from workflows.inclusion.team_meetings import meetings_of
from workflows.inclusion.team_opinion import standing_of
from workflows.inclusion.team_rules import barred_members

AT_WORK = (State.EXPERTS_WORKING, State.EXPERTS_RECONSIDER)


def _team_of(case: Case) -> list[TeamMember]:
    members = TeamMember.objects.filter(case_id=case.pk, left_on=None).select_related("person", "table").order_by("id")
    return kept(case, "team", lambda: list(members))


def _has_team(case: Case, actor: Actor) -> bool:
    return case.state in LATER and is_inside(case, actor) and bool(_team_of(case))


def _waits_for_own(case: Case, actor: Actor) -> bool:
    """Whether this person sits in the team and has not sent a table: until then the others' are not shown."""
    own = next((member for member in _team_of(case) if member.person_id == actor.person_id), None)
    return own is not None and table_of(own) is None and case.state == State.EXPERTS_WORKING


def _team(case: Case, actor: Actor) -> dict[str, Any]:  # a template's context
    team, hidden = _team_of(case), _waits_for_own(case, actor)
    return {
        "members": [(member, _seat_status(member, with_level=not hidden)) for member in team],
        "barred": barred_members(case) if case.state in AT_WORK and actor.organisation_kind in MINISTRIES else [],
        "filled": sum(table_of(member) is not None for member in team),
    }


def _seat_status(member: TeamMember, *, with_level: bool) -> StatusTag:
    if member.conflict:
        return StatusTag("konflikt interesów, do zmiany", tone=Tone.BAD, icon="over")
    if member.impartial_at is None:
        return StatusTag("czeka oświadczenie", tone=Tone.WARN, icon="clock")
    table = table_of(member)
    if table is None:
        return StatusTag("wypełnia tabelę", tone=Tone.INFO, icon="half")
    return StatusTag(f"tabela złożona{f', poziom {table.level}' if with_level else ''}", tone=Tone.OK, icon="check")


def _remarks_of(case: Case, actor: Actor) -> list[ExpertRemark]:
    """The remarks; to the applicant only those whose letter was received (each has a letter, in the same order)."""
    found = kept(case, "remarks", lambda: list(ExpertRemark.objects.filter(case_id=case.pk).order_by("id")))
    if not found or actor.organisation_id != case.applicant_id:
        return found
    received = kept(case, "remarks_received", lambda: were_received(case, "expert_remarks"))
    return [remark for remark, opened in zip(found, received, strict=False) if opened]


def _has_remarks(case: Case, actor: Actor) -> bool:
    return case.state in LATER and not is_only_informed(actor, case) and bool(_remarks_of(case, actor))


def _remarks(case: Case, actor: Actor) -> dict[str, Any]:  # a template's context
    return {"remarks": _remarks_of(case, actor)}


def _opinions_of(case: Case) -> list[TeamOpinion]:
    rows = TeamOpinion.objects.filter(case_id=case.pk).order_by("second", "id")
    return kept(case, "opinions", lambda: list(rows))


def _has_opinions(case: Case, actor: Actor) -> bool:
    return case.state in LATER and is_inside(case, actor) and bool(_opinions_of(case))


def _opinions(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    return {"opinions": _opinions_of(case), "vote": record_of(case).vote}


def _tables(case: Case, actor: Actor) -> dict[str, Any]:  # a template's context
    hidden = _waits_for_own(case, actor)
    return {
        "comparison": None if hidden else comparison_of(case, final_description(case)),
        "meetings": meetings_of(case),
        "standing": None if hidden or case.state not in AT_WORK else standing_of(case),
    }


PANELS = (
    Panel("zespol", "inclusion/panel_team.html", _team, order=40, visible=_has_team, kinds=KINDS),
    Panel("uwagi", "inclusion/panel_remarks.html", _remarks, order=45, visible=_has_remarks, kinds=KINDS),
    Panel("opinie", "inclusion/panel_opinions.html", _opinions, order=50, visible=_has_opinions, kinds=KINDS),
)
TABS = (Tab("tabele", "Praca zespołu", "inclusion/tab_team.html", _tables, order=25, visible=_has_team),)
