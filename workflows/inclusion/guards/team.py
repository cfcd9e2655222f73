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
from workflows.inclusion.team_opinion import standing_of
from workflows.inclusion.team_rules import barred_members


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


def nobody_in_the_team_is_barred(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 21 ust. 4–5, at every later step too: somebody may have joined the applicant since the appointment."""
    for member, reason in barred_members(case):
        raise GuardFailed(
            f"{member.person.get_full_name()} nie może pracować w zespole: {reason}. Minister wskaże inną osobę.",
            person=member.person_id,
        )


def expert_is_not_barred(case: Procedure, actor: Actor, _day: date) -> None:
    """Art. 21 ust. 4–5, for the one who acts."""
    for member, reason in barred_members(case):
        if member.person_id == actor.person_id:
            raise GuardFailed(
                f"Nie możesz pracować w tym zespole: osoba o Twoim nazwisku {reason}. Minister wskaże inną osobę.",
                person=member.person_id,
            )


def opinion_is_written(case: Procedure, _actor: Actor, _day: date) -> None:
    if standing_of(case) is None:
        raise GuardFailed("Nie ma jeszcze tekstu do potwierdzenia. Pisze go przewodniczący zespołu.", written=False)


def opinion_is_confirmed(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 21 ust. 1, 21a ust. 6: the team speaks, so every member has confirmed exactly this text."""
    standing = standing_of(case)
    if standing is None:
        raise GuardFailed("Napisz najpierw tekst, który potwierdzą wszyscy członkowie zespołu.", written=False)
    if standing.objections:
        names = ", ".join(line.name for line in standing.objections)
        raise GuardFailed(f"Zastrzeżenia do tekstu zgłosili: {names}. Zmień tekst albo wyjaśnij je.", objections=names)
    if standing.waiting:
        names = ", ".join(line.name for line in standing.waiting)
        raise GuardFailed(f"Obecnego tekstu nie potwierdzili jeszcze: {names}.", waiting=names)


def remarks_await_answer(case: Procedure, _actor: Actor, _day: date) -> None:
    if not ExpertRemark.objects.filter(case_id=case.pk, answered_on=None).exists():
        raise GuardFailed("Żadne uwagi ekspertów nie czekają na odpowiedź.", waiting=0)
    if not all(were_received(case, "expert_remarks")):
        raise GuardFailed("Najpierw potwierdź odbiór uwag ekspertów w skrzynce.", sealed=True)
