"""What may be typed into a field, and what the sentence says when it may not."""

import pytest
from hypothesis import given, strategies

from applications.fields import field
from applications.values import is_empty, parsed, signs_removed
from kernel.refusals import InvalidInput


def refused(code: str, raw: object) -> dict[str, list[str]]:
    with pytest.raises(InvalidInput) as refusal:
        parsed(field(code), raw)
    return refusal.value.errors


@pytest.mark.parametrize("number", ["0001234562", "000-123-45-62", "000 123 45 62"])
def test_a_tax_number_keeps_its_ten_digits(number: str) -> None:
    assert parsed(field("applicant.taxId"), {"kind": "nip", "number": number}) == {
        "kind": "nip",
        "number": "0001234562",
    }


@pytest.mark.parametrize("number", ["0001234561", "12345", "abcdefghij"])
def test_a_wrong_tax_number_is_told_at_its_control(number: str) -> None:
    errors = refused("applicant.taxId", {"kind": "nip", "number": number})
    assert list(errors) == ["applicant.taxId.number"]
    assert errors["applicant.taxId.number"][0].startswith("Wpisz 10 cyfr NIP")


def test_a_personal_number_of_the_nineteenth_century_passes() -> None:
    value = parsed(field("applicant.taxId"), {"kind": "pesel", "number": "65851200018"})
    assert value == {"kind": "pesel", "number": "65851200018"}
    assert (
        "11 cyfr" in refused("applicant.taxId", {"kind": "pesel", "number": "65851200019"})["applicant.taxId.number"][0]
    )


def test_a_foreign_number_is_letters_and_digits() -> None:
    assert parsed(field("applicant.taxId"), {"kind": "foreign", "number": "DE 811 907 980"})
    assert refused("applicant.taxId", {"kind": "foreign", "number": "<script>"})


def test_which_number_it_is_must_be_chosen() -> None:
    assert list(refused("applicant.taxId", {"number": "0001234562"})) == ["applicant.taxId.kind"]


def test_a_krs_number_has_ten_digits() -> None:
    assert parsed(field("applicant.krs"), "9900 012 345") == "9900012345"
    assert refused("applicant.krs", "123")["applicant.krs"][0].startswith("Wpisz 10 cyfr numeru KRS")


def test_an_address_is_checked() -> None:
    assert parsed(field("applicant.filerEmail"), " jan@przyklad.pl ") == "jan@przyklad.pl"
    assert "adres e-mail" in refused("applicant.filerEmail", "jan(at)przyklad")["applicant.filerEmail"][0]


@pytest.mark.parametrize("text", ["0", "-5", "dużo", "1.5", "999999999"])
def test_hours_are_a_whole_number_above_zero(text: str) -> None:
    assert refused("workloadHours", text)["workloadHours"][0].startswith("Wpisz liczbę godzin")


def test_hours_may_have_spaces() -> None:
    assert parsed(field("workloadHours"), "1 200") == 1200


@pytest.mark.parametrize("text", ["0", "9", "trzeci"])
def test_a_level_is_one_to_eight(text: str) -> None:
    assert refused("proposedPqfLevel", text) == {"proposedPqfLevel": ["Wybierz poziom od 1 do 8."]}


def test_codes_come_from_the_official_lists() -> None:
    assert parsed(field("iscedCode"), "0716") == "0716"
    assert parsed(field("pkdCode"), "9529Z") == "95.29.Z"
    assert refused("iscedCode", "07")
    assert refused("iscedCode", "9998x")
    assert refused("pkdCode", "00.00.A")


def test_a_date_is_typed_as_people_write_it() -> None:
    assert parsed(field("fee.paidOn"), "12.11.2026") == "2026-11-12"
    assert parsed(field("fee.paidOn"), "2026-11-12") == "2026-11-12"
    assert "12.11.2026" in refused("fee.paidOn", "31.02.2026")["fee.paidOn"][0]


def test_people_are_named_with_their_position() -> None:
    rows = [{"name": "Anna Próbna", "position": "prezes"}, {"name": "", "position": ""}]
    assert parsed(field("applicant.representatives"), rows) == [rows[0]]
    errors = refused("applicant.representatives", [{"name": "Anna Próbna", "position": ""}])
    assert list(errors) == ["applicant.representatives.0.position"]


def test_validity_is_without_end_or_for_a_period() -> None:
    assert parsed(field("validity"), {"kind": "indefinite", "period": "5 lat"}) == {"kind": "indefinite"}
    limited = {"kind": "limited", "period": "5 lat", "renewal": "ponowna walidacja"}
    assert parsed(field("validity"), limited) == limited
    assert list(refused("validity", {"kind": "wieczny"})) == ["validity.kind"]


def test_a_choice_is_one_of_its_answers() -> None:
    assert refused("applicant.type", "robot")
    assert parsed(field("applicant.runsBusiness"), "no") is False
    assert not is_empty(False)


@pytest.mark.parametrize(
    ("code", "limit"), [("name", "300"), ("tasks", "20\u00a0000"), ("justification.needs", "20\u00a0000")]
)
def test_a_text_beyond_its_limit_says_how_much_to_cut(code: str, limit: str) -> None:
    sentence = refused(code, "ą" * 100_000)[code][0]
    assert sentence.startswith(f"Tekst może mieć najwyżej {limit} znaków. Skróć go o ")


def test_exactly_the_limit_is_kept() -> None:
    assert parsed(field("tasks"), "x" * 20_000) == "x" * 20_000


def test_invisible_signs_are_taken_out_and_told() -> None:
    text = "Montaż\u202e okien\x00\u200b"
    assert parsed(field("name"), text) == "Montaż okien"
    assert signs_removed(text) == ("znak kierunku pisma U+202E", "znak sterujący U+0000", "znak niewidoczny U+200B")
    assert signs_removed([{"name": text}]) == signs_removed(text)


@given(strategies.text(max_size=400))
def test_no_text_breaks_a_long_field(text: str) -> None:
    kept = parsed(field("tasks"), text)
    assert isinstance(kept, str)
    assert parsed(field("tasks"), kept) == kept
