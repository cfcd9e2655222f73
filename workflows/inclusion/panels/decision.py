"""Panel of the draft of the result, which is the ministry's own until it is signed (art. 21b)."""

from typing import Any

from cases.models import Case
from cases.panels import Panel
from institutions.actor import Actor
from kernel import clock
from kernel.components import Fact, StatusTag, Tone
from kernel.text import date_long
from workflows.inclusion.decision_draft import draft_of
from workflows.inclusion.models import DecisionDraft
from workflows.inclusion.panels.audience import KINDS, LATER, MINISTRIES
from workflows.inclusion.states import State


def _has_draft(case: Case, actor: Actor) -> bool:
    """The draft is the ministry's own until it is signed."""
    may_be = case.state in LATER or case.state == State.WITH_MINISTER
    return may_be and actor.organisation_kind in MINISTRIES and draft_of(case) is not None


def _draft(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    draft = draft_of(case)
    assert draft is not None  # visible only then
    rows = [
        Fact("Rozstrzygnięcie", draft.get_kind_display()),
        Fact("Przygotowanie", f"{draft.prepared_by or ''}, {date_long(clock.day_of(draft.prepared_at))}"),
    ]
    if draft.level is not None and draft.review_due is not None:
        rows += [Fact("Poziom PRK", draft.level), Fact("Termin przeglądu", date_long(draft.review_due))]
    if draft.similar:
        rows.append(Fact("Podobne kwalifikacje", ", ".join(draft.similar)))
    if draft.countersigned_at is not None:
        day = clock.day_of(draft.countersigned_at)
        rows.append(Fact("Kontrasygnata", f"{draft.countersigned_by}, {date_long(day)}"))
    rows.append(Fact("Skrót treści", draft.digest[:16]))
    return {"draft": draft, "rows": rows, "state": _draft_state(draft)}


def _draft_state(draft: DecisionDraft) -> StatusTag:
    if draft.countersigned_at is not None:
        return StatusTag("kontrasygnowany", tone=Tone.OK, icon="check")
    if draft.returned:
        return StatusTag("zwrócony do poprawy", tone=Tone.WARN, icon="warn")
    return StatusTag("czeka na kontrasygnatę", tone=Tone.INFO, icon="clock")


PANELS = (Panel("projekt", "inclusion/panel_draft.html", _draft, order=10, visible=_has_draft, kinds=KINDS),)
