"""A cast and drafts for tests of this room and of those above it."""

from dataclasses import dataclass
from itertools import count
from typing import Final

from applications import service
from applications.models import Application
from applications.samples import NIP, fill
from auth.enums import Role
from auth.models import Person
from cases.enums import CaseKind
from cases.models import Case
from institutions.actor import Actor, actor_for
from institutions.enums import OrganisationKind, StatutoryBasis
from institutions.models import Division, Organisation, Sector
from kernel import clock
from tests.institutions.cast import organisation, person

FM: Final = CaseKind.INC_FM.value
SEC: Final = CaseKind.INC_SEC.value

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Team:
    """An applicant and its people."""

    organisation: Organisation
    writer: Person
    checker: Person
    signatory: Person
    reader: Person

    def actor(self, role: str = "writer") -> Actor:
        return actor_for(getattr(self, role), clock.today())


def team(kind: str = FM, **fields: str) -> Team:
    """An organisation that may apply with the kind, with a writer, a checker, a signatory and a reader."""
    number = next(_numbers)
    what = OrganisationKind.CHAMBER if kind == SEC else OrganisationKind.COMPANY
    applicant = organisation(
        f"wnioskodawca-{number}",
        what,
        name=f"Wzorcowa Firma {number}",
        street="ul. Próbna 1",
        postal_code="00-001",
        seat="Warszawa",
        nip=NIP,
        krs="9900012345",
        email="wnioski@przyklad.pl",
        **fields,
    )
    if kind == SEC:
        applicant.statutory_basis, applicant.nationwide = StatutoryBasis.CHAMBERS, True
        applicant.save()
        applicant.sectors.add(sector())
    roles = {"writer": Role.WRITER, "checker": Role.CHECKER, "signatory": Role.SIGNATORY, "reader": Role.READER}
    people = {name: person(f"{name}-{number}", role, at=applicant) for name, role in roles.items()}
    return Team(applicant, **people)


def lone_person() -> Actor:
    """A natural person who applies for themselves: all roles in one."""
    number = next(_numbers)
    own = organisation(
        f"osoba-{number}",
        OrganisationKind.PERSON,
        name="Zofia Próbna",
        street="ul. Cicha 2",
        postal_code="30-001",
        seat="Kraków",
        pesel="65851200018",
        correspondence_address="skr. poczt. 7, 30-001 Kraków",
        email="zofia@przyklad.pl",
    )
    someone = person(f"zofia-{number}", Role.WRITER, Role.CHECKER, Role.SIGNATORY, at=own)
    return actor_for(someone, clock.today())


def sector(code: str = "budownictwo", framework: str = "SRKB") -> Sector:
    return Sector.objects.get_or_create(code=code, defaults={"name": code, "framework": framework})[0]


def division(code: str = "gospodarka") -> Division:
    return Division.objects.get_or_create(code=code, defaults={"name": code})[0]


def draft(kind: str = FM, who: Team | None = None) -> Case:
    """An empty draft, as its writer finds it."""
    return service.open_draft(kind, (who or team(kind)).actor())


def full_draft(kind: str = FM, who: Team | None = None, **overrides: object) -> Case:
    """A draft in which nothing is missing; `overrides` by field code with `__` for the dot."""
    division()
    sector()
    people = who or team(kind)
    case = service.open_draft(kind, people.actor())
    fill(case, people.actor(), overrides={code.replace("__", "."): value for code, value in overrides.items()})
    return case


def application(case: Case) -> Application:
    return Application.objects.get(case_id=case.pk)
