"""Questions about organisations and competence, always for a given day."""

from datetime import date

from django.db.models import Q, QuerySet

from auth.enums import Role
from auth.models import Person
from institutions.enums import OrganisationKind
from institutions.models import (
    Delegation,
    Division,
    ExpertEntry,
    Membership,
    MinistryDivision,
    MinistryHead,
    Organisation,
    Sector,
)

__all__ = [
    "competence_history",
    "competence_on",
    "competent_ministry",
    "coordinator",
    "delegated_to",
    "expert_entries",
    "experts",
    "head_of",
    "members",
    "ministries",
    "operator",
    "same_identifiers",
    "sector_councils",
    "stakeholder_council",
]


def competence_on(division: Division, day: date) -> MinistryDivision | None:
    """The row that says which ministry is competent for the division on this day, with its basis."""
    return MinistryDivision.objects.on(day).filter(division=division).select_related("ministry").first()


def competence_history(division: Division) -> QuerySet[MinistryDivision]:
    """Every ministry that was or is competent for the division, the newest first."""
    return MinistryDivision.objects.filter(division=division).select_related("ministry").order_by("-valid_from", "-id")


def competent_ministry(division: Division, day: date) -> Organisation | None:
    """The ministry of the minister competent for the division on this day (art. 2 pkt 14)."""
    row = competence_on(division, day)
    return row.ministry if row else None


def head_of(ministry: Organisation, day: date) -> MinistryHead | None:
    """Who is the minister on this day."""
    return MinistryHead.objects.on(day).filter(ministry=ministry).select_related("person").first()


def ministries(day: date) -> QuerySet[Organisation]:
    """Ministries that have at least one division on this day."""
    rows = MinistryDivision.objects.on(day).values("ministry")
    return Organisation.objects.filter(kind=OrganisationKind.MINISTRY, pk__in=rows)


def operator() -> Organisation:
    """The register operator: Instytut Badań Edukacyjnych (art. 82a)."""
    return Organisation.objects.get(kind=OrganisationKind.OPERATOR)


def coordinator() -> Organisation:
    """The minister coordinating the system: the minister for education (art. 2 pkt 13)."""
    return Organisation.objects.get(kind=OrganisationKind.COORDINATOR)


def stakeholder_council() -> Organisation:
    """Rada Interesariuszy ZSK (art. 90)."""
    return Organisation.objects.get(kind=OrganisationKind.STAKEHOLDER_COUNCIL)


def sector_councils(sector: Sector | None) -> QuerySet[Organisation]:
    """Sectoral competence councils of the sector (art. 19 ust. 3); none without a sector."""
    councils = Organisation.objects.filter(kind=OrganisationKind.SECTOR_COUNCIL)
    return councils.filter(sectors=sector) if sector else councils.none()


def members(organisation: Organisation, role: Role, day: date) -> QuerySet[Person]:
    """People who hold the role in the organisation on this day."""
    rows = Membership.objects.on(day).filter(organisation=organisation, role=role).values("person")
    return Person.objects.filter(pk__in=rows, is_active=True)


def experts(day: date) -> QuerySet[Person]:
    """People on the roster of experts on this day."""
    rows = Membership.objects.on(day).filter(organisation=None, role=Role.EXPERT).values("person")
    return Person.objects.filter(pk__in=rows, is_active=True)


def expert_entries(day: date) -> QuerySet[ExpertEntry]:
    """What the roster says on this day of those who may be appointed."""
    rows = ExpertEntry.objects.on(day).filter(person__in=experts(day)).select_related("person")
    return rows.prefetch_related("sectors", "divisions").order_by("person__sort_name", "id")


def delegated_to(delegate_id: int, day: date) -> QuerySet[Organisation]:
    """Ministries for which this body acts on this day (art. 36 ust. 1)."""
    rows = Delegation.objects.on(day).filter(delegate_id=delegate_id).values("ministry")
    return Organisation.objects.filter(pk__in=rows)


def same_identifiers(organisation: Organisation) -> QuerySet[Organisation]:
    """Other organisations with the same NIP, KRS, REGON or PESEL: the same body entered twice."""
    same = Q(pk__in=())
    for name in ("nip", "krs", "regon", "pesel"):
        if value := getattr(organisation, name):
            same |= Q(**{name: value})
    return Organisation.objects.filter(same).exclude(pk=organisation.pk).order_by("sort_name", "id")
