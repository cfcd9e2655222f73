"""Remarks of the review, read: those for the applicant and those of the office, each by a question of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from cases.models import Case
from workflows.inclusion.models import Remark


def outgoing_remarks(case: Case, number: int) -> QuerySet[Remark]:
    """What the call of this round says: the only remarks that may leave the office."""
    return Remark.outgoing.get_queryset().of_round(case, number)


def internal_remarks(case: Case, number: int) -> QuerySet[Remark]:
    """What the office notes for itself in this round. Never for a page, letter or file that an applicant gets."""
    return Remark.internal.get_queryset().of_round(case, number)


@dataclass(frozen=True, slots=True)
class Pinned:
    """Remarks sorted by what they are pinned to, for the pages of the office."""

    by_target: dict[str, list[Remark]]
    by_rule: dict[str, list[Remark]]

    @classmethod
    def of(cls, *groups: Iterable[Remark]) -> "Pinned":
        by_target: dict[str, list[Remark]] = {}
        by_rule: dict[str, list[Remark]] = {}
        for one in (remark for group in groups for remark in group):
            by_target.setdefault(one.target, []).append(one)
            by_rule.setdefault(one.rule, []).append(one)
        return cls(by_target, by_rule)


def find_remark(case: Case, number: int, remark_id: int) -> Remark | None:
    """One remark of the round that stands, for those who may change it; None when there is none such."""
    for found in (outgoing_remarks(case, number), internal_remarks(case, number)):
        if one := found.filter(pk=remark_id).first():
            return one
    return None
