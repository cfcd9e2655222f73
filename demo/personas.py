"""The people of the demo as the chooser and `manage.py personas` show them. Needs no database."""

from demo.cast import bodies, offices
from demo.cast.people import FEATURED, PEOPLE
from demo.cast.shapes import Body, Persona
from institutions.account import role_words
from kernel.components import PersonaCard, PersonaGroup
from kernel.context import address

__all__ = ["as_data", "groups", "persona"]

FIRST_GROUP = "Na początek"

BODIES: dict[str, Body] = {
    body.slug: body
    for body in (
        *bodies.OUTSIDE,
        *(ministry.body for ministry in offices.MINISTRIES),
        offices.FORMER_MINISTRY,
        offices.OPERATOR,
        offices.COORDINATOR,
        offices.COUNCIL,
        offices.DELEGATE,
    )
}
"""Every organisation of the demo by slug."""

_BY_SLUG: dict[str, Persona] = {one.slug: one for one in PEOPLE}


def persona(slug: str) -> Persona | None:
    """Returns the invented person of this slug, or None."""
    return _BY_SLUG.get(slug)


def groups() -> list[PersonaGroup]:
    """Returns the people in the groups of the chooser, the six to begin with first."""
    found: dict[str, list[PersonaCard]] = {FIRST_GROUP: [_card(_BY_SLUG[slug]) for slug in FEATURED]}
    for one in PEOPLE:
        if one.slug not in FEATURED:
            found.setdefault(one.group, []).append(_card(one))
    return [PersonaGroup(title, tuple(cards)) for title, cards in found.items()]


def as_data() -> list[dict[str, object]]:
    """Returns what `personas --json` prints."""
    return [
        {
            "slug": one.slug,
            "name": one.name,
            "roles": [role.value for role in one.roles],
            "organisation": BODIES[one.organisation].name if one.organisation else "",
            "start_url": start_url(),
        }
        for one in PEOPLE
    ]


def start_url() -> str:
    """Where everybody lands after choosing a person: the start page knows the work of every role."""
    return address("portal:start") or "/"


def _card(one: Persona) -> PersonaCard:
    body = BODIES[one.organisation] if one.organisation else None
    return PersonaCard(
        slug=one.slug,
        name=one.name,
        roles=role_words(one.roles),
        organisation=(body.short_name or body.name) if body else "",
        note=one.note,
    )
