"""People have no passwords of ours, and are listed as Polish lists are."""

import pytest

from auth.models import Person

pytestmark = pytest.mark.django_db


def test_a_person_has_no_password() -> None:
    assert not Person.objects.create_user(
        "celina-probna", given_name="Celina", family_name="Próbna"
    ).has_usable_password()


def test_a_person_is_called_by_both_names() -> None:
    celina = Person(username="celina-probna", given_name="Celina", family_name="Próbna")

    assert (str(celina), celina.get_short_name()) == ("Celina Próbna", "Celina")
