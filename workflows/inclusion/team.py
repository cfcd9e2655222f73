"""What the steps of art. 21 and 21a ust. 6 do: the expert team, its statements, tables, remarks and opinions."""

from collections.abc import Sequence

from auth.enums import Role
from auth.models import Person
from cases import service as engine
from cases.flows import cancel, finish, is_running, start
from cases.procedure import Procedure
from cases.rights import MINISTER_STEPS
from cases.spec import Move
from documents import service as documents
from workflows.inclusion import flows, writing
from workflows.inclusion.collective import ministry_of
from workflows.inclusion.documents import (
    ExpertAppointment,
    ExpertRemarks,
)
from workflows.inclusion.models import ComplianceTable, ExpertRemark, OpinionDraft, SeatKind, TableDraft, TeamMember
from workflows.inclusion.team_agreement import ANSWER_WORK, CHAIR_POST, ask_for_words, chair_of, team_of
from workflows.inclusion.team_rules import Seat

STATEMENT_WORK = "impartiality"
CONFLICT_WORK = "expert_conflict"


def appoint(case: Procedure, move: Move) -> None:
    """Art. 21 ust. 1–5: the named people get the case; each first states impartiality, then fills a table."""
    seats: Sequence[Seat] = move.data["seats"]
    for seat in seats:
        _take_seat(case, move, seat)
    _letters_of_appointment(case, move, seats)
    _start_flow(case)
    move.facts |= {"people": [seat.person.pk for seat in seats], "chair": chair_of(case).person_id}


def _take_seat(case: Procedure, move: Move, seat: Seat) -> None:
    TeamMember.objects.create(
        case_id=case.pk, person=seat.person, seat=seat.kind, chair=seat.chair, appointed_on=move.day
    )
    engine.join(case, Role.EXPERT, person=seat.person, reason="art. 21 ust. 1")
    if seat.chair:
        engine.join(case, Role.CHAIR, person=seat.person, reason="Dz.U. 2025 poz. 153 § 2 ust. 1")
    engine.open_work(
        case,
        STATEMENT_WORK,
        "Złóż oświadczenie o bezstronności",
        person=seat.person,
        step="state_impartiality",
        basis="art. 21 ust. 4–5",
    )


def _letters_of_appointment(case: Procedure, move: Move, seats: Sequence[Seat]) -> None:
    names = tuple(member.person.get_full_name() for member in team_of(case))
    frame = writing.from_minister(case, move.day)
    for seat in seats:
        letter = ExpertAppointment(
            **frame,
            expert=seat.person.get_full_name(),
            role_in_team="przewodniczący" if seat.chair else "członek",
            experience=str(SeatKind(seat.kind).label),
            members=names,
        )
        documents.issue(case, "appointment_expert", data=letter, recipients=[seat.person])


def _start_flow(case: Procedure) -> None:
    """One task for each expert; those whose table is there already have nothing left to do."""
    team = team_of(case)
    start(flows.ExpertTeamFlow, case, experts=[member.person_id for member in team], chair=chair_of(case).person_id)
    done = ComplianceTable.objects.filter(member__in=team).order_by("id").values_list("member__person_id", flat=True)
    for person_id in done:
        finish(flows.ExpertTeamFlow, case, "table", person_id=person_id)
    if OpinionDraft.objects.filter(case_id=case.pk, second=False).exists():
        finish(flows.ExpertTeamFlow, case, "draft")


def _seat_of(case: Procedure, move: Move) -> TeamMember:
    return TeamMember.objects.select_related("person").get(
        case_id=case.pk, person_id=move.actor.person_id or 0, left_on=None
    )


def state_impartiality(case: Procedure, move: Move) -> None:
    """Art. 21 ust. 4–5: either impartial, or a conflict that the minister must solve by another person."""
    seat = _seat_of(case, move)
    seat.conflict = move.data["conflict"]
    seat.impartial_at = None if seat.conflict else move.at
    seat.save(update_fields=["conflict", "impartial_at"])
    engine.close_work(case, STATEMENT_WORK, person=seat.person)
    move.facts["impartial"] = not seat.conflict
    if seat.conflict:
        engine.open_work(
            case,
            CONFLICT_WORK,
            "Wskaż innego eksperta: zgłoszono konflikt interesów",
            organisation=ministry_of(case),
            roles=MINISTER_STEPS,
            step="replace_expert",
            basis="art. 21 ust. 4–5",
        )


def fill_table(case: Procedure, move: Move) -> None:
    """The expert's own comparison; it may be changed until the team has given its opinion."""
    seat = _seat_of(case, move)
    ComplianceTable.objects.update_or_create(
        member=seat,
        defaults={
            "level": move.data["level"],
            "rows": move.data["rows"],
            "comment": move.data["comment"],
            "submitted_at": move.at,
        },
    )
    TableDraft.objects.filter(member=seat).delete()
    move.facts["level"] = move.data["level"]
    finish(flows.ExpertTeamFlow, case, "table", person_id=seat.person_id)
    ask_for_words(case)


def replace_expert(case: Procedure, move: Move) -> None:
    """The seat and its work go to another person; what the others did stays."""
    old: TeamMember = move.data["leaving"]
    joining: Person = move.data["joining"]
    old.left_on = move.day
    old.save(update_fields=["left_on"])
    engine.leave(case, Role.EXPERT, person=old.person)
    engine.leave(case, Role.CHAIR, person=old.person)
    engine.close_work(case, STATEMENT_WORK, person=old.person)
    engine.close_work(case, CONFLICT_WORK)
    seat = Seat(joining, SeatKind(old.seat), chair=old.chair)
    _take_seat(case, move, seat)
    _letters_of_appointment(case, move, [seat])
    if is_running(flows.ExpertTeamFlow, case):
        cancel(flows.ExpertTeamFlow, case)
        _start_flow(case)
    engine.pass_work(case, old=old.person, new=joining)
    ask_for_words(case)
    move.facts |= {"leaving": old.person_id, "joining": joining.pk, "reason": move.data["reason"]}


def remarks(case: Procedure, move: Move) -> None:
    """R153 § 3 ust. 2: passed on to the applicant at once, who may answer."""
    row = ExpertRemark.objects.create(case_id=case.pk, text=move.data["text"], made_on=move.day)
    chair = chair_of(case).person
    letter = ExpertRemarks(
        **writing.from_person(case, chair, CHAIR_POST, ministry_of(case)),
        remarks=(row.text,),
        chair=chair.get_full_name(),
    )
    documents.issue(case, "expert_remarks", data=letter, recipients=[case.applicant])
    engine.close_work(case, ANSWER_WORK)
    engine.open_work(
        case,
        ANSWER_WORK,
        "Odpowiedz na uwagi ekspertów",
        organisation=case.applicant,
        roles=[Role.SIGNATORY],
        step="answer_remarks",
        basis="art. 22 ust. 2 pkt 3–4",
    )
    move.facts["remark"] = row.pk


def answer_remarks(case: Procedure, move: Move) -> None:
    """The applicant's position on everything that was remarked so far."""
    waiting = ExpertRemark.objects.filter(case_id=case.pk, answered_on=None)
    move.facts["remarks"] = sorted(waiting.order_by("id").values_list("pk", flat=True))
    waiting.update(answer=move.data["answer"], answered_on=move.day)
    engine.close_work(case, ANSWER_WORK)
