"""Kinds, types and statuses of qualifications (law.md 5.1, 5.4)."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class QualificationKind(models.TextChoices):
    """Whence a qualification comes: art. 2, 12, 13, 25, 37–40."""

    FREE_MARKET = "FREE_MARKET", _("kwalifikacja wolnorynkowa")
    SECTORAL = "SECTORAL", _("kwalifikacja sektorowa")
    CRAFT = "CRAFT", _("kwalifikacja rzemieślnicza")
    REGULATED = "REGULATED", _("kwalifikacja uregulowana")
    POSTGRADUATE = "POSTGRADUATE", _("kwalifikacja po studiach podyplomowych")
    OTHER_FORM = "OTHER_FORM", _("kwalifikacja po innej formie kształcenia")
    VOCATIONAL = "VOCATIONAL", _("kwalifikacja w zawodzie")
    FULL_GENERAL = "FULL_GENERAL", _("świadectwo szkoły ogólnokształcącej")
    FULL_VOCATIONAL = "FULL_VOCATIONAL", _("dyplom zawodowy")
    FULL_ART = "FULL_ART", _("dyplom zawodowy artysty")
    FULL_HE = "FULL_HE", _("dyplom ukończenia studiów")
    LEGACY_MARKET = "LEGACY_MARKET", _("kwalifikacja rynkowa (do 2023 r.)")


FULL_KINDS: Final = frozenset(
    {
        QualificationKind.FULL_GENERAL,
        QualificationKind.FULL_VOCATIONAL,
        QualificationKind.FULL_ART,
        QualificationKind.FULL_HE,
    }
)
"""Awarded only in the school system and higher education (art. 2 pkt 10)."""

NAMED_ONCE: Final = frozenset(
    {
        QualificationKind.FREE_MARKET,
        QualificationKind.SECTORAL,
        QualificationKind.CRAFT,
        QualificationKind.REGULATED,
        QualificationKind.LEGACY_MARKET,
    }
)
"""Kinds in which a name occurs once; programmes of study repeat theirs from school to school."""


class QualificationType(models.TextChoices):
    """Full or partial: decides about the Roman or Arabic numeral of the PRK mark."""

    FULL = "FULL", _("pełna")
    PARTIAL = "PARTIAL", _("cząstkowa")


class Status(models.TextChoices):
    """The three statuses of art. 83 ust. 1 pkt 5 lit. a."""

    INCLUDED = "INCLUDED", _("włączona")
    FUNCTIONING = "FUNCTIONING", _("funkcjonująca")
    ARCHIVED = "ARCHIVED", _("archiwalna")


CHANGES: Final = {
    Status.INCLUDED: frozenset({Status.FUNCTIONING, Status.ARCHIVED}),
    Status.FUNCTIONING: frozenset({Status.INCLUDED, Status.ARCHIVED}),
    Status.ARCHIVED: frozenset[Status](),
}
"""Functioning with the first authority, included again without the last (art. 61); no way back from the archive."""


def type_of(kind: QualificationKind) -> QualificationType:
    """Full for the kinds of school and higher education, partial for all others (art. 2 pkt 9 i 10)."""
    return QualificationType.FULL if kind in FULL_KINDS else QualificationType.PARTIAL
