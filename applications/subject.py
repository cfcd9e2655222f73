"""What a case takes from its application: its title, division and sector, and what was due to be paid."""

from dataclasses import dataclass
from decimal import Decimal

from applications.circumstances import Circumstances
from applications.contents import Contents, contents
from applications.fees import fee
from cases.models import Case
from institutions.models import Division, Sector


@dataclass(frozen=True, slots=True)
class Subject:
    """`fee_due` is in złoty; None where the exemption holds."""

    title: str
    division: Division | None
    sector: Sector | None
    fee_due: Decimal | None


def subject_of(case: Case) -> Subject:
    """Reads the application as it is now."""
    here = contents(case)
    answers = here.application.content
    title = here.description.name or ""
    return Subject(
        title=title,
        division=here.divisions.get(str(answers.get("administrationDivision") or "")),
        sector=here.sectors.get(str(answers.get("sector") or "")),
        fee_due=_fee_due(here),
    )


def fee_due(case: Case, here: Contents | None = None) -> Decimal | None:
    """What is due to be paid, in złoty; None where the exemption holds."""
    return _fee_due(here or contents(case))


def _fee_due(here: Contents) -> Decimal | None:
    title = here.description.name or ""
    pays = Circumstances(here.kind, here.application.content, here.day).pays  # no sector decides about it
    return fee(here.case.kind, here.day, title).amount if pays else None
