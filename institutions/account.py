"""What the account page shows: the person, and the ways in which they may act today."""

from collections.abc import Iterable
from dataclasses import dataclass

from auth.enums import PERSONAL_ROLES, Role
from auth.models import Person
from institutions.actor import Actor, Capacity
from institutions.enums import OFFICIAL_BODIES
from institutions.models import Organisation
from kernel.components import Fact


@dataclass(frozen=True, slots=True)
class CapacityRow:
    """One line of the switch; `words` are the roles."""

    organisation: Organisation
    words: str
    substitutes: Person | None
    current: bool


def capacity_rows(found: Iterable[Capacity], actor: Actor) -> list[CapacityRow]:
    """Returns the lines of the switch, with the present capacity marked."""
    return [
        CapacityRow(
            organisation=capacity.organisation,
            words=role_words(capacity.roles),
            substitutes=capacity.substitutes,
            current=(capacity.organisation.pk, _id(capacity.substitutes))
            == (actor.organisation_id, actor.substitutes_id),
        )
        for capacity in found
    ]


def facts(person: Person, actor: Actor) -> list[Fact]:
    """Returns who the person is, line by line."""
    return [
        Fact("Imię i nazwisko", person.get_full_name()),
        Fact("Adres e-mail", person.email or "nie podano"),
        Fact("Działasz w imieniu", actor.organisation_name or "własnym"),
        Fact("Role", role_words(actor.roles) or "brak"),
    ]


def personal_roles(actor: Actor) -> str:
    """Returns the personal roles in words, e.g. „ekspert”."""
    return role_words(actor.roles & PERSONAL_ROLES)


def frame_of(actor: Actor) -> str:
    """Returns the template that frames the pages of whoever acts: an office, or everybody else."""
    return "base.html" if actor.organisation_kind in OFFICIAL_BODIES else "applicant.html"


def role_words(roles: Iterable[Role]) -> str:
    """Returns roles in words, in the order of the enum."""
    held = set(roles)
    return ", ".join(str(role.label) for role in Role if role in held)


def _id(person: Person | None) -> int | None:
    return person.pk if person else None
