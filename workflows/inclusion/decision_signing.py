"""The page of those who sign: the whole text, its differences from the application, what changed since last time."""

from typing import Any

from django.urls import reverse

from cases.models import Case
from institutions.actor import Actor
from institutions.enums import OrganisationKind
from institutions.queries import head_of
from kernel import clock
from kernel.components import Diff, Fact
from kernel.text import date_long
from register import queries as register
from workflows.inclusion.decision_changes import changed_since
from workflows.inclusion.decision_draft import described, differences_of, draft_of, holds, versions_of
from workflows.inclusion.decision_writing import LABELS, QUALITY
from workflows.inclusion.models import DecisionDraft, DraftKind
from workflows.inclusion.publication_text import announcement_from, framework_name, lacking


def signing_context(case: Case, actor: Actor) -> dict[str, Any]:  # a template's context
    """Everything that is to be read before signing."""
    draft = draft_of(case)
    if draft is None:
        return {}
    positive = draft.kind == DraftKind.POSITIVE
    newest, before = [*versions_of(case)[:2], None, None][:2]
    rows = changed_since(before, newest, case.kind) if newest is not None and before is not None else []
    return {
        "draft": draft,
        "digest": draft.digest,
        "signatures": _signatures(draft, newest.number if newest else 1),
        "differences": reasoned(case, draft) if positive else [],
        "requirements": requirements(draft) if positive else [],
        "references": _references(case, draft) if positive else [],
        "since": Diff(f"Wersja {before.number}", f"Wersja {before.number + 1}", rows) if before and rows else None,
        "unchanged": bool(before and not rows),
        "similar": similar_entries(draft),
        "missing": lacking(announcement_from(case, described(case, draft), clock.today())) if positive else [],
        "altered": draft.is_sent and not holds(case, draft),
        "signs": _capacity(case, actor),
        "preview_href": reverse("inclusion:announcement_preview", args=[case.pk]) if positive else "",
    }


def reasoned(case: Case, draft: DecisionDraft) -> list[dict[str, Any]]:  # rows of a template
    """Differences from the application, each with its justification and both texts."""
    return [
        {
            "difference": one,
            "reason": draft.reasons.get(one.target, ""),
            "diff": Diff("We wniosku", "W opisie ostatecznym", [one.row]),
        }
        for one in differences_of(case, draft)
    ]


def requirements(draft: DecisionDraft) -> list[Fact]:
    """What is set beside the description, as far as it is (art. 25 ust. 2 pkt 8–10)."""
    found = [
        *((LABELS[name], draft.quality.get(key, "")) for name, key in QUALITY.items()),
        (LABELS["ic_conditions"], draft.ic_conditions),
    ]
    due = [Fact("Termin przeglądu", date_long(draft.review_due))] if draft.review_due else []
    return [*due, *(Fact(label, text) for label, text in found if text)]


def similar_entries(draft: DecisionDraft) -> list[Any]:  # entries of the register, for a template
    """The qualifications that the draft names as similar (art. 18a), in the order of their names."""
    return list(register.functioning().filter(zrk_code__in=draft.similar)) if draft.similar else []


def _references(case: Case, draft: DecisionDraft) -> list[str]:
    found = described(case, draft).sqf_references
    return [f"{framework_name(one.framework)}: poziom {one.level}" for one in found]


def _signatures(draft: DecisionDraft, number: int) -> list[Fact]:
    """Who prepared and countersigned this very text, and its digest."""
    prepared = draft.prepared_by.get_full_name() if draft.prepared_by else ""
    sent = f", {date_long(clock.day_of(draft.sent_at))}" if draft.sent_at else ""
    facts = [Fact("Przygotowanie", f"{prepared}{sent}, wersja {number}")]
    if draft.countersigned_by is not None and draft.countersigned_at is not None:
        day = date_long(clock.day_of(draft.countersigned_at))
        facts.append(Fact("Kontrasygnata", f"{draft.countersigned_by.get_full_name()}, {day}"))
    else:
        facts.append(Fact("Kontrasygnata", "jeszcze nie złożona"))
    if draft.voided:
        facts.append(Fact("Kontrasygnata, która straciła ważność", draft.voided))
    return [*facts, Fact("Skrót treści (SHA-256)", draft.digest)]


def _capacity(case: Case, actor: Actor) -> str:
    """In what capacity this person would sign: in words, for the page."""
    if actor.organisation_kind == OrganisationKind.DELEGATE:
        return f"z upoważnienia: {actor.organisation_name}"
    head = head_of(case.competent, clock.today()) if case.competent is not None else None
    if head is None or head.person_id == actor.person_id:
        return head.title if head else ""
    if actor.substitutes_id == head.person_id:
        return f"w zastępstwie: {head.title} {head.person.get_full_name()}"
    return ""
