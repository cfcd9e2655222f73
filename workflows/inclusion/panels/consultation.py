"""Panel and tab of the consultation (art. 19 ust. 2)."""

from typing import Any

from django.urls import reverse

from cases.models import Case
from cases.panels import Panel, Tab
from institutions.actor import Actor
from kernel import clock
from workflows.inclusion.models import ConsultationOpinion
from workflows.inclusion.panels.audience import KINDS, LATER, is_inside
from workflows.inclusion.receipt import were_received
from workflows.inclusion.record import record_of


def _consulted(case: Case, _actor: Actor) -> bool:
    return case.state in LATER and record_of(case).consultation is not None


def _consultation(case: Case, actor: Actor) -> dict[str, Any]:  # a template's context
    row = record_of(case).consultation
    return {
        "consultation": row,
        "conclusions": row.conclusions if row is not None and _may_read_conclusions(case, actor) else "",
        "late": row is not None and row.closed_on is None and row.until < clock.today(),
        "opinions_href": reverse("cases:tab", args=[case.pk, "konsultacje"]) if is_inside(case, actor) else "",
    }


def _may_read_conclusions(case: Case, actor: Actor) -> bool:
    """Whoever works on the case; the applicant reads them in the letter, so not before its receipt."""
    if actor.organisation_id != case.applicant_id:
        return is_inside(case, actor)
    return all(were_received(case, "consultation_conclusions"))


def _has_voices(case: Case, actor: Actor) -> bool:
    return is_inside(case, actor) and _consulted(case, actor)


def _voices(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    rows = ConsultationOpinion.objects.filter(case_id=case.pk)
    return {"opinions": list(rows.order_by("-received_on", "-id")), "consultation": record_of(case).consultation}


PANELS = (
    Panel("konsultacje", "inclusion/panel_consultation.html", _consultation, order=30, visible=_consulted, kinds=KINDS),
)
TABS = (Tab("konsultacje", "Konsultacje", "inclusion/tab_consultation.html", _voices, order=24, visible=_has_voices),)
