"""How to reach the register's operator: on every page's foot, on the confirmation of a submission, in a case."""

from dataclasses import dataclass

from django.conf import settings

__all__ = ["OperatorContact", "operator_contact"]


@dataclass(frozen=True, slots=True)
class OperatorContact:
    """Where people write and call; the words as they are shown."""

    name: str
    street: str
    town: str
    phone: str
    email: str
    hours: str

    @property
    def dial(self) -> str:
        """The number as a telephone takes it."""
        return "".join(sign for sign in self.phone if sign in "+0123456789")


def operator_contact() -> OperatorContact:
    """Returns the contact of this installation (`OPERATOR_…` in the environment)."""
    return OperatorContact(**settings.OPERATOR_CONTACT)
