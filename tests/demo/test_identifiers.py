"""Invented identifiers pass their checksums and belong to nobody."""

from datetime import date

import pytest
from hypothesis import given, strategies as st
from stdnum.pl import nip as official_nip, pesel as official_pesel

from demo.cast.identifiers import krs, nip, pesel
from demo.personas import BODIES

NINETEENTH_CENTURY = st.dates(date(1800, 1, 1), date(1899, 12, 31))


@given(st.integers(0, 400_000))
def test_an_invented_nip_is_valid_and_begins_with_three_zeros(serial: int) -> None:
    assert official_nip.validate(nip(serial)).startswith("000")


@given(NINETEENTH_CENTURY, st.integers(0, 999), st.booleans())
def test_an_invented_pesel_is_valid_and_of_the_nineteenth_century(born: date, serial: int, woman: bool) -> None:
    number = official_pesel.validate(pesel(born, serial, woman=woman))

    assert official_pesel.get_birth_date(number) == born
    assert official_pesel.get_gender(number) == ("F" if woman else "M")


def test_a_pesel_of_the_living_is_refused() -> None:
    with pytest.raises(ValueError, match="nineteenth century"):
        pesel(date(1990, 1, 1), 1, woman=True)


def test_a_krs_number_begins_with_99_and_has_ten_digits() -> None:
    assert krs(17) == "9900000017"


def test_numbers_of_the_cast_are_all_different() -> None:
    for name in ("nip", "krs", "pesel"):
        numbers = [number for body in BODIES.values() if (number := getattr(body, name))]
        assert len(numbers) == len(set(numbers)), name


def test_addresses_of_the_cast_lead_nowhere() -> None:
    assert all(body.email.endswith(".example.pl") for body in BODIES.values())
