"""Panel and tab of the consultation (art. 19 ust. 2)."""

from typing import Any

from django.urls import reverse

from cases.models import Case
from cases.panels import Panel, Tab
from institutions.actor import Actor
from kernel import clock
from workflows.inclusion.consultation_moderation import may_lead, remarks_of
from workflows.inclusion.consultation_table import progress_of
from workflows.inclusion.models import Consultation
from workflows.inclusion.panels.audience import KINDS, LATER, is_inside
from workflows.inclusion.receipt import were_received
from workflows.inclusion.record import record_of

SHOWN = 5
"""Remarks that the tab shows; the table has all of them."""


def _consulted(case: Case, _actor: Actor) -> bool:
    return case.state in LATER and record_of(case).consultation is not None


def _consultation(case: Case, actor: Actor) -> dict[str, Any]:  # a template's context
    row = record_of(case).consultation
    inside, may_read = is_inside(case, actor), _may_read_conclusions(case, actor)
    return {
        "consultation": row,
        "conclusions": row.conclusions if row is not None and may_read else "",
        "late": row is not None and row.closed_on is None and row.until < clock.today(),
        "waiting": progress_of(case).waiting if inside else 0,
        "opinions_href": reverse("inclusion:remarks", args=[case.pk]) if inside else "",
        "public_href": reverse("inclusion:public_case", args=[case.sign]),
        "invite_href": _invite_href(case, actor, row),
        "file_href": _file_href(case) if not inside and may_read and row is not None and row.closed_on else "",
    }


def _invite_href(case: Case, actor: Actor, row: Consultation | None) -> str:
    may = row is not None and row.closed_on is None and may_lead(actor, case)
    return reverse("inclusion:invitations", args=[case.pk]) if may else ""


def _file_href(case: Case) -> str:
    return reverse("inclusion:remarks_file", args=[case.pk, "xlsx"])


def _may_read_conclusions(case: Case, actor: Actor) -> bool:
    """Whoever works on the case; the applicant reads them in the letter, so not before its receipt."""
    if actor.organisation_id != case.applicant_id:
        return is_inside(case, actor)
    return all(were_received(case, "consultation_conclusions"))


def _has_voices(case: Case, actor: Actor) -> bool:
    return is_inside(case, actor) and _consulted(case, actor)


def _voices(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    latest = remarks_of(case).order_by("-number")[:SHOWN]
    return {"latest": list(latest), "progress": progress_of(case), "consultation": record_of(case).consultation}


PANELS = (
    Panel("konsultacje", "inclusion/panel_consultation.html", _consultation, order=30, visible=_consulted, kinds=KINDS),
)
TABS = (Tab("konsultacje", "Konsultacje", "inclusion/tab_consultation.html", _voices, order=24, visible=_has_voices),)
