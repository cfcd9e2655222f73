"""What the declaration of accessibility states. Change it when the pages change, and review it by 31 March each year.

Act of 4 April 2019 on digital accessibility of websites (t.j. Dz.U. 2023 poz. 1440), art. 10 and 11.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Declaration:
    """Dates of the declaration: of the site, of its last major change, of the declaration and of its review."""

    published: date
    changed: date
    drawn_up: date
    reviewed: date


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers for accessibility."""

    person: str
    email: str
    phone: str

    @property
    def dial(self) -> str:
        return "".join(sign for sign in self.phone if sign in "+0123456789")


DECLARATION = Declaration(
    published=date(2026, 11, 25),
    changed=date(2026, 11, 25),
    drawn_up=date(2026, 11, 25),
    reviewed=date(2026, 11, 25),
)


def contact() -> Contact:
    """Returns the contact of this installation (`ACCESSIBILITY_…` in the environment)."""
    return Contact(**settings.ACCESSIBILITY_CONTACT)
