"""For whom a case waits, in a few words: whose the open work in it is."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Case as Choose, CharField, Count, F, Min, Q, QuerySet, Value, When

from cases.enums import ActorCode
from cases.models import Case, WorkItem
from cases.procedure import procedures, specs
from institutions.enums import OrganisationKind


class Holder(StrEnum):
    """The sides that work on a case."""

    OPERATOR = "operator"
    APPLICANT = "wnioskodawca"
    MINISTRY = "ministerstwo"
    EXPERTS = "eksperci"
    COUNCIL = "rada"
    COORDINATOR = "koordynator"
    OTHER = "inni"

    @property
    def label(self) -> str:
        return _WORDS[self]


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class HolderColumn(TypedDict):
    """What `open_work_by_holder` adds to the rows."""

    holder: str


_WORDS = {
    Holder.OPERATOR: "podmiot prowadzący ZRK",
    Holder.APPLICANT: "wnioskodawca",
    Holder.MINISTRY: "ministerstwo",
    Holder.EXPERTS: "zespół ekspertów",
    Holder.COUNCIL: "Rada Interesariuszy",
    Holder.COORDINATOR: "minister koordynator",
    Holder.OTHER: "inna organizacja",
}
_TEAM = frozenset({ActorCode.EXPERT, ActorCode.EXPERT_CHAIR})
_KINDS = {
    Holder.OPERATOR: [OrganisationKind.OPERATOR],
    Holder.MINISTRY: [OrganisationKind.MINISTRY, OrganisationKind.DELEGATE],
    Holder.COUNCIL: [OrganisationKind.STAKEHOLDER_COUNCIL],
    Holder.COORDINATOR: [OrganisationKind.COORDINATOR],
}


def open_work_by_holder() -> "QuerySet[WithAnnotations[WorkItem, HolderColumn]]":
    """Open work with `holder`."""
    return WorkItem.objects.filter(closed_at=None).annotate(holder=_holder(item="", case="case__"))


def holders_of(cases: QuerySet[Case]) -> Iterator[tuple[str, Holder, int, datetime]]:
    """State, holder, number of these cases that wait for it there, and since when the longest does (one query)."""
    waiting = cases.order_by().filter(work__isnull=False, work__closed_at__isnull=True)
    rows = waiting.annotate(holder=_holder(item="work__", case="")).values_list("state", "holder")
    for state, holder, count, since in rows.annotate(n=Count("pk", distinct=True), since=Min("work__opened_at")):
        yield state, Holder(holder), count, since


def _steps_of_the_team() -> list[str]:
    every = (spec for procedure in procedures() for spec in specs(procedure).values())
    return sorted({spec.name for spec in every if spec.actor in _TEAM})


def _holder(*, item: str, case: str) -> Choose:
    """Work of a person is the team's when experts take its step, else that of the office at work.

    `item` and `case` are the prefixes under which the columns of the work and of the case are found.
    """
    person = Q(**{f"{item}person__isnull": False})
    whens = [
        When(person & Q(**{f"{item}step__in": _steps_of_the_team()}), then=Value(Holder.EXPERTS.value)),
        When(person & Q(**{f"{case}competent": None}), then=Value(Holder.OPERATOR.value)),
        When(person, then=Value(Holder.MINISTRY.value)),
        When(Q(**{f"{item}organisation_id": F(f"{case}applicant_id")}), then=Value(Holder.APPLICANT.value)),
        *(
            When(Q(**{f"{item}organisation__kind__in": kinds}), then=Value(holder.value))
            for holder, kinds in _KINDS.items()
        ),
    ]
    return Choose(*whens, default=Value(Holder.OTHER.value), output_field=CharField())
