"""What the steps of art. 18a, 21b and 23 do: the draft, its countersignature, the minister's result."""

from applications import service as content
from cases import service as engine
from cases.flows import cancel, finish, start
from cases.kept import forget
from cases.procedure import Procedure
from cases.spec import Move
from documents import service as documents
from documents.service import Visibility
from kernel import clock
from register import queries as register
from workflows.inclusion import flows, writing
from workflows.inclusion.collective import RETURNED_WORK, end_collective_work, ministry_of
from workflows.inclusion.council import PASSING_WORK
from workflows.inclusion.decision_draft import described, digest_of, draft_of
from workflows.inclusion.documents import (
    LeftForSimilarity,
    PositiveInformation,
    RefusalInformation,
    SimilarQualification,
    SqfText,
)
from workflows.inclusion.formal import open_refund
from workflows.inclusion.models import DecisionDraft, DraftKind
from workflows.inclusion.proceedings import COUNCILS_WORK
from workflows.inclusion.publication_text import announcement_of, framework_name

SIGNED_BY = {
    DraftKind.POSITIVE: "decide_positive",
    DraftKind.NEGATIVE: "decide_negative",
    DraftKind.SIMILARITY: "leave_for_similarity",
}
"""The step by which the minister signs a draft of each kind."""


def prepare(case: Procedure, move: Move) -> None:
    """A new draft replaces the old one; a countersignature of the old one is void."""
    kind = DraftKind(move.data["kind"])
    draft = DecisionDraft(
        case_id=case.pk,
        kind=kind,
        justification=move.data["justification"],
        level=move.data["level"],
        review_due=move.data["review_due"],
        quality=move.data["quality"],
        ic_conditions=move.data["ic_conditions"],
        similar=move.data["similar"],
        prepared_by_id=move.actor.person_id,
        prepared_at=move.at,
    )
    draft.digest = digest_of(case, draft)
    old = draft_of(case)
    voided = bool(old and old.countersigned_at)
    if old is not None:
        draft.pk = old.pk
    draft.save()
    forget(case)
    cancel(flows.CountersignatureFlow, case)
    engine.close_work(case, RETURNED_WORK)
    engine.close_work(case, f"turn:{case.state}")
    start(flows.CountersignatureFlow, case, ministry=ministry_of(case).pk, step=SIGNED_BY[kind])
    move.facts |= {"kind": str(kind), "digest": draft.digest, "voided": voided}


def countersign(case: Procedure, move: Move) -> None:
    """The director signs this very text; the task goes on to the minister."""
    draft = _draft(case)
    draft.countersigned_by_id, draft.countersigned_at = move.actor.person_id, move.at
    draft.countersigned_digest = draft.digest
    draft.save(update_fields=["countersigned_by", "countersigned_at", "countersigned_digest"])
    finish(flows.CountersignatureFlow, case, "countersign")
    move.facts |= {"kind": draft.kind, "digest": draft.digest}


def _draft(case: Procedure) -> DecisionDraft:
    draft = draft_of(case)
    assert draft is not None  # the guards of every step that uses it ask for it
    return draft


def send_back(case: Procedure, move: Move) -> None:
    """The draft returns to whoever prepared it, with the reason."""
    draft = _draft(case)
    draft.returned = move.data["reason"]
    draft.save(update_fields=["returned"])
    cancel(flows.CountersignatureFlow, case)
    engine.open_work(
        case,
        RETURNED_WORK,
        "Popraw projekt rozstrzygnięcia",
        person=draft.prepared_by,
        step="prepare_decision",
        basis="art. 21b",
    )
    move.facts["reason"] = draft.returned


def leave_for_similarity(case: Procedure, move: Move) -> None:
    """Art. 18a: too similar to qualifications that function; the fee is given back (art. 17 ust. 1)."""
    draft = _signed(case, move)
    entries = register.functioning().filter(zrk_code__in=draft.similar)
    letter = LeftForSimilarity(
        **writing.from_minister(case, move.day),
        justification=draft.justification,
        fee=open_refund(case),
        similar=tuple(
            SimilarQualification(name=one.name, code=one.zrk_code, level=_level_word(one.pqf_level)) for one in entries
        ),
    )
    documents.issue(case, "notice_left_18a", data=letter, recipients=[case.applicant])
    move.facts["similar"] = list(draft.similar)
    end_collective_work(case)


def _level_word(level: int | None) -> str:
    return str(level) if level is not None else "nieokreślony"


def _signed(case: Procedure, move: Move) -> DecisionDraft:
    """The draft whose text the minister signs now: its digest goes into the event."""
    draft = _draft(case)
    move.facts |= {"digest": draft.digest, "countersigned_by": draft.countersigned_by_id}
    finish(flows.CountersignatureFlow, case, "sign")
    return draft


def decide_positive(case: Procedure, move: Move) -> None:
    """Art. 21b ust. 2, art. 23 ust. 1: final description, level as recommended, the applicant told at once."""
    draft = _signed(case, move)
    final = described(case, draft)
    snapshot = content.take_snapshot(case, content.SnapshotReason.FINAL, move.actor, description=final)
    move.facts |= {"level": draft.level, "snapshot": snapshot.number, "sha256": snapshot.sha256}
    letter = PositiveInformation(
        **writing.from_minister(case, move.day),
        level=draft.level or 0,
        evaluation=draft.justification,
        sqf=tuple(
            SqfText(framework=framework_name(one.framework), level=str(one.level)) for one in final.sqf_references
        ),
    )
    documents.issue(case, "decision_positive_information", data=letter, recipients=[case.applicant])
    documents.issue(
        case,
        "announcement",
        data=announcement_of(case, move.day),
        visibility=Visibility.INTERNAL,
        title="Tekst obwieszczenia do ogłoszenia w Monitorze Polskim",
    )
    _close_stage(case)


def decide_negative(case: Procedure, move: Move) -> None:
    """Art. 23 ust. 1: information with a justification that refers to the evaluation of art. 21b."""
    draft = _signed(case, move)
    letter = RefusalInformation(**writing.from_minister(case, move.day), justification=draft.justification)
    documents.issue(case, "refusal_information", data=letter, recipients=[case.applicant])
    _close_stage(case)


def _close_stage(case: Procedure) -> None:
    """The coordinator's task of passing on has nothing left to pass; informing the councils is now too late."""
    end_collective_work(case)
    engine.close_work(case, PASSING_WORK)
    engine.close_work(case, COUNCILS_WORK)


def mark(case: Procedure) -> str:
    """What a form shows of the draft: its text and its signatures; another's change makes the form stale."""
    draft = draft_of(case)
    if draft is None:
        return ""
    signed = clock.local(draft.countersigned_at).isoformat() if draft.countersigned_at else ""
    return f"{draft.digest[:16]}:{signed}:{bool(draft.returned)}"
