"""Who acts: a person, for an organisation, in certain roles, perhaps for somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from auth.enums import PERSONAL_ROLES, Role
from auth.models import Person, Substitution
from institutions.enums import OrganisationKind
from institutions.models import Membership, Organisation


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who does a step. Names are for screens; ids are what an event keeps."""

    person_id: int | None
    name: str
    organisation_id: int | None = None
    organisation_name: str = ""
    organisation_kind: str = ""
    roles: frozenset[Role] = field(default_factory=frozenset)
    substitutes_id: int | None = None

    def has(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)

    @property
    def is_system(self) -> bool:
        return Role.SYSTEM in self.roles

    @property
    def is_operator(self) -> bool:
        return self.organisation_kind == OrganisationKind.OPERATOR


SYSTEM = Actor(person_id=None, name="system", roles=frozenset({Role.SYSTEM}))


@dataclass(frozen=True, slots=True)
class Capacity:
    """One way in which a person may act today: for an organisation, themselves or in place of somebody."""

    organisation: Organisation
    roles: tuple[Role, ...]
    substitutes: Person | None = None


def actor_for(
    person: Person, day: date, organisation_id: int | None = None, substitutes_id: int | None = None
) -> Actor:
    """The person's roles on this day, in the organisation chosen or in their first one.

    With `substitutes_id`, and a substitution in force on this day, the roles in organisations are those of the
    absent person. Personal roles (expert, inspector, consultee) always belong to the person.
    """
    if substitutes_id is not None:
        absent = _absent(person, day).get(substitutes_id)
        if absent is not None:
            roles = _rows(absent, day)
            own = {Role(row.role) for row in _rows(person, day) if row.role in PERSONAL_ROLES}
            return _actor(person, roles, organisation_id, own, substitutes_id)
    rows = _rows(person, day)
    return _actor(person, rows, organisation_id, {Role(row.role) for row in rows if row.role in PERSONAL_ROLES})


def capacities(person: Person, day: date) -> list[Capacity]:
    """All the ways in which the person may act on this day; what the organisation switch offers."""
    found = _capacities(_rows(person, day), None)
    for absent in _absent(person, day).values():
        found += _capacities(_rows(absent, day), absent)
    return found


def _rows(person: Person, day: date) -> list[Membership]:
    return list(
        Membership.objects.on(day).filter(person=person).select_related("organisation").order_by("valid_from", "id")
    )


def _absent(person: Person, day: date) -> dict[int, Person]:
    rows = (
        Substitution.objects.filter(substitute=person, valid_from__lte=day, valid_to__gte=day)
        .select_related("person")
        .order_by("person__sort_name", "id")
    )
    return {row.person_id: row.person for row in rows}


def _actor(
    person: Person,
    rows: Sequence[Membership],
    organisation_id: int | None,
    personal: set[Role],
    substitutes_id: int | None = None,
) -> Actor:
    own = [row.organisation for row in rows if row.organisation is not None]
    chosen = next((org for org in own if org.pk == organisation_id), own[0] if own else None)
    held = {Role(row.role) for row in rows if chosen is not None and row.organisation_id == chosen.pk}
    return Actor(
        person_id=person.pk,
        name=person.get_full_name(),
        organisation_id=chosen.pk if chosen else None,
        organisation_name=chosen.name if chosen else "",
        organisation_kind=chosen.kind if chosen else "",
        roles=frozenset(held | personal),
        substitutes_id=substitutes_id,
    )


def _capacities(rows: Sequence[Membership], substitutes: Person | None) -> list[Capacity]:
    roles: dict[int, list[Role]] = {}
    organisations: dict[int, Organisation] = {}
    for row in rows:
        if row.organisation is not None:
            organisations[row.organisation.pk] = row.organisation
            roles.setdefault(row.organisation.pk, []).append(Role(row.role))
    return [Capacity(organisations[key], tuple(held), substitutes) for key, held in roles.items()]
