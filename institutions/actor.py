"""Who acts: a person, for an organisation, in certain roles, perhaps for somebody else."""

from dataclasses import dataclass, field
from datetime import date

from auth.enums import PERSONAL_ROLES, Role
from auth.models import Person
from institutions.enums import OrganisationKind
from institutions.models import Membership


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


def actor_for(person: Person, day: date, organisation_id: int | None = None) -> Actor:
    """The person's roles on this day, in the organisation chosen or in their first one.

    Personal roles (expert, inspector, consultee) always belong to the person.
    """
    rows = list(
        Membership.objects.on(day)
        .filter(person=person)
        .select_related("organisation")
        .order_by("valid_from", "id")
    )
    own = [row.organisation for row in rows if row.organisation is not None]
    chosen = next((org for org in own if org.pk == organisation_id), own[0] if own else None)
    roles = {
        Role(row.role)
        for row in rows
        if row.role in PERSONAL_ROLES or (chosen is not None and row.organisation_id == chosen.pk)
    }
    return Actor(
        person_id=person.pk,
        name=person.get_full_name(),
        organisation_id=chosen.pk if chosen else None,
        organisation_name=chosen.name if chosen else "",
        organisation_kind=chosen.kind if chosen else "",
        roles=frozenset(roles),
    )
