"""The cast in the database: valid rows, competence by date, and everybody where they belong."""

from datetime import date, timedelta

import pytest

from auth.enums import Role
from demo.cast import offices
from demo.seed.organisations import load_organisations
from institutions.models import Division, Membership, Organisation
from institutions.queries import (
    competent_ministry,
    coordinator,
    delegated_to,
    experts,
    head_of,
    members,
    ministries,
    operator,
    sector_councils,
    stakeholder_council,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _cast(db: None) -> None:
    load_organisations()


def test_every_row_is_valid() -> None:
    for row in [*Organisation.objects.all(), *Membership.objects.all()]:
        row.full_clean()


def test_every_division_has_a_minister_today_and_before_the_change_of_government() -> None:
    for division in Division.objects.all():
        for day in (TODAY, offices.NEW_GOVERNMENT - timedelta(days=1), offices.OLD_GOVERNMENT):
            ministry = competent_ministry(division, day)
            assert ministry is not None, division
            assert head_of(ministry, day) is not None, ministry


def test_energy_moved_to_its_own_ministry() -> None:
    energy = Division.objects.get(code="energia")

    names = [
        ministry.short_name
        for day in (offices.NEW_GOVERNMENT - timedelta(days=1), offices.NEW_GOVERNMENT)
        if (ministry := competent_ministry(energy, day))
    ]
    assert names == ["MKiŚ", "ME"]


def test_the_offices_of_the_system_are_there_once_with_their_people() -> None:
    assert members(operator(), Role.REVIEWER, TODAY).count() == 3
    assert members(coordinator(), Role.COORDINATOR, TODAY).count() == 1
    assert members(stakeholder_council(), Role.COUNCIL_MEMBER, TODAY).count() == 5
    assert experts(TODAY).count() >= 8
    assert ministries(TODAY).count() == len(offices.MINISTRIES)


def test_a_sector_has_its_council_and_a_delegate_acts_for_a_minister() -> None:
    council = sector_councils(Organisation.objects.get(slug="federacja-sportu-wzorcowego").sectors.get())
    tourism = sector_councils(Organisation.objects.get(slug="zwiazek-pracodawcow-turystyki").sectors.get())
    delegate = Organisation.objects.get(slug=offices.DELEGATE.slug)

    assert (list(council), tourism.count()) == ([], 1)
    assert [one.short_name for one in delegated_to(delegate.pk, TODAY)] == ["ME"]
