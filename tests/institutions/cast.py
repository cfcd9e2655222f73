"""A small cast for tests of people and offices: two ministries, a firm, and their people."""

from datetime import date

from auth.enums import Role
from auth.models import Person
from institutions.enums import OrganisationKind
from institutions.models import Organisation
from institutions.service import add_member

LONG_AGO = date(2024, 1, 1)


def organisation(slug: str, kind: OrganisationKind = OrganisationKind.COMPANY, **fields: str) -> Organisation:
    return Organisation.objects.create(slug=slug, kind=kind, name=fields.pop("name", slug.title()), **fields)


def ministry(slug: str) -> Organisation:
    return organisation(slug, OrganisationKind.MINISTRY)


def person(username: str, *roles: Role, at: Organisation | None = None, since: date = LONG_AGO) -> Person:
    given, _, family = username.partition("-")
    found = Person.objects.create_user(username, given_name=given.title(), family_name=family.title())
    for role in roles:
        add_member(found, role, from_day=since, organisation=at)
    return found
