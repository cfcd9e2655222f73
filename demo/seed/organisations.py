"""Writes the cast into the database: sectors, divisions, organisations, people, competence by date."""

from datetime import date, timedelta

from django.db import transaction

from auth.enums import PERSONAL_ROLES
from auth.models import Person
from demo.cast import bodies, offices
from demo.cast.experts import FIELDS
from demo.cast.people import PEOPLE
from demo.cast.shapes import Body, Persona
from demo.personas import BODIES
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
from kernel.text import fold

__all__ = ["load_organisations"]

MEMBERS_SINCE = date(2024, 1, 1)
"""The day on which the Act got its present shape; every role of the demo begins on it."""
OLD_BASIS = "rozporządzenie Prezesa Rady Ministrów o zakresie działania ministra, grudzień 2023 r. (dane przykładowe)"
NEW_BASIS = "rozporządzenie Prezesa Rady Ministrów o zakresie działania ministra, lipiec 2025 r. (dane przykładowe)"
DELEGATION_BASIS = "rozporządzenie Ministra Energii wydane na podstawie art. 36 ust. 1 (przykładowe)"


@transaction.atomic
def load_organisations() -> None:
    """Fills an empty database with the cast."""
    sectors = {
        code: Sector.objects.create(code=code, name=name, framework=framework)
        for code, (name, framework) in bodies.SECTORS.items()
    }
    divisions = {code: Division.objects.create(code=code, name=name) for code, name in offices.DIVISIONS.items()}
    organisations = {slug: _organisation(body, sectors) for slug, body in BODIES.items()}
    people = {persona.slug: _person(persona) for persona in PEOPLE}
    Membership.objects.bulk_create(
        row for persona in PEOPLE for row in _memberships(persona, people[persona.slug], organisations)
    )
    _competence(divisions, organisations)
    _heads(organisations, people)
    _roster(people, sectors, divisions)
    ministry, division = offices.DELEGATION
    Delegation.objects.create(
        ministry=organisations[ministry],
        delegate=organisations[offices.DELEGATE.slug],
        division=divisions[division],
        basis=DELEGATION_BASIS,
        valid_from=offices.NEW_GOVERNMENT,
    )


def _organisation(body: Body, sectors: dict[str, Sector]) -> Organisation:
    organisation = Organisation(
        slug=body.slug,
        kind=body.kind,
        name=body.name,
        short_name=body.short_name,
        genitive=body.genitive,
        street=body.street,
        postal_code=body.postal_code,
        seat=body.seat,
        nip=body.nip,
        krs=body.krs,
        pesel=body.pesel,
        email=body.email,
        e_delivery=body.e_delivery,
        runs_business=body.runs_business,
        nationwide=body.nationwide,
        statutory_basis=body.statutory_basis,
        runs_bcu=body.runs_bcu,
    )
    organisation.save()
    organisation.sectors.set(sectors[code] for code in body.sectors)
    return organisation


def _person(persona: Persona) -> Person:
    return Person.objects.create_user(
        persona.slug, given_name=persona.given_name, family_name=persona.family_name, email=persona.email
    )


def _memberships(persona: Persona, person: Person, organisations: dict[str, Organisation]) -> list[Membership]:
    places = [(persona.organisation, persona.roles), *persona.also]
    return [
        Membership(
            person=person,
            organisation=organisations[slug] if slug and role not in PERSONAL_ROLES else None,
            role=role,
            unit=persona.unit,
            valid_from=MEMBERS_SINCE,
        )
        for slug, roles in places
        for role in roles
    ]


def _competence(divisions: dict[str, Division], organisations: dict[str, Organisation]) -> None:
    last_day = offices.NEW_GOVERNMENT - timedelta(days=1)
    rows = []
    for code, ministry in offices.COMPETENCE.items():
        before = offices.MOVED.get(code)
        if before is not None:
            rows.append(_row(divisions[code], organisations[before], offices.OLD_GOVERNMENT, OLD_BASIS, last_day))
            rows.append(_row(divisions[code], organisations[ministry], offices.NEW_GOVERNMENT, NEW_BASIS))
        else:
            rows.append(_row(divisions[code], organisations[ministry], offices.OLD_GOVERNMENT, OLD_BASIS))
    MinistryDivision.objects.bulk_create(rows)


def _roster(people: dict[str, Person], sectors: dict[str, Sector], divisions: dict[str, Division]) -> None:
    for name, one in FIELDS.items():
        person = people[fold(name).replace(" ", "-")]
        entry = ExpertEntry.objects.create(
            person=person, standards=one.standards, note=one.note, valid_from=MEMBERS_SINCE
        )
        entry.sectors.set(sectors[code] for code in one.sectors)
        entry.divisions.set(divisions[code] for code in one.divisions)


def _row(
    division: Division, ministry: Organisation, since: date, basis: str, until: date | None = None
) -> MinistryDivision:
    return MinistryDivision(division=division, ministry=ministry, basis=basis, valid_from=since, valid_to=until)


def _heads(organisations: dict[str, Organisation], people: dict[str, Person]) -> None:
    rows = [
        MinistryHead(
            ministry=organisations[ministry.body.slug],
            person=people[fold(ministry.minister).replace(" ", "-")],
            title=ministry.title,
            valid_from=offices.OLD_GOVERNMENT,
        )
        for ministry in offices.MINISTRIES
    ]
    name, title = offices.FORMER_MINISTER
    given_name, family_name = name.split(" ")
    former = Person.objects.create_user(
        fold(name).replace(" ", "-"), given_name=given_name, family_name=family_name, is_active=False
    )
    rows.append(
        MinistryHead(
            ministry=organisations[offices.FORMER_MINISTRY.slug],
            person=former,
            title=title,
            valid_from=offices.OLD_GOVERNMENT,
            valid_to=offices.NEW_GOVERNMENT - timedelta(days=1),
        )
    )
    MinistryHead.objects.bulk_create(rows)
