"""The call for supplement (art. 18 ust. 4): made of exactly the questioned items; sending it opens its targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from applications import service as content
from auth.enums import Role
from cases import service as engine
from cases.deadlines import current, terms_of
from cases.models import Case
from cases.open_points import number
from cases.procedure import Procedure
from cases.spec import Move
from documents import service as documents
from institutions.actor import Actor
from institutions.queries import operator
from kernel import clock
from workflows.inclusion import writing
from workflows.inclusion.checklist import evidence
from workflows.inclusion.documents import CallForSupplement, Defect
from workflows.inclusion.models import CallStatus, Remark, SupplementCall, facts_of
from workflows.inclusion.review_remarks import outgoing_remarks
from workflows.inclusion.rules import BY_CODE

APPROVAL = "approve_call"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a call: the rule, what it opens (nothing where the rule has no field), and what to mend."""

    rule: str
    target: str
    label: str
    remark: str
    remark_id: int

    @property
    def key(self) -> str:
        """What stays the same when the words of the remark change."""
        return str(self.remark_id)

    def as_defect(self, remark: str = "") -> Defect:
        return Defect(rule=self.rule, field=self.label, remark=remark or self.remark)


def points_of(case: Case) -> list[Point]:
    """The questioned items of the present round, one for each outgoing remark."""
    return [
        Point(one.rule, one.target, _label(one), one.text, one.pk)
        for one in outgoing_remarks(case, facts_of(case).round)
    ]


def _label(remark: Remark) -> str:
    """What the remark concerns, with its code („D2 · Metody walidacji”), or else the rule itself."""
    return remark.target_title if remark.target else BY_CODE[remark.rule].question


def defects_of(case: Case) -> list[Defect]:
    """The defects of the present round as a letter names them."""
    return [point.as_defect() for point in points_of(case)]


def targets_of(points: Sequence[Point], words: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a call opens: target → its remark (several on one target one below the other), in the words of the call."""
    found: dict[str, list[str]] = {}
    for point in points:
        if point.target:
            found.setdefault(point.target, []).append((words or {}).get(point.key, point.remark))
    return {target: "\n".join(remarks) for target, remarks in found.items()}


def call_of(case: Case) -> SupplementCall | None:
    return SupplementCall.objects.filter(case_id=case.pk).first()


def words_of(case: Case) -> dict[str, str]:
    """The edited words of a draft by point, where the remark behind them is still the same."""
    call = call_of(case)
    if call is None:
        return {}
    known = {str(one["key"]): one for one in call.points}
    return {
        point.key: str(known[point.key]["words"])
        for point in points_of(case)
        if point.key in known and known[point.key]["remark"] == point.remark
    }


def in_order(case: Case) -> list[Point]:
    """The points as the draft orders them; new ones stand last."""
    call = call_of(case)
    places = {str(one["key"]): place for place, one in enumerate(call.points)} if call else {}
    return sorted(points_of(case), key=lambda point: places.get(point.key, len(places)))


def draft_call(case: Procedure, move: Move) -> None:
    """The call made of exactly the marked items goes to the head of unit."""
    points: list[Point] = move.data["points"]
    words: Mapping[str, str] = move.data["words"]
    SupplementCall.objects.update_or_create(
        case_id=case.pk,
        defaults={
            "defects": [point.as_defect(words[point.key]).model_dump() for point in points],
            "points": [{"key": one.key, "remark": one.remark, "words": words[one.key]} for one in points],
            "intro": move.data["intro"],
            "status": CallStatus.AWAITING,
            "note": "",
            "prepared_by_id": move.actor.person_id,
            "approved_by": None,
            "changed_at": clock.now(),
        },
    )
    engine.close_work(case, APPROVAL)
    term = current(terms_of(case), "FR")
    engine.open_work(
        case,
        APPROVAL,
        "Zaakceptuj wezwanie do usunięcia braków",
        organisation=operator(),
        roles=[Role.HEAD_OF_UNIT],
        step="approve_call",
        basis="art. 18 ust. 4",
        due=term.due if term else None,
    )


def approve_call(case: Procedure, move: Move) -> None:
    call = SupplementCall.objects.get(case_id=case.pk)
    call.status, call.approved_by_id, call.changed_at = CallStatus.APPROVED, move.actor.person_id, clock.now()
    call.save()
    engine.close_work(case, APPROVAL)


def return_call(case: Procedure, move: Move) -> None:
    call = SupplementCall.objects.get(case_id=case.pk)
    call.status, call.note, call.changed_at = CallStatus.RETURNED, move.data["reason"], clock.now()
    call.save()
    move.facts["reason"] = call.note
    engine.close_work(case, APPROVAL)


def void_call(case: Procedure) -> None:
    """What was approved must be what is sent: a changed review needs a new draft of the call."""
    waiting = SupplementCall.objects.filter(case_id=case.pk, status__in=[CallStatus.AWAITING, CallStatus.APPROVED])
    waiting.update(
        status=CallStatus.RETURNED, note="Lista kontrolna zmieniła się po przygotowaniu wezwania.", approved_by=None
    )
    engine.close_work(case, APPROVAL)


def call_for_supplement(case: Procedure, move: Move) -> None:
    """Art. 18 ust. 4: the approved call is sent; its delivery starts 30 days; only the named targets open."""
    call = SupplementCall.objects.get(case_id=case.pk)
    targets = targets_of(in_order(case), words_of(case))
    letter = documents.issue(
        case, "call_for_supplement", data=letter_of(case, move.actor, call), recipients=[case.applicant]
    )
    call.status, call.document_id_ref, call.changed_at = CallStatus.SENT, letter.pk, clock.now()
    call.save()
    move.facts |= evidence(case) | {
        "document": letter.pk,
        "rules": sorted({str(one["rule"]) for one in call.defects}),
        "targets": list(targets),
    }
    content.open_for_correction(case, targets)


def letter_of(case: Case, actor: Actor, call: SupplementCall) -> CallForSupplement:
    """The call as a letter."""
    return call_letter(case, actor, [Defect.model_validate(one) for one in call.defects], call.intro)


def call_letter(case: Case, actor: Actor, defects: Sequence[Defect], intro: str = "") -> CallForSupplement:
    return CallForSupplement(
        **writing.from_operator(case, actor),
        defects=tuple(defects),
        intro=intro,
        deemed_days=number("DEEMED_DELIVERY_DAYS"),
    )


def call_again(case: Procedure, move: Move) -> None:
    """Law 3.1.3: the version is still defective and its term runs: what is left is named, the last day stays."""
    defects = defects_of(case)
    documents.issue(
        case,
        "call_for_supplement",
        data=call_letter(case, move.actor, defects),
        recipients=[case.applicant],
        effect="",
    )
    left = [one.model_dump() for one in defects]  # what the notice of art. 18 ust. 5 will name, should the term pass
    SupplementCall.objects.filter(case_id=case.pk).update(defects=left, changed_at=clock.now())
    targets = targets_of(points_of(case))
    move.facts["targets"] = list(targets)
    content.open_for_correction(case, targets)
