"""The officer's page of the draft: materials at hand on one side, the form on the other."""

import json
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from cases.models import Case
from cases.panels import step_address
from kernel import clock
from kernel.text import clean
from register import queries as register
from register.enums import Status
from register.queries import SearchQuery
from workflows.inclusion.decision_draft import differences_of, draft_of, unjustified
from workflows.inclusion.decision_materials import materials_of, more_remarks, remarks_of
from workflows.inclusion.decision_signing import similar_entries
from workflows.inclusion.decision_writing import seen_of
from workflows.inclusion.models import DecisionDraft

if TYPE_CHECKING:
    from workflows.inclusion.forms.decision import DecisionDraftForm

SHOWN = 10
"""Entries of the register that one search shows."""


def page_context(form: "DecisionDraftForm") -> dict[str, Any]:  # a template's context
    """Everything of the page but its head."""
    case, draft = form.case, draft_of(form.case)
    return {
        "draft": draft,
        "evaluated": form.evaluated,
        "recommended": form.recommended,
        "materials": materials_of(case),
        "remarks": remarks_of(case),
        "more_remarks": more_remarks(case),
        "remarks_href": reverse("inclusion:remarks", args=[case.pk]),
        "seen_words": json.dumps(seen_of(draft), separators=(",", ":")),
        "save_href": reverse("inclusion:decision_save", args=[case.pk]),
        "here": page_address(case.pk),
        "tab": token_hex(8),
        "changed": _changed(draft),
        **(_final(case, draft) if form.evaluated else search_context(case, draft, "")),
    }


def page_address(case_id: int) -> str:
    return step_address(case_id, "prepare_decision")


def _changed(draft: DecisionDraft | None) -> dict[str, Any] | None:  # for a template
    """When it was saved last and by whom."""
    if draft is None:
        return None
    at = clock.local(draft.changed_at)
    who = draft.changed_by.get_full_name() if draft.changed_by else ""
    return {"at": at, "who": who, "today": at.date() == clock.today()}


def _final(case: Case, draft: DecisionDraft | None) -> dict[str, Any]:  # a template's context
    """How far the final description is, and what its announcement still lacks."""
    found = differences_of(case, draft)
    bare = unjustified(case, draft) if draft is not None else []
    return {
        "final_href": reverse("inclusion:final", args=[case.pk]),
        "announcement_href": reverse("cases:tab", kwargs={"pk": case.pk, "slug": "obwieszczenie"}),
        "difference_count": len(found),
        "unjustified": bare,
    }


def search_context(case: Case, draft: DecisionDraft | None, asked: str) -> dict[str, Any]:  # a template's context
    """Functioning entries to compare with: those of a like name, or what was searched for (art. 18a)."""
    text = clean(asked).strip()[:200]
    if text:
        entries = register.search(SearchQuery(text=text, statuses=(Status.FUNCTIONING,))).entries[:SHOWN]
    else:
        entries = [one for one in register.similar(case.title, SHOWN) if one.can_be_obtained]
    return {
        "asked": text,
        "entries": entries,
        "chosen": similar_entries(draft) if draft is not None else [],
        "chosen_codes": list(draft.similar) if draft is not None else [],
    }
