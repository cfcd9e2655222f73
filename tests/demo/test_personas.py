"""The cast: every role is played, every outside role by two organisations, and nobody twice."""

import json
from collections import Counter

import pytest
from django.core.management import call_command

from auth.enums import MINISTRY_ROLES, ORGANISATION_ROLES, Role
from demo.cast import offices
from demo.cast.people import PEOPLE
from demo.personas import BODIES, groups
from institutions.enums import OrganisationKind

PLAYED_IN_A_CASE = {Role.CHAIR, Role.SYSTEM}
"""The chair is named from the experts in a case; the system is nobody."""


@pytest.mark.parametrize("role", [role for role in Role if role not in PLAYED_IN_A_CASE])
def test_every_role_is_played(role: Role) -> None:
    assert [one for one in PEOPLE if role in one.roles]


@pytest.mark.parametrize("role", sorted(ORGANISATION_ROLES | MINISTRY_ROLES))
def test_every_outside_role_is_played_in_two_organisations(role: Role) -> None:
    places = {one.organisation for one in PEOPLE if role in one.roles}
    places |= {slug for one in PEOPLE for slug, roles in one.also if role in roles}

    assert len(places) >= 2


def test_every_ministry_has_a_minister_a_director_and_an_officer() -> None:
    for ministry in offices.MINISTRIES:
        roles = [role for one in PEOPLE if one.organisation == ministry.body.slug for role in one.roles]
        assert sorted(roles) == sorted(MINISTRY_ROLES)


def test_there_are_two_bodies_of_every_outside_kind() -> None:
    kinds = Counter(body.kind for body in BODIES.values())

    for kind in ("COMPANY", "ASSOCIATION", "PERSON", "UNIVERSITY", "SECTOR_COUNCIL", "MINISTRY"):
        assert kinds[OrganisationKind(kind)] >= 2, kind


def test_names_and_slugs_are_different() -> None:
    assert max(Counter(one.slug for one in PEOPLE).values()) == 1


def test_every_division_has_a_ministry_and_the_moved_ones_had_another() -> None:
    assert offices.COMPETENCE.keys() == offices.DIVISIONS.keys()
    assert all(offices.COMPETENCE[division] != before for division, before in offices.MOVED.items())


def test_everybody_is_on_the_chooser_once() -> None:
    shown = Counter(card.slug for group in groups() for card in group.personas)

    assert shown == Counter(one.slug for one in PEOPLE)
    assert [card.name for card in groups()[0].personas][:2] == ["Celina Próbna", "Halina Wzorcowa"]


def test_the_command_prints_the_people_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("personas", "--json")

    rows = json.loads(capsys.readouterr().out)
    assert rows[0] == {
        "slug": "celina-probna",
        "name": "Celina Próbna",
        "roles": ["writer", "signatory"],
        "organisation": "Wzorcowa Szkoła Instalatorów sp. z o.o.",
        "start_url": "/start/",
    }


def test_the_command_prints_a_table_too(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("personas")

    assert "halina-wzorcowa" in capsys.readouterr().out
