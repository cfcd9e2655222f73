"""Turns organisations and people of the register into the parties of a letter."""

from auth.models import Person
from documents.letters import Party
from institutions.models import Organisation

Recipient = Organisation | Person


def party_of(recipient: Recipient) -> Party:
    """Returns a recipient or sender as printed. A natural person is written to at the address for letters."""
    return _organisation(recipient) if isinstance(recipient, Organisation) else _person(recipient)


def _organisation(organisation: Organisation) -> Party:
    town = f"{organisation.postal_code} {organisation.seat}".strip()
    lines = (
        [organisation.correspondence_address] if organisation.correspondence_address else [organisation.street, town]
    )
    number, kind = _identifier(organisation)
    return Party(
        name=organisation.name,
        address=tuple(line for line in lines if line),
        seat=organisation.seat,
        identifier=number,
        identifier_kind=kind,
    )


def _identifier(organisation: Organisation) -> tuple[str, str]:
    """Never the PESEL: receipts go to others too."""
    numbers = (("NIP", organisation.nip), ("KRS", organisation.krs), ("REGON", organisation.regon))
    return next(((number, kind) for kind, number in numbers if number), (organisation.slug, "ZRK"))


def _person(person: Person) -> Party:
    return Party(name=person.get_full_name(), identifier=person.username, identifier_kind="ZRK")
