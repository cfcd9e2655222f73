"""A small office for tests of the engine: the operator, two firms, a ministry, and their people."""

from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from auth.enums import Role
from auth.models import Person
from cases import service
from cases.models import Case, Event
from institutions.actor import Actor, actor_for
from institutions.enums import OrganisationKind
from institutions.models import Organisation
from kernel import clock
from tests.institutions.cast import organisation, person

ANSWERS: dict[str, dict[str, Any]] = {
    "call": {"text": "Dołącz dowód opłaty."},
    "withdraw": {"reason": "Zmieniliśmy plany."},
    "note": {"text": "Zadzwonić w sprawie przelewu."},
}
"""What the forms of the short procedure are filled with."""

PATHS: dict[str, tuple[str, ...]] = {
    "DRAFT": (),
    "SUBMITTED": ("submit",),
    "FORMAL_REVIEW": ("submit", "start_review"),
    "AWAITING_SUPPLEMENT": ("submit", "start_review", "call"),
    "FORWARDED": ("submit", "start_review", "forward"),
    "WITHDRAWN": ("submit", "withdraw"),
}
_numbers = count(1)


@dataclass
class Office:
    """Who is there, and a way to bring a case into a state by lawful steps."""

    operator: Organisation
    firm: Organisation
    rival: Organisation
    ministry: Organisation
    people: dict[str, Person] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        return actor_for(self.people[name], clock.today())

    @property
    def reviewer(self) -> Actor:
        return self.actor("halina-wzorcowa")

    @property
    def second_reviewer(self) -> Actor:
        return self.actor("olgierd-szkic")

    @property
    def head(self) -> Actor:
        return self.actor("kazimierz-probny")

    @property
    def signatory(self) -> Actor:
        return self.actor("bogdan-makieta")

    @property
    def rival_signatory(self) -> Actor:
        return self.actor("celina-obca")

    @property
    def officer(self) -> Actor:
        return self.actor("roman-referent")

    @property
    def admin(self) -> Actor:
        return self.actor("adam-techniczny")

    def case(self, state: str = "DRAFT", *, title: str = "", applicant: Organisation | None = None) -> Case:
        """A case of the firm that walked to the state by its own steps."""
        case = service.open_case(
            "INC_FM", applicant or self.firm, self.signatory, title=title or f"Nazwa {next(_numbers)}"
        )
        for name in PATHS[state]:
            self.take(case, name)
        return case

    def take(self, case: Case, name: str, *, day: date | None = None) -> Event:
        """One step by whoever takes it, with its form filled in."""
        actor = self._of(case, name)
        return service.perform(case, name, actor=actor, data=ANSWERS.get(name), day=day)

    def _of(self, case: Case, name: str) -> Actor:
        if name in {"submit", "submit_corrected", "withdraw"}:
            return self.signatory if case.applicant_id == self.firm.pk else self.rival_signatory
        return {"approve_call": self.head, "extend": self.officer}.get(name, self.reviewer)

    def deliver_call(self, case: Case, day: date) -> Event:
        """The call is delivered: the room of documents performs this act when a receipt is confirmed."""
        data = {"delivery": 1, "letter": "wezwanie", "starts": ["SUPPL"]}
        return service.perform(case, "confirm_delivery", actor=self.signatory, data=data, day=day)


def open_office() -> Office:
    """Everyone in place."""
    operator = organisation("ibe-probny", OrganisationKind.OPERATOR, name="Instytut Próbny", short_name="IP")
    firm = organisation("szkola", name="Wzorcowa Szkoła Instalatorów", nip="0001112223")
    rival = organisation("rywal", name="Fundacja Obca")
    ministry = organisation("ministerstwo-probne", OrganisationKind.MINISTRY, name="Ministerstwo Próbne")
    cast = {
        "halina-wzorcowa": ((Role.REVIEWER,), operator),
        "olgierd-szkic": ((Role.REVIEWER,), operator),
        "kazimierz-probny": ((Role.HEAD_OF_UNIT,), operator),
        "adam-techniczny": ((Role.OPERATOR_ADMIN,), operator),
        "bogdan-makieta": ((Role.SIGNATORY, Role.WRITER), firm),
        "celina-obca": ((Role.SIGNATORY,), rival),
        "roman-referent": ((Role.OFFICER,), ministry),
    }
    people = {name: person(name, *roles, at=at) for name, (roles, at) in cast.items()}
    return Office(operator, firm, rival, ministry, people)
