"""Panel of the draft of the result, which is the ministry's own until it is signed (art. 21b)."""

from typing import Any

from django.urls import reverse

from cases.models import Case
from cases.panels import Panel, add_workbench
from cases.seals import also_prove
from institutions.actor import Actor
from kernel import clock
from kernel.components import Fact, StatusTag, Tone
from kernel.text import date_long
from workflows.inclusion import decision_told  # noqa: F401  # its sentences are registered by importing it
from workflows.inclusion.decision_draft import draft_of, first_altered, rests_on_another
from workflows.inclusion.models import DecisionDraft, DraftKind
from workflows.inclusion.panels.audience import KINDS, LATER, MINISTRIES
from workflows.inclusion.states import State


def _has_draft(case: Case, actor: Actor) -> bool:
    """The draft is the ministry's own until it is signed."""
    may_be = case.state in LATER or case.state == State.WITH_MINISTER
    return may_be and actor.organisation_kind in MINISTRIES and draft_of(case) is not None


def _draft(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    draft = draft_of(case)
    assert draft is not None  # visible only then
    return {
        "draft": draft,
        "rows": list(_facts(draft)),
        "state": _draft_state(draft),
        "altered": case.state == State.EVALUATION and rests_on_another(case, draft),
        "final_href": reverse("inclusion:final", args=[case.pk])
        if case.state == State.EVALUATION and draft.kind != DraftKind.NEGATIVE
        else "",
    }


def _facts(draft: DecisionDraft) -> list[Fact]:
    kind = DraftKind(draft.kind).label if draft.kind else "jeszcze nie wybrane"
    rows = [Fact("Rozstrzygnięcie", kind)]
    if draft.sent_at is not None:
        rows.append(Fact("Przekazanie", f"{draft.prepared_by or ''}, {date_long(clock.day_of(draft.sent_at))}"))
    else:
        rows.append(Fact("Ostatnia zmiana", date_long(clock.day_of(draft.changed_at))))
    if draft.level is not None and draft.review_due is not None and draft.kind == DraftKind.POSITIVE:
        rows += [Fact("Poziom PRK", draft.level), Fact("Termin przeglądu", date_long(draft.review_due))]
    if draft.similar:
        rows.append(Fact("Podobne kwalifikacje", ", ".join(draft.similar)))
    if draft.countersigned_at is not None:
        day = clock.day_of(draft.countersigned_at)
        rows.append(Fact("Kontrasygnata", f"{draft.countersigned_by}, {date_long(day)}"))
    if draft.voided:
        rows.append(Fact("Kontrasygnata straciła ważność", draft.voided))
    if draft.is_sent:
        rows.append(Fact("Skrót treści", draft.digest[:16]))
    return rows


def _draft_state(draft: DecisionDraft) -> StatusTag:
    if draft.is_countersigned:
        return StatusTag("kontrasygnowany", tone=Tone.OK, icon="check")
    if draft.returned:
        return StatusTag("zwrócony do poprawy", tone=Tone.WARN, icon="warn")
    if draft.is_sent:
        return StatusTag("czeka na kontrasygnatę", tone=Tone.INFO, icon="clock")
    return StatusTag("w przygotowaniu", tone=Tone.HOLD, icon="pen")


PANELS = (Panel("projekt", "inclusion/panel_draft.html", _draft, order=10, visible=_has_draft, kinds=KINDS),)

add_workbench("prepare_decision", "inclusion:decision")
also_prove(first_altered)
