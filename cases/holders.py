"""For whom a case waits, in a few words: whose the open work in it is."""

from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Case as Choose, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When

from auth.enums import Role
from cases.models import Participation, WorkItem
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
_TEAM = (Role.EXPERT, Role.CHAIR)
_KINDS = {
    Holder.OPERATOR: [OrganisationKind.OPERATOR],
    Holder.MINISTRY: [OrganisationKind.MINISTRY, OrganisationKind.DELEGATE],
    Holder.COUNCIL: [OrganisationKind.STAKEHOLDER_COUNCIL],
    Holder.COORDINATOR: [OrganisationKind.COORDINATOR],
}


def open_work_by_holder() -> "QuerySet[WithAnnotations[WorkItem, HolderColumn]]":
    """Open work with `holder`: that of a person is the team's when they sit in it, else that of the office at work."""
    person = Q(person__isnull=False)
    seats = Participation.objects.filter(case=OuterRef("case"), person=OuterRef("person"), role__in=_TEAM)
    whens = [
        When(person & Q(Exists(seats)), then=Value(Holder.EXPERTS.value)),
        When(person & Q(case__competent=None), then=Value(Holder.OPERATOR.value)),
        When(person, then=Value(Holder.MINISTRY.value)),
        When(organisation_id=F("case__applicant_id"), then=Value(Holder.APPLICANT.value)),
        *(When(organisation__kind__in=kinds, then=Value(holder.value)) for holder, kinds in _KINDS.items()),
    ]
    holder = Choose(*whens, default=Value(Holder.OTHER.value), output_field=CharField())
    return WorkItem.objects.filter(closed_at=None).annotate(holder=holder)
