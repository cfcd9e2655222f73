"""What every letter of an inclusion case says of the case, its sender and who signs."""

from datetime import date
from typing import Any

from auth.models import Person
from cases.models import Case
from documents.letters import Signature
from documents.service import party_of
from institutions.actor import Actor
from institutions.models import Organisation
from institutions.queries import head_of, operator
from kernel import clock


def filed(case: Case) -> dict[str, Any]:  # fields of a typed letter, checked by its model
    """Kind, qualification, applicant and the day of filing: the fields of a FiledLetter but its sender."""
    assert case.submitted_at is not None  # letters belong to submitted cases
    return {
        "kind": case.kind,
        "qualification": case.title,
        "applicant": case.applicant.name,
        "filed_on": clock.day_of(case.submitted_at),
    }


def from_operator(case: Case, actor: Actor) -> dict[str, Any]:  # fields of a typed letter, checked by its model
    """A letter of the register operator, signed by whoever takes the step; the system signs nothing."""
    office = operator()
    signature = None if actor.is_system else Signature(name=actor.name, post=f"ocena formalna, {office.name}")
    return {**filed(case), "sender": party_of(office), "signature": signature}


def from_minister(case: Case, day: date | None = None) -> dict[str, Any]:  # fields of a typed letter
    """A letter of the competent minister of the case, signed by whoever heads the ministry on that day."""
    ministry = case.competent
    assert ministry is not None  # only a case that was forwarded gets a minister's letters
    head = head_of(ministry, day or clock.today())
    signature = Signature(name=head.person.get_full_name(), post=head.title) if head else None
    return {**filed(case), "sender": party_of(ministry), "signature": signature}


def from_person(
    case: Case, person: Person, post: str, body: Organisation
) -> dict[str, Any]:  # fields of a typed letter
    """A letter of a team or a council, signed by its chair or member."""
    return {
        **filed(case),
        "sender": party_of(body),
        "signature": Signature(name=person.get_full_name(), post=post),
    }
