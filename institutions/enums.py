"""Kinds of organisations that meet in the system."""

from typing import Final

from django.db import models


class OrganisationKind(models.TextChoices):
    OPERATOR = "OPERATOR", "podmiot prowadzący ZRK"
    MINISTRY = "MINISTRY", "ministerstwo"
    COORDINATOR = "COORDINATOR", "minister koordynator ZSK"
    STAKEHOLDER_COUNCIL = "STAKEHOLDER_COUNCIL", "Rada Interesariuszy ZSK"
    SECTOR_COUNCIL = "SECTOR_COUNCIL", "sektorowa rada do spraw kompetencji"
    DELEGATE = "DELEGATE", "organ upoważniony"
    COMPANY = "COMPANY", "przedsiębiorca"
    ASSOCIATION = "ASSOCIATION", "stowarzyszenie lub fundacja"
    CHAMBER = "CHAMBER", "izba lub samorząd"
    UNIVERSITY = "UNIVERSITY", "uczelnia"
    PERSON = "PERSON", "osoba fizyczna"


OFFICES: Final = frozenset(
    {OrganisationKind.OPERATOR, OrganisationKind.MINISTRY, OrganisationKind.DELEGATE, OrganisationKind.COORDINATOR}
)
"""Those who conduct proceedings of the Act."""

OFFICIAL_BODIES: Final = OFFICES | {OrganisationKind.STAKEHOLDER_COUNCIL}
"""Offices, and the council that gives them its opinions: what is internal is for them too."""


class StatutoryBasis(models.TextChoices):
    """The Act under which a nation-wide organisation works: art. 15a ust. 1 pkt 1 (circle of sectoral applicants)."""

    NONE = "", "nie dotyczy"
    EMPLOYERS = "EMPLOYERS", "ustawa o organizacjach pracodawców"
    CHAMBERS = "CHAMBERS", "ustawa o izbach gospodarczych"
    ASSOCIATIONS = "ASSOCIATIONS", "Prawo o stowarzyszeniach"
    SPORT = "SPORT", "ustawa o sporcie"
    SELF_GOVERNMENT = "SELF_GOVERNMENT", "ustawa o samorządzie zawodowym"
    SECTOR_COUNCIL = "SECTOR_COUNCIL", "sektorowa rada do spraw kompetencji"
