"""The second review: what was asked, what the applicant did about it, and which remarks still hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import transaction

from applications import queries as applications
from applications.contents import JSON
from applications.opening import surviving_part
from applications.service import SnapshotReason
from cases.kept import kept
from cases.models import Case
from cases.panels import Panel
from institutions.actor import Actor
from institutions.enums import OrganisationKind
from kernel.components import StatusTag
from kernel.refusals import GuardFailed
from workflows.inclusion import review
from workflows.inclusion.models import Remark, facts_of
from workflows.inclusion.review_remarks import outgoing_remarks
from workflows.inclusion.states import State

ANSWERS = {
    "CHANGED": StatusTag("poprawiono", tone="ok", icon="check"),
    "EXPLAINED": StatusTag("wyjaśniono bez zmiany", tone="info", icon="mail"),
    "REMOVED": StatusTag("usunięto tę część", tone="warn", icon="warn"),
    "OPEN": StatusTag("bez zmian", tone="bad", icon="x"),
}
"""What the applicant did about a remark, as a sent version keeps it, in the words of the office."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A remark of the call with what came back; `again` when the reviewer said that it still holds."""

    remark: Remark
    status: StatusTag
    explanation: str
    again: bool


def answered(case: Case) -> list[Answered]:
    """The remarks of the round before, with the answers of the version that was sent last."""
    return kept(case, "answered_remarks", lambda: _read(case))


def _read(case: Case) -> list[Answered]:
    current = facts_of(case).round
    if current < 2:
        return []
    sent = applications.last_snapshot(case, SnapshotReason.SUPPLEMENT)
    answers = {one["target"]: one for one in sent.content.get("remarks", [])} if sent else {}
    carried = {one.carries_id for one in outgoing_remarks(case, current)}
    return [
        Answered(
            one,
            ANSWERS[answers.get(one.target, {}).get("state", "OPEN")],
            str(answers.get(one.target, {}).get("explanation", "")),
            one.pk in carried,
        )
        for one in outgoing_remarks(case, current - 1)
    ]


def carry(case: Case, actor: Actor, remark_id: int) -> Remark:
    """The defect is still there: the same remark in this round. Its words may be edited; it is carried once.

    A remark on a part that the applicant deleted goes to what it stood in. Raises GuardFailed for a remark that
    was carried already, and the refusals of the review.
    """
    with transaction.atomic():
        Case.objects.select_for_update().values_list("pk").get(pk=case.pk)
        found = {one.remark.pk: one for one in _read(case)}
        if remark_id not in found:
            raise GuardFailed("Tej uwagi nie było w poprzedniej rundzie.", remark=remark_id)
        old = found[remark_id].remark
        if found[remark_id].again:
            raise GuardFailed("Ta uwaga jest już w tej rundzie.", remark=remark_id)
        new = review.NewRemark(old.rule, old.text, _targets_now(case)(old.target), basis=old.basis)
        made = review.add_remark(case, actor, new)
        made.carries = old
        made.save(update_fields=["carries"])
        return made


def _targets_now(case: Case) -> Callable[[str], str]:
    """Where a remark of the round before belongs now. The versions are read once, when a part is asked for."""

    @cache
    def versions() -> Sequence[JSON]:
        return [one.content["description"] for one in reversed(applications.snapshots(case))]

    def target_now(target: str) -> str:
        code, _colon, part = target.partition(":")
        return surviving_part(code, part, versions()) if part else target

    return target_now


def _panel(case: Case, actor: Actor) -> dict[str, Any]:  # a template's context
    return {
        "answered": answered(case),
        "round": facts_of(case).round,
        "may_carry": review.refusal_of(case, actor) is None,
        "case": case,
    }


def _second_review(case: Case, actor: Actor) -> bool:
    return (
        actor.organisation_kind == OrganisationKind.OPERATOR
        and case.state == State.FORMAL_REVIEW
        and facts_of(case).round > 1
    )


PANEL = Panel(
    "odpowiedzi-na-uwagi",
    "inclusion/panel_answers.html",
    _panel,
    order=19,
    kinds=frozenset({"INC_FM", "INC_SEC"}),
    visible=_second_review,
)
