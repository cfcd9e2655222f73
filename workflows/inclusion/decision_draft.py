"""The draft of the result as it stands, and the final description that would follow from it."""

from applications.queries import final_description as submitted
from cases.kept import kept
from cases.models import Case
from register.canonical import sha256_of, snapshot_of
from register.description import Description, ExtraQualityRequirements, SqfReference
from workflows.inclusion.models import DecisionDraft, DraftKind, TeamOpinion
from workflows.inclusion.record import record_of


def draft_of(case: Case) -> DecisionDraft | None:
    """The draft of the case, with the people who prepared and countersigned it."""
    return record_of(case).draft


def recommendation_of(case: Case) -> TeamOpinion | None:
    """The recommendation that counts: the second one where there is one (art. 21a ust. 6)."""
    rows = TeamOpinion.objects.filter(case_id=case.pk).order_by("-second", "-id")
    return kept(case, "recommendation", rows.first)


def recommended_level(case: Case) -> int | None:
    """The level that the minister assigns (art. 21b ust. 2 pkt 1); None before any recommendation."""
    found = recommendation_of(case)
    return found.level if found else None


def described(case: Case, draft: DecisionDraft) -> Description:
    """The final description of art. 21b ust. 2 pkt 1: the submitted one with what the minister fixes."""
    base = submitted(case)
    if draft.level is None:
        return base
    opinion = recommendation_of(case)
    references = tuple(SqfReference(**one) for one in opinion.sqf) if opinion else ()
    fixed = base.assigned(pqf_level=draft.level, sqf_references=references, review_due=draft.review_due)
    return fixed.model_copy(
        update={
            "extra_quality_requirements": ExtraQualityRequirements(**draft.quality),
            "ic_extra_conditions": draft.ic_conditions,
        }
    )


def digest_of(case: Case, draft: DecisionDraft) -> str:
    """SHA-256 of everything that the director countersigns and the minister signs."""
    content: dict[str, object] = {
        "kind": str(draft.kind),
        "justification": draft.justification,
        "level": draft.level,
        "review_due": draft.review_due.isoformat() if draft.review_due else None,
        "quality": draft.quality,
        "ic_conditions": draft.ic_conditions,
        "similar": list(draft.similar),
        "description": snapshot_of(described(case, draft)) if draft.kind == DraftKind.POSITIVE else None,
    }
    return sha256_of(content)
