"""What the steps of art. 18a, 21b and 23 do: the draft, its countersignature, the minister's result."""

from datetime import datetime
from typing import Any, Final

from applications import service as content
from cases import service as engine
from cases.flows import cancel, finish, start
from cases.kept import forget
from cases.procedure import Procedure
from cases.spec import Move
from documents import service as documents
from documents.letters import Signature
from documents.service import Visibility
from institutions.enums import OrganisationKind
from institutions.queries import head_of
from kernel import clock
from kernel.refusals import Stale
from kernel.text import date_long
from register import queries as register
from register.canonical import sha256_of
from workflows.inclusion import flows, writing
from workflows.inclusion.collective import RETURNED_WORK, end_collective_work, ministry_of
from workflows.inclusion.council import PASSING_WORK
from workflows.inclusion.decision_checks import is_complete
from workflows.inclusion.decision_draft import basis_of, content_of, described, differences_of, draft_of
from workflows.inclusion.documents import (
    FinalChange,
    LeftForSimilarity,
    PositiveInformation,
    RefusalInformation,
    SimilarQualification,
    SqfText,
)
from workflows.inclusion.formal import open_refund
from workflows.inclusion.models import DecisionDraft, DecisionVersion, DraftKind
from workflows.inclusion.proceedings import COUNCILS_WORK
from workflows.inclusion.publication_text import announcement_of, framework_name

SIGNED_BY = {
    DraftKind.POSITIVE: "decide_positive",
    DraftKind.NEGATIVE: "decide_negative",
    DraftKind.SIMILARITY: "leave_for_similarity",
}
"""The step by which the minister signs a draft of each kind."""
FIELDS: Final = ("kind", "justification", "level", "review_due", "quality", "ic_conditions", "similar")
"""What the form of the draft says of it; the final description is changed on a page of its own."""


def prepare(case: Procedure, move: Move) -> None:
    """Sends the draft for countersignature as it is now; a countersignature of what it was before is void.

    Raises GuardFailed with the facts when the final description has a difference without its justification or a
    part that was never submitted, or when the announcement would lack something.
    """
    draft = draft_of(case) or DecisionDraft(case_id=case.pk)
    voided = _void(case, draft, "projekt zmieniono")
    for name in FIELDS:
        setattr(draft, name, move.data[name])
    is_complete(case, draft, move.day)
    version = _keep_version(case, draft, move)
    draft.digest, draft.sent_at, draft.prepared_by_id = version.digest, move.at, move.actor.person_id
    draft.changed_by_id, draft.changed_at = move.actor.person_id, move.at
    draft.recommended = basis_of(case)
    draft.returned = draft.returned_by = ""
    draft.save()
    forget(case)
    engine.close_work(case, RETURNED_WORK)
    engine.close_work(case, f"turn:{case.state}")
    step = SIGNED_BY[DraftKind(draft.kind)]
    start(flows.CountersignatureFlow, case, ministry=ministry_of(case).pk, step=step, again=version.number > 1)
    move.facts |= {"kind": str(draft.kind), "digest": draft.digest, "version": version.number} | voided


def _keep_version(case: Procedure, draft: DecisionDraft, move: Move) -> DecisionVersion:
    """The whole text as it goes to the director, with its digest."""
    last = DecisionVersion.objects.filter(case_id=case.pk).order_by("-number").first()
    content = content_of(case, draft)
    return DecisionVersion.objects.create(
        case_id=case.pk,
        number=last.number + 1 if last else 1,
        content=content,
        digest=sha256_of(content),
        sent_by_id=move.actor.person_id,
        sent_at=move.at,
    )


def _void(case: Procedure, draft: DecisionDraft, why: str) -> dict[str, object]:
    """Takes the draft from the director and the minister; returns what the event says of a countersignature."""
    cancel(flows.CountersignatureFlow, case)
    signer, at = draft.countersigned_by, draft.countersigned_at
    draft.sent_at = draft.countersigned_at = draft.countersigned_by = None
    draft.countersigned_digest = ""
    if signer is None or at is None:
        return {"voided": False}
    draft.voided = f"{signer.get_full_name()}, {_moment(at)}: {why}"
    return {"voided": True, "voided_of": signer.pk}


def _moment(at: datetime) -> str:
    return f"{date_long(clock.day_of(at))}, {clock.local(at):%H:%M}"


def reopen(case: Procedure, move: Move) -> None:
    """The draft is written again; the director and the minister have nothing to sign until it is sent anew."""
    draft = _draft(case)
    move.facts |= _void(case, draft, "projekt otwarto do zmian")
    draft.save()
    forget(case)
    engine.open_work(
        case,
        RETURNED_WORK,
        "Dokończ projekt rozstrzygnięcia i przekaż go do kontrasygnaty",
        person=case.officer or draft.prepared_by,
        step="prepare_decision",
        basis="art. 21b",
    )


def countersign(case: Procedure, move: Move) -> None:
    """The director signs this very text; the task goes on to the minister."""
    draft = _draft(case)
    _is_the_shown_text(draft, move)
    draft.countersigned_by_id, draft.countersigned_at = move.actor.person_id, move.at
    draft.countersigned_digest, draft.voided = draft.digest, ""
    draft.save(update_fields=["countersigned_by", "countersigned_at", "countersigned_digest", "voided"])
    finish(flows.CountersignatureFlow, case, "countersign")
    move.facts |= {"kind": draft.kind, "digest": draft.digest}


def _draft(case: Procedure) -> DecisionDraft:
    draft = draft_of(case)
    assert draft is not None  # the guards of every step that uses it ask for it
    return draft


def _is_the_shown_text(draft: DecisionDraft, move: Move) -> None:
    """Whoever signs confirms the text whose digest the page showed. Raises Stale for another one."""
    if move.data["digest"] != draft.digest:
        raise Stale(
            "Treść projektu zmieniła się po otwarciu tej strony. Przeczytaj go ponownie, zanim podpiszesz.",
            shown=move.data["digest"],
            digest=draft.digest,
        )


def send_back(case: Procedure, move: Move) -> None:
    """The draft returns to whoever prepared it, with the reason; a countersignature of it is void."""
    draft = _draft(case)
    move.facts |= _void(case, draft, "projekt zwrócono do poprawy")
    draft.returned, draft.returned_by = move.data["reason"], move.actor.name
    draft.save()
    forget(case)
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
        **_frame(case, move),
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
    _is_the_shown_text(draft, move)
    move.facts |= {"digest": draft.digest, "countersigned_by": draft.countersigned_by_id}
    finish(flows.CountersignatureFlow, case, "sign")
    return draft


def _frame(case: Procedure, move: Move) -> dict[str, Any]:  # fields of a typed letter, checked by its model
    """A letter of the minister, signed by whoever took the step: in person, as a substitute, by authorisation."""
    frame, head = writing.from_minister(case, move.day), head_of(ministry_of(case), move.day)
    if move.actor.organisation_kind == OrganisationKind.DELEGATE:
        post = move.actor.organisation_name
        frame["signature"] = Signature(name=move.actor.name, post=post, deputises="z up.")
    elif head is not None and head.person_id != move.actor.person_id:
        frame["signature"] = Signature(name=move.actor.name, post=head.title, deputises="wz.")
    return frame


def decide_positive(case: Procedure, move: Move) -> None:
    """Art. 21b ust. 2, art. 23 ust. 1: final description, level as recommended, the applicant told at once."""
    draft = _signed(case, move)
    final = described(case, draft)
    snapshot = content.take_snapshot(
        case, content.SnapshotReason.FINAL, move.actor, description=final, answers=draft.answers
    )
    move.facts |= {"level": draft.level, "snapshot": snapshot.number, "sha256": snapshot.sha256}
    changes = [
        FinalChange(what=f"{one.title} – {one.how}", reason=draft.reasons.get(one.target, ""))
        for one in differences_of(case, draft)
    ]
    letter = PositiveInformation(
        **_frame(case, move),
        level=draft.level or 0,
        evaluation=draft.justification,
        changes=tuple(changes),
        sqf=tuple(
            SqfText(framework=framework_name(one.framework), level=str(one.level)) for one in final.sqf_references
        ),
    )
    documents.issue(case, "decision_positive_information", data=letter, recipients=[case.applicant])
    documents.issue(
        case,
        "announcement",
        data=announcement_of(case, move.day).model_copy(update={"signature": letter.signature}),
        visibility=Visibility.INTERNAL,
        title="Tekst obwieszczenia do ogłoszenia w Monitorze Polskim",
    )
    _close_stage(case)


def decide_negative(case: Procedure, move: Move) -> None:
    """Art. 23 ust. 1: information with a justification that refers to the evaluation of art. 21b."""
    draft = _signed(case, move)
    letter = RefusalInformation(**_frame(case, move), justification=draft.justification)
    documents.issue(case, "refusal_information", data=letter, recipients=[case.applicant])
    _close_stage(case)


def _close_stage(case: Procedure) -> None:
    """The coordinator's task of passing on has nothing left to pass; informing the councils is now too late."""
    end_collective_work(case)
    engine.close_work(case, PASSING_WORK)
    engine.close_work(case, COUNCILS_WORK)


def mark(case: Procedure) -> str:
    """What a form shows of the draft that was sent, and of its signatures; another's step makes the form stale.

    What is only being written is no part of it: writing has a rule of its own for two people (`decision_writing`).
    """
    draft = draft_of(case)
    if draft is None or not draft.digest:
        return ""
    signed = clock.local(draft.countersigned_at).isoformat() if draft.countersigned_at else ""
    sent = clock.local(draft.sent_at).isoformat() if draft.sent_at else ""
    return f"{draft.digest[:16]}:{sent}:{signed}:{bool(draft.returned)}"
