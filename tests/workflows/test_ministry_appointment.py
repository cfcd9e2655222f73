"""Appointing the expert team: composition, conflicts of interest, letters, access."""

from datetime import timedelta
from typing import Any

import pytest

from auth.enums import Role
from auth.models import Person
from cases.models import Participation
from cases.rights import visible_to
from documents.models import Delivery
from institutions.actor import actor_for
from institutions.service import add_member
from kernel import clock
from tests.workflows.ministry import DAY, Play
from workflows.inclusion.models import SeatKind, TeamMember
from workflows.inclusion.scenario import ministry
from workflows.inclusion.states import State
from workflows.inclusion.team_rules import barred

STATE = State.CONSULTED


def seats(play: Play, *kinds: SeatKind, chair: str = "1") -> dict[str, Any]:  # form data
    """A team of free experts with these kinds of seats."""
    data: dict[str, Any] = {f"expert_{row}": "" for row in range(1, 8)} | {"chair": chair}
    for row, (person, kind) in enumerate(zip(ministry.free_experts(play.case), kinds, strict=False), start=1):
        data[f"expert_{row}"], data[f"kind_{row}"] = str(person.pk), kind.value
    return data


PRACTICE, DESCRIPTIONS = SeatKind.PRACTICE, SeatKind.DESCRIPTIONS


def test_three_experts_are_appointed_and_one_takes_the_chair(play: Play) -> None:
    play.attempt("appoint_expert_team")

    team = list(TeamMember.objects.filter(case_id=play.case.pk).order_by("id"))
    assert [member.seat for member in team] == [PRACTICE, PRACTICE, DESCRIPTIONS]
    assert [member.chair for member in team] == [True, False, False]
    for member in team:
        assert "state_impartiality" in play.waits_for(member.person)
        assert "fill_table" in play.waits_for(member.person)
    assert (
        Delivery.objects.filter(document__template="appointment_expert", person__in=[m.person for m in team]).count()
        == 3
    )


def test_experts_see_the_case_from_their_appointment_on(play: Play) -> None:
    person = ministry.free_experts(play.case)[0]
    assert not visible_to(actor_for(person, clock.today())).filter(pk=play.case.pk).exists()

    play.attempt("appoint_expert_team")

    assert visible_to(actor_for(person, clock.today())).filter(pk=play.case.pk).exists()


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ((PRACTICE, PRACTICE, PRACTICE), "który zna standardy opisu"),
        ((PRACTICE, DESCRIPTIONS, DESCRIPTIONS), "co najmniej 2 ekspertów z doświadczeniem"),
    ],
)
def test_a_team_without_the_composition_of_the_act_is_refused(
    play: Play, kinds: tuple[SeatKind, ...], words: str
) -> None:
    assert words in " ".join(play.errors("appoint_expert_team", **seats(play, *kinds))["__all__"])


def test_a_team_of_two_is_refused(play: Play) -> None:
    assert "expert_3" in play.errors("appoint_expert_team", **seats(play, PRACTICE, DESCRIPTIONS))


def test_a_team_has_one_chair_from_among_its_members(play: Play) -> None:
    for chair in ("", "7"):
        found = play.errors("appoint_expert_team", **seats(play, PRACTICE, PRACTICE, DESCRIPTIONS, chair=chair))
        assert "przewodniczyć" in found["__all__"][0]


def test_nobody_takes_two_seats(play: Play) -> None:
    data = seats(play, PRACTICE, PRACTICE, DESCRIPTIONS)

    found = play.errors("appoint_expert_team", **data | {"expert_2": data["expert_1"]})

    assert "jedno miejsce" in found["__all__"][0]


def test_a_bigger_team_is_possible(play: Play) -> None:
    play.attempt("appoint_expert_team", **seats(play, PRACTICE, PRACTICE, DESCRIPTIONS, DESCRIPTIONS, PRACTICE))

    assert TeamMember.objects.filter(case_id=play.case.pk).count() == 5


def _refusal_of(play: Play, person: Person) -> str:
    data = seats(play, PRACTICE, PRACTICE, DESCRIPTIONS)
    return " ".join(play.errors("appoint_expert_team", **data | {"expert_1": str(person.pk)})["expert_1"])


def test_whoever_signed_the_application_cannot_be_an_expert(play: Play) -> None:
    author = Person.objects.get(pk=play.case.events.get(verb="submit").person_id_ref or 0)
    add_member(author, Role.EXPERT, from_day=DAY)

    assert "przygotowaniu wniosku (art. 21 ust. 4)" in _refusal_of(play, author)


def test_whoever_worked_for_the_applicant_cannot_be_an_expert(play: Play) -> None:
    expert = ministry.free_experts(play.case)[0]
    add_member(
        expert,
        Role.READER,
        from_day=DAY - timedelta(days=90),
        organisation=play.case.applicant,
        until=DAY - timedelta(days=30),
    )

    assert "związana z wnioskodawcą" in _refusal_of(play, expert)


def test_a_member_of_the_council_cannot_be_an_expert(play: Play) -> None:
    councillor = Person.objects.get(pk=play.actor("rada").person_id or 0)
    add_member(councillor, Role.EXPERT, from_day=DAY)

    assert "Radzie Interesariuszy" in _refusal_of(play, councillor)


def test_whoever_leads_the_case_or_is_excluded_cannot_be_an_expert(play: Play) -> None:
    assert play.case.officer_id is not None
    play.case.excluded = [4711]

    found = barred(play.case, [play.case.officer_id, 4711])

    assert "prowadzi tę sprawę" in found[play.case.officer_id]
    assert "art. 24 KPA" in found[4711]


def test_the_list_says_who_cannot_be_chosen(play: Play) -> None:
    expert = ministry.free_experts(play.case)[0]
    add_member(expert, Role.READER, from_day=DAY, organisation=play.case.applicant)

    page = play.page("referent", "appoint_expert_team")

    assert "nie może: jest związana z wnioskodawcą" in page
    assert "Przewodniczy ekspert 7" in page


def test_participation_names_its_basis(play: Play) -> None:
    play.attempt("appoint_expert_team")

    chair = Participation.objects.get(case_id=play.case.pk, role=Role.CHAIR)
    assert chair.reason
