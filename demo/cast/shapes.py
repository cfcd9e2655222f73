"""What a person, an organisation and an office of the demo are made of."""

from dataclasses import dataclass

from auth.enums import Role
from institutions.enums import OrganisationKind, StatutoryBasis
from kernel.text import fold


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the demo; field names as in `institutions.models.Organisation`."""

    slug: str
    kind: OrganisationKind
    name: str
    short_name: str = ""
    genitive: str = ""
    street: str = ""
    postal_code: str = ""
    seat: str = ""
    nip: str = ""
    krs: str = ""
    pesel: str = ""
    runs_business: bool = False
    nationwide: bool = False
    statutory_basis: StatutoryBasis = StatutoryBasis.NONE
    runs_bcu: bool = False
    sectors: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        return f"sekretariat@{self.slug}.example.pl"

    @property
    def e_delivery(self) -> str:
        """An invented address for e-Doręczenia, in its usual shape."""
        figures = f"{sum(map(ord, self.slug)) * 7919 % 10**10:010d}"
        return f"AE:PL-{figures[:5]}-{figures[5:]}-DEMOX-00"


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry with the title of its head and three invented people: minister, director, officer."""

    body: Body
    title: str
    minister: str
    director: str
    officer: str
    department: str
    featured: bool = False


@dataclass(frozen=True, slots=True)
class Persona:
    """An invented person: who they are, where they belong, what they may do, how their day looks."""

    name: str
    organisation: str | None
    roles: tuple[Role, ...]
    group: str
    note: str = ""
    unit: str = ""
    also: tuple[tuple[str, tuple[Role, ...]], ...] = ()

    @property
    def slug(self) -> str:
        return fold(self.name).replace(" ", "-")

    @property
    def given_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def family_name(self) -> str:
        return self.name.split(" ", 1)[1]

    @property
    def email(self) -> str:
        return f"{self.slug}@example.org"
