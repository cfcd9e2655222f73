"""Conditions of the steps of art. 21: seats, statements, tables, remarks."""

from datetime import date

from cases.flows import is_finished
from cases.open_points import flag
from cases.procedure import Procedure
from institutions.actor import Actor
from kernel.refusals import GuardFailed
from kernel.text import plural
from workflows.inclusion import flows
from workflows.inclusion.models import ExpertRemark, TeamMember
from workflows.inclusion.receipt import were_received


def _seat(case: Procedure, actor: Actor) -> TeamMember | None:
    return TeamMember.objects.filter(case_id=case.pk, person_id=actor.person_id or 0, left_on=None).first()


def impartiality_not_stated(case: Procedure, actor: Actor, _day: date) -> None:
    seat = _seat(case, actor)
    if seat is not None and (seat.impartial_at or seat.conflict):
        raise GuardFailed("Oświadczenie o bezstronności masz już złożone.", stated=True)


def impartiality_stated(case: Procedure, actor: Actor, _day: date) -> None:
    """Art. 21 ust. 4–5."""
    seat = _seat(case, actor)
    if seat is None or seat.impartial_at is None:
        raise GuardFailed("Złóż najpierw oświadczenie o bezstronności (art. 21 ust. 4–5).", stated=False)


def team_is_impartial(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 21 ust. 4–5: every member has stated impartiality."""
    missing = TeamMember.objects.filter(case_id=case.pk, left_on=None, impartial_at=None).count()
    if missing:
        verb = plural(missing, "ekspert nie złożył", "ekspertów nie złożyło", "ekspertów nie złożyło")
        raise GuardFailed(f"{missing} {verb} oświadczenia o bezstronności (art. 21 ust. 4–5).", missing=missing)


def tables_are_filled(case: Procedure, _actor: Actor, _day: date) -> None:
    """The flow of the team: the joint opinion comes after every expert's table."""
    if not flag("EXPERT_TABLES"):
        return
    if not is_finished(flows.ExpertTeamFlow, case, "table"):
        missing = TeamMember.objects.filter(case_id=case.pk, left_on=None, table=None).count()
        verb = plural(
            missing, "ekspert nie złożył tabeli", "ekspertów nie złożyło tabel", "ekspertów nie złożyło tabel"
        )
        raise GuardFailed(f"{missing} {verb} zgodności.", missing=missing)


def remarks_await_answer(case: Procedure, _actor: Actor, _day: date) -> None:
    if not ExpertRemark.objects.filter(case_id=case.pk, answered_on=None).exists():
        raise GuardFailed("Żadne uwagi ekspertów nie czekają na odpowiedź.", waiting=0)
    if not all(were_received(case, "expert_remarks")):
        raise GuardFailed("Najpierw potwierdź odbiór uwag ekspertów w skrzynce.", sealed=True)
