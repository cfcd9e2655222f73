"""Which minister is competent on which day, through changes of government."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from auth.enums import Role
from institutions.models import Division, MinistryDivision, MinistryHead
from institutions.queries import competent_ministry, head_of, ministries
from institutions.service import appoint_head, set_competence
from kernel.refusals import InvalidInput
from tests.institutions.cast import ministry, person

pytestmark = pytest.mark.django_db

OLD = date(2023, 12, 13)
CHANGE = date(2025, 7, 24)


@pytest.fixture
def energy() -> Division:
    return Division.objects.create(code="energia", name="energia")


def test_a_change_of_government_closes_the_old_row_on_the_day_before(energy: Division) -> None:
    before, after = ministry("klimat"), ministry("energia")
    set_competence(energy, before, from_day=OLD, basis="stare rozporządzenie")

    set_competence(energy, after, from_day=CHANGE, basis="nowe rozporządzenie")

    assert competent_ministry(energy, date(2025, 7, 23)) == before
    assert competent_ministry(energy, CHANGE) == after
    assert competent_ministry(energy, date(2023, 12, 12)) is None


def test_the_same_ministry_again_changes_nothing(energy: Division) -> None:
    row = set_competence(energy, ministry("klimat"), from_day=OLD, basis="rozporządzenie")

    assert set_competence(energy, row.ministry, from_day=CHANGE, basis="inne") == row
    assert MinistryDivision.objects.count() == 1


def test_history_is_not_rewritten_by_an_earlier_change(energy: Division) -> None:
    set_competence(energy, ministry("klimat"), from_day=CHANGE, basis="rozporządzenie")

    with pytest.raises(InvalidInput) as refusal:
        set_competence(energy, ministry("inne"), from_day=OLD, basis="rozporządzenie")

    assert "24 lipca 2025" in refusal.value.sentence


def test_a_former_ministry_has_no_division_any_more(energy: Division) -> None:
    former, present = ministry("dawne"), ministry("obecne")
    set_competence(energy, former, from_day=OLD, basis="rozporządzenie")
    set_competence(energy, present, from_day=CHANGE, basis="rozporządzenie")

    assert list(ministries(OLD)) == [former]
    assert list(ministries(CHANGE)) == [present]


def test_two_ministries_for_one_division_are_refused_with_a_sentence(energy: Division) -> None:
    set_competence(energy, ministry("klimat"), from_day=OLD, basis="rozporządzenie")
    second = MinistryDivision(division=energy, ministry=ministry("inne"), valid_from=CHANGE, basis="rozporządzenie")

    with pytest.raises(ValidationError, match="W tym czasie działem kieruje już inny minister"):
        second.full_clean()
    with pytest.raises(IntegrityError, match="one_ministry_for_a_division"), transaction.atomic():
        second.save()


def test_a_new_minister_follows_the_old_one() -> None:
    office = ministry("klimat")
    old = person("adam-dawny", Role.MINISTER, at=office)
    new = person("ewa-obecna", Role.MINISTER, at=office)
    appoint_head(office, old, title="Minister Klimatu", from_day=OLD)

    appoint_head(office, new, title="Minister Klimatu", from_day=CHANGE)

    assert [row.person for day in (OLD, CHANGE) if (row := head_of(office, day))] == [old, new]
    with pytest.raises(InvalidInput, match="już zapisana"):
        appoint_head(office, old, title="Minister Klimatu", from_day=CHANGE)


def test_two_heads_of_one_ministry_are_refused_with_a_sentence() -> None:
    office = ministry("klimat")
    appoint_head(office, person("adam-dawny"), title="Minister", from_day=OLD)

    with pytest.raises(ValidationError, match="W tym czasie ministerstwem kieruje już inna osoba"):
        MinistryHead(ministry=office, person=person("ewa-obecna"), title="Minister", valid_from=CHANGE).full_clean()


def test_days_must_be_in_order(energy: Division) -> None:
    row = MinistryDivision(
        division=energy, ministry=ministry("klimat"), valid_from=CHANGE, valid_to=OLD, basis="rozporządzenie"
    )

    with pytest.raises(IntegrityError, match="days_in_order"), transaction.atomic():
        row.save()
