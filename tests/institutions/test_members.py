"""Roles begin and end with days; what a person may do is asked for a day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from auth.enums import Role
from auth.models import Person, Substitution
from institutions.actor import actor_for, capacities
from institutions.enums import OrganisationKind
from institutions.models import Membership
from institutions.queries import experts, members
from institutions.service import add_member, end_member
from kernel.refusals import InvalidInput
from tests.institutions.cast import LONG_AGO, organisation, person

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)
SPRING = date(2026, 3, 1)


def test_a_role_holds_from_its_first_to_its_last_day() -> None:
    firm = organisation("firma")
    celina = person("celina-probna", Role.WRITER, at=firm)
    end_member(Membership.objects.get(), last_day=SPRING)

    assert actor_for(celina, SPRING).roles == {Role.WRITER}
    assert actor_for(celina, date(2026, 3, 2)).roles == frozenset()
    assert actor_for(celina, date(2023, 12, 31)).roles == frozenset()


def test_a_role_cannot_end_before_it_began() -> None:
    person("celina-probna", Role.WRITER, at=organisation("firma"))

    with pytest.raises(InvalidInput, match="1 stycznia 2024"):
        end_member(Membership.objects.get(), last_day=date(2023, 1, 1))


def test_the_roles_are_those_of_the_chosen_organisation_and_the_personal_ones() -> None:
    firm, fund = organisation("firma"), organisation("fundacja")
    celina = person("celina-probna", Role.SIGNATORY, at=firm)
    add_member(celina, Role.READER, from_day=LONG_AGO, organisation=fund)
    add_member(celina, Role.EXPERT, from_day=LONG_AGO)

    assert actor_for(celina, TODAY).roles == {Role.SIGNATORY, Role.EXPERT}
    assert actor_for(celina, TODAY, fund.pk).roles == {Role.READER, Role.EXPERT}
    assert actor_for(celina, TODAY, fund.pk).organisation_name == "Fundacja"


def test_an_organisation_that_is_not_theirs_is_not_chosen() -> None:
    celina = person("celina-probna", Role.SIGNATORY, at=organisation("firma"))

    assert actor_for(celina, TODAY, organisation("obca").pk).organisation_name == "Firma"


def test_a_substitute_acts_with_the_roles_of_the_absent_person_on_the_days_agreed() -> None:
    office = organisation("urzad", OrganisationKind.MINISTRY)
    director = person("ryszard-parafa", Role.DIRECTOR, at=office)
    officer = person("witold-schemat", Role.OFFICER, at=office)
    Substitution.objects.create(person=director, substitute=officer, valid_from=SPRING, valid_to=SPRING)

    acting = actor_for(officer, SPRING, office.pk, director.pk)
    afterwards = actor_for(officer, TODAY, office.pk, director.pk)

    assert (acting.roles, acting.person_id, acting.substitutes_id) == ({Role.DIRECTOR}, officer.pk, director.pk)
    assert (afterwards.roles, afterwards.substitutes_id) == ({Role.OFFICER}, None)
    assert [one.substitutes for one in capacities(officer, SPRING)] == [None, director]


def test_nobody_substitutes_for_themselves() -> None:
    alone = person("witold-schemat")

    with pytest.raises(ValidationError, match="Nikt nie zastępuje samego siebie"):
        Substitution(person=alone, substitute=alone, valid_from=SPRING, valid_to=SPRING).full_clean()


@pytest.mark.parametrize("role", [Role.WRITER, Role.EXPERT])
def test_the_same_role_twice_at_a_time_is_refused_with_a_sentence(role: Role) -> None:
    firm = organisation("firma") if role is Role.WRITER else None
    celina = person("celina-probna", role, at=firm)

    with pytest.raises(ValidationError, match="Ta osoba ma już tę rolę w tym czasie"):
        add_member(celina, role, from_day=SPRING, organisation=firm)
    with pytest.raises(IntegrityError, match="once_at_a_time"), transaction.atomic():
        Membership.objects.create(person=celina, organisation=firm, role=role, valid_from=SPRING)


def test_a_personal_role_does_not_belong_to_an_organisation() -> None:
    celina = person("celina-probna")

    with pytest.raises(ValidationError, match="Role osobiste nie należą do organizacji"):
        add_member(celina, Role.EXPERT, from_day=SPRING, organisation=organisation("firma"))
    with pytest.raises(ValidationError, match="Role osobiste nie należą do organizacji"):
        add_member(celina, Role.WRITER, from_day=SPRING)


def test_members_and_experts_are_found_for_a_day_and_only_with_an_open_account() -> None:
    firm = organisation("firma")
    celina = person("celina-probna", Role.WRITER, at=firm)
    lidia = person("lidia-zalozenie", Role.EXPERT)
    gone = person("jan-odszedl", Role.EXPERT)
    Person.objects.filter(pk=gone.pk).update(is_active=False)

    assert list(members(firm, Role.WRITER, TODAY)) == [celina]
    assert list(members(firm, Role.SIGNATORY, TODAY)) == []
    assert list(experts(TODAY)) == [lidia]
    assert list(experts(date(2023, 6, 1))) == []


def test_people_are_listed_in_polish_order() -> None:
    for name in ("Żuraw", "Łoś", "Lis", "Zając"):
        Person.objects.create_user(
            name.lower().encode("ascii", "ignore").decode() + "x", given_name="A", family_name=name
        )

    assert [one.family_name for one in Person.objects.all()] == ["Lis", "Łoś", "Zając", "Żuraw"]
