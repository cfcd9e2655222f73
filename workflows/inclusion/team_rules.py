"""Who may sit in an expert team, and what a team must consist of (art. 21 ust. 2, 4–5; law.md 2.2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from applications.models import Application, DraftEntry, Snapshot
from auth.enums import Role
from auth.models import Person
from cases.kept import kept
from cases.models import Case, Event
from institutions.models import Membership
from kernel import clock
from workflows.inclusion.models import SeatKind, TeamMember

SMALLEST_TEAM = 3
LARGEST_TEAM = 7
"""Art. 21 ust. 2 names the smallest number only; more than seven seats are no longer a team at one table."""
PRACTITIONERS = 2
DESCRIBERS = 1


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody whom the minister means to appoint."""

    person: Person
    kind: SeatKind
    chair: bool = False


def composition_errors(seats: Sequence[Seat]) -> list[str]:
    """Sentences that say what the team lacks; empty when it may be appointed."""
    practitioners = sum(seat.kind == SeatKind.PRACTICE for seat in seats)
    describers = sum(seat.kind == SeatKind.DESCRIPTIONS for seat in seats)
    checks = [
        (
            len(seats) < SMALLEST_TEAM,
            f"Zespół musi mieć co najmniej {SMALLEST_TEAM} ekspertów, a ma {len(seats)} (art. 21 ust. 2).",
        ),
        (
            practitioners < PRACTITIONERS,
            f"Wskaż co najmniej {PRACTITIONERS} ekspertów z doświadczeniem w zadaniach (art. 21 ust. 2 pkt 1).",
        ),
        (
            describers < DESCRIBERS,
            "Wskaż co najmniej jednego eksperta, który zna standardy opisu i PRK (art. 21 ust. 2 pkt 2).",
        ),
        (len({seat.person.pk for seat in seats}) < len(seats), "Jedna osoba może zająć w zespole jedno miejsce."),
        (
            sum(seat.chair for seat in seats) != 1,
            "Wskaż jedną osobę z zespołu, która będzie przewodniczyć (Dz.U. 2025 poz. 153 § 2 ust. 1).",
        ),
    ]
    return [sentence for wrong, sentence in checks if wrong]


def barred(case: Case, people: Iterable[int]) -> dict[int, str]:
    """Person id → why this person may not be an expert here; only those who may not. Six queries at most."""
    asked = set(people)
    reasons: dict[int, str] = dict.fromkeys(case.excluded, "jest wyłączona ze sprawy (art. 24 KPA)")
    leading = {case.owner_id, case.officer_id} - {None}
    reasons |= dict.fromkeys((one for one in leading if one), "prowadzi tę sprawę (art. 24 KPA)")
    reasons |= dict.fromkeys(_councillors(asked), "zasiada w Radzie Interesariuszy, która opiniuje pracę zespołu")
    reasons |= dict.fromkeys(_of_applicant(case, asked), "jest związana z wnioskodawcą (art. 21 ust. 5, art. 24 KPA)")
    reasons |= dict.fromkeys(_preparers(case), "brała udział w przygotowaniu wniosku (art. 21 ust. 4)")
    return {person: reason for person, reason in reasons.items() if person in asked}


def barred_members(case: Case) -> list[tuple[TeamMember, str]]:
    """Members of the present team who may not sit in it any more, each with the reason (read once)."""

    def load() -> list[tuple[TeamMember, str]]:
        rows = TeamMember.objects.filter(case_id=case.pk, left_on=None).select_related("person").order_by("id")
        team = list(rows)
        reasons = barred(case, (member.person_id for member in team))
        return [(member, reasons[member.person_id]) for member in team if member.person_id in reasons]

    return kept(case, "barred members", load)


def _councillors(asked: set[int]) -> set[int]:
    rows = Membership.objects.on(clock.today()).filter(role=Role.COUNCIL_MEMBER, person__in=asked)
    return set(rows.order_by("id").values_list("person_id", flat=True))


def _of_applicant(case: Case, asked: set[int]) -> set[int]:
    """Anybody who ever had a role there: having left last week does not make impartial."""
    rows = Membership.objects.filter(organisation_id=case.applicant_id, person__in=asked)
    return set(rows.order_by("id").values_list("person_id", flat=True))


def _preparers(case: Case) -> set[int]:
    """Everybody who opened, wrote, checked or sent the application."""
    application = Application.objects.get(case_id=case.pk)
    found = {case.created_by_id, application.changed_by_id}
    found |= {mark.get("by") for mark in application.items.values()}
    found |= set(DraftEntry.objects.filter(case_id=case.pk).order_by("id").values_list("person_id", flat=True))
    found |= set(Snapshot.objects.filter(case_id=case.pk).order_by("id").values_list("author_id", flat=True))
    sent = Event.objects.filter(case_id=case.pk, verb__in=["submit", "submit_corrected"]).order_by("seq")
    found |= set(sent.values_list("person_id_ref", flat=True))
    return {one for one in found if one is not None}
