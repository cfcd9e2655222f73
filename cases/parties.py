"""Who takes part in a case, as far as a person may know it."""

from dataclasses import dataclass

from auth.enums import Role
from cases.models import Case, Participation
from cases.timeline import is_official_in
from institutions.actor import Actor
from institutions.models import Organisation
from kernel import clock
from kernel.components import Fact

OF_BODIES = {
    Role.COUNCIL_MEMBER: "opiniuje rekomendację",
    Role.READER: "wniosek do wiadomości",
    Role.EXPERT: "zespół ekspertów",
    Role.CHAIR: "przewodniczy zespołowi",
}
"""What a body or several people do in a case, where the name of the role is that of one person."""
HIDDEN_FROM_APPLICANT = frozenset({Role.EXPERT, Role.CHAIR})
"""The applicant learns of the team from its letters, not from this panel."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The applicant with its numbers, and the participants with what they do here."""

    name: str
    applicant: list[Fact]
    participants: list[Fact]


def parties(case: Case, actor: Actor) -> Parties:
    """The people and offices of the case (its participations must be loaded)."""
    return Parties(case.applicant.name, _of(case.applicant), _participants(case, actor))


def _of(applicant: Organisation) -> list[Fact]:
    numbers = [("NIP", applicant.nip), ("KRS", applicant.krs), ("REGON", applicant.regon)]
    known = [(label, value) for label, value in numbers if value]
    facts = []
    if known:
        labels = " · ".join(label for label, _ in known)
        facts.append(Fact(labels, " · ".join(value for _, value in known), numeric=True))
    if applicant.address:
        facts.append(Fact("Adres", applicant.address))
    if applicant.email:
        facts.append(Fact("E-mail", applicant.email))
    return facts


def _participants(case: Case, actor: Actor) -> list[Fact]:
    facts = []
    if not case.is_draft:
        owner = case.owner.get_full_name() if case.owner else "nikt jeszcze nie przejął sprawy"
        facts.append(Fact("Ocena formalna", owner))
    facts.append(Fact("Minister właściwy", _minister(case)))
    if case.officer is not None:
        facts.append(Fact("W ministerstwie prowadzi", case.officer.get_full_name()))
    hidden = frozenset[Role]() if is_official_in(case, actor) or _takes_part(case, actor) else HIDDEN_FROM_APPLICANT
    named: dict[Role, list[str]] = {}
    present = _present(case)
    for row in present:
        if Role(row.role) not in hidden and not _has_another_part(row, present):
            named.setdefault(Role(row.role), []).append(str(row.person or row.organisation))
    facts += [Fact(_words(role), ", ".join(names)) for role, names in named.items()]
    return facts


def _has_another_part(row: Participation, present: list[Participation]) -> bool:
    """A body that was informed first and asked later is named once, by what it is asked."""
    return row.role == Role.READER and any(
        other.role != Role.READER and other.organisation_id == row.organisation_id for other in present
    )


def _minister(case: Case) -> str:
    if case.competent is not None:
        return case.competent.name
    if case.division is not None:
        return f"dział: {case.division.name} – jeszcze nie otrzymał wniosku"
    return "zostanie ustalony według działu administracji"


def _present(case: Case) -> list[Participation]:
    day = clock.today()
    return [
        row
        for row in case.participations.all()
        if row.valid_from <= day and (row.valid_to is None or row.valid_to >= day)
    ]


def _takes_part(case: Case, actor: Actor) -> bool:
    return any(row.person_id is not None and row.person_id == actor.person_id for row in _present(case))


def _words(role: Role) -> str:
    words = OF_BODIES.get(role, str(role.label))
    return f"{words[:1].upper()}{words[1:]}"
