"""The draft of the result as it stands, the final description that would follow from it, and its digest."""

from typing import Any

from cases.kept import kept
from cases.models import Case
from register.canonical import sha256_of, snapshot_of
from register.description import Description, ExtraQualityRequirements, SqfReference
from workflows.inclusion.final_differences import Difference, differences
from workflows.inclusion.final_wording import final, submitted
from workflows.inclusion.models import DecisionDraft, DecisionVersion, DraftKind, TeamOpinion
from workflows.inclusion.record import record_of


def draft_of(case: Case) -> DecisionDraft | None:
    """The draft of the case, with the people who prepared and countersigned it."""
    return record_of(case).draft


def opinions_of(case: Case) -> list[TeamOpinion]:
    """The team's opinion, and its second recommendation where there is one."""
    rows = TeamOpinion.objects.filter(case_id=case.pk).order_by("second", "id")
    return kept(case, "opinions", lambda: list(rows))


def recommendation_of(case: Case) -> TeamOpinion | None:
    """The recommendation that counts: the second one where there is one (art. 21a ust. 6)."""
    found = opinions_of(case)
    return found[-1] if found else None


def basis_of(case: Case) -> dict[str, Any]:  # Any: plain JSON
    """What of the recommendation a positive draft takes over: the level and the references."""
    found = recommendation_of(case)
    return {"level": found.level, "sqf": list(found.sqf)} if found else {}


def rests_on_another(case: Case, draft: DecisionDraft) -> bool:
    """Whether the recommendation changed after the draft was sent, so that nobody may sign it."""
    return draft.is_sent and draft.kind == DraftKind.POSITIVE and draft.recommended != basis_of(case)


def recommended_level(case: Case) -> int | None:
    """The level that the minister assigns (art. 21b ust. 2 pkt 1); None before any recommendation."""
    found = recommendation_of(case)
    return found.level if found else None


def described(case: Case, draft: DecisionDraft) -> Description:
    """The final description of art. 21b ust. 2 pkt 1, with the level and reference of the recommendation."""
    base, opinion = final(case, draft).description, recommendation_of(case)
    level = draft.level or (opinion.level if opinion else None)
    if level is None:
        return base
    references = tuple(SqfReference(**one) for one in opinion.sqf) if opinion else ()
    fixed = base.assigned(pqf_level=level, sqf_references=references, review_due=draft.review_due)
    return fixed.model_copy(
        update={
            "extra_quality_requirements": ExtraQualityRequirements(**draft.quality),
            "ic_extra_conditions": draft.ic_conditions,
        }
    )


def differences_of(case: Case, draft: DecisionDraft | None) -> list[Difference]:
    """Where the final description differs from what was submitted."""
    if draft is None or (draft.description is None and not draft.answers):
        return []
    return differences(submitted(case), final(case, draft))


def unjustified(case: Case, draft: DecisionDraft) -> list[Difference]:
    """Differences without a justification of their own."""
    return [one for one in differences_of(case, draft) if not str(draft.reasons.get(one.target, "")).strip()]


def content_of(case: Case, draft: DecisionDraft) -> dict[str, Any]:  # Any: plain JSON
    """Everything that the director countersigns and the minister signs."""
    positive = draft.kind == DraftKind.POSITIVE
    return {
        "kind": str(draft.kind),
        "justification": draft.justification,
        "level": draft.level,
        "review_due": draft.review_due.isoformat() if draft.review_due else None,
        "quality": draft.quality,
        "ic_conditions": draft.ic_conditions,
        "similar": list(draft.similar),
        "description": snapshot_of(described(case, draft)) if positive else None,
        "answers": dict(draft.answers) if positive else {},
        "reasons": {one.target: draft.reasons.get(one.target, "") for one in differences_of(case, draft)}
        if positive
        else {},
    }


def digest_of(case: Case, draft: DecisionDraft) -> str:
    """SHA-256 of `content_of`."""
    return sha256_of(content_of(case, draft))


def holds(case: Case, draft: DecisionDraft) -> bool:
    """Whether the text is still the one that was sent: a changed recommendation makes it another one."""
    return kept(
        case, "draft holds", lambda: not rests_on_another(case, draft) and digest_of(case, draft) == draft.digest
    )


def versions_of(case: Case) -> list[DecisionVersion]:
    """What was sent for countersignature, the newest first."""
    rows = DecisionVersion.objects.filter(case_id=case.pk).select_related("sent_by").order_by("-number")
    return kept(case, "decision versions", lambda: list(rows))


def first_altered() -> str:
    """Names the first version of a draft whose content no longer has the hash that was taken of it."""
    for one in DecisionVersion.objects.order_by("case_id", "number").iterator(chunk_size=200):
        if sha256_of(one.content) != one.digest:
            return f"sprawa {one.case_id}, projekt rozstrzygnięcia {one.number}: treść nie zgadza się ze skrótem"
    return ""
