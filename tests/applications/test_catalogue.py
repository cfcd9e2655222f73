"""The catalogue says of every statutory field what the Act says."""

from datetime import date

import pytest

from applications.field import Field, FieldKind, Need
from applications.fields import FIELDS, ITEMS, field, fields_for, fields_of, items_for, required
from cases.enums import CaseKind

FM, SEC = CaseKind.INC_FM.value, CaseKind.INC_SEC.value
TODAY = date(2026, 11, 25)

# rows of law.md 3.1.1: code name, FM, SEC
ROWS = {
    "A1": ("applicant.name", "R", "R"),
    "A2": ("applicant.seatAddress", "R", "R"),
    "A3": ("applicant.taxId", "R", "-"),
    "A4": ("applicant.krs", "O", "R"),
    "A5": ("applicant.representatives", "R", "R"),
    "A6": ("applicant.filerEmail", "R", "R"),
    "B1": ("name", "R", "R"),
    "B2": ("tasks", "R", "R"),
    "B3": ("targetGroups", "R", "R"),
    "B4": ("uses", "R", "R"),
    "B5": ("proposedPqfLevel", "R", "R"),
    "B6": ("proposedSqfReference", "R", "R"),
    "B7": ("workloadHours", "R", "R"),
    "C1": ("justification.needs", "R", "R"),
    "C2": ("justification.similarities", "R", "R"),
    "C3": ("justification.other", "R", "R"),
    "D1": ("learningOutcomes", "R", "R"),
    "D2": ("validationRequirements.methods", "R", "R"),
    "D3": ("validationRequirements.staff", "R", "R"),
    "D4": ("validationRequirements.conditions", "R", "R"),
    "E1": ("schoolUse", "R", "R"),
    "E2": ("entryConditions", "O", "O"),
    "E3": ("otherAwardConditions", "O", "O"),
    "E4": ("validity", "R", "R"),
    "E5": ("iscedCode", "R", "R"),
    "E6": ("pkdCode", "R", "R"),
    "F1": ("activityProof", "O", "-"),
    "F2": ("statute", "-", "R"),
    "F3": ("truthStatement", "R", "R"),
    "F4": ("feeProof", "R", "R"),
}


@pytest.mark.parametrize(("row", "expected"), ROWS.items(), ids=ROWS)
def test_every_row_of_the_law_is_a_field_with_its_need(row: str, expected: tuple[str, str, str]) -> None:
    code, free_market, sectoral = expected
    one = field(code)
    assert one.row == row
    assert one.statutory
    assert (one.need(FM), one.need(SEC)) == (free_market, sectoral)


def test_no_statutory_field_is_without_its_row_and_no_other_has_one() -> None:
    assert [one.code for one in FIELDS if one.statutory != bool(one.row)] == []
    assert {one.row for one in FIELDS if one.row} == set(ROWS)


def test_codes_are_used_once() -> None:
    codes = [one.code for one in FIELDS]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", [FM, SEC])
def test_every_field_stands_in_exactly_one_item(kind: str) -> None:
    listed = [one.code for item in items_for(kind) for one in fields_of(item.code, kind)]
    assert sorted(listed) == sorted(one.code for one in fields_for(kind))
    assert {one.item for one in FIELDS} == {item.code for item in ITEMS}


@pytest.mark.parametrize("one", FIELDS, ids=lambda one: one.code)
def test_every_field_can_be_asked_for_and_is_looked_at_by_a_rule(one: Field) -> None:
    assert one.rule.startswith("FR-INC-0")
    assert one.basis.startswith("art. ")
    needed = Need.REQUIRED in one.required_for.values()
    assert one.in_description or not needed or one.ask.endswith(".")


def test_articles_of_sectoral_applications_are_those_of_15b() -> None:
    assert field("name").basis_for(FM) == "art. 15 ust. 1 pkt 2"
    assert field("name").basis_for(SEC) == "art. 15b ust. 1 pkt 2"


def test_fields_that_only_the_procedure_needs_are_marked() -> None:
    marked = {one.code for one in FIELDS if not one.statutory}
    assert marked >= {
        "administrationDivision",
        "sector",
        "applicant.runsBusiness",
        "fee.paidOn",
        "fee.exemptionClaimed",
    }


# --- conditional rules --------------------------------------------------------------------------


def test_representatives_are_needed_from_a_legal_person_only() -> None:
    assert "applicant.representatives" in required(FM, {"applicant.type": "organisation"}, on=TODAY)
    assert "applicant.representatives" not in required(FM, {"applicant.type": "person"}, on=TODAY)
    assert "applicant.representatives" in required(SEC, {}, on=TODAY)


def test_a_natural_person_gives_two_addresses() -> None:
    assert "applicant.correspondenceAddress" in required(FM, {"applicant.type": "person"}, on=TODAY)
    assert "applicant.correspondenceAddress" not in required(FM, {"applicant.type": "organisation"}, on=TODAY)


def test_a_reference_is_needed_when_the_sector_has_a_framework() -> None:
    frameworks = {"budownictwo": "SRKB"}
    content = {"sector": "budownictwo"}
    assert "proposedSqfReference" in required(FM, content, on=TODAY, frameworks=frameworks)
    assert "proposedSqfReference" not in required(FM, content, on=TODAY, frameworks={})
    assert "proposedSqfReference" not in required(SEC, {"sector": "chemia"}, on=TODAY, frameworks=frameworks)


def test_a_krs_number_is_needed_in_sectoral_applications_but_not_from_a_council() -> None:
    assert "applicant.krs" in required(SEC, {"applicant.statutoryBasis": "CHAMBERS"}, on=TODAY)
    assert "applicant.krs" not in required(SEC, {"applicant.statutoryBasis": "SECTOR_COUNCIL"}, on=TODAY)
    assert "applicant.krs" not in required(FM, {}, on=TODAY)


def test_a_tax_number_is_never_asked_of_sectoral_applicants() -> None:
    assert "applicant.taxId" in required(FM, {}, on=TODAY)
    assert "applicant.taxId" not in required(SEC, {}, on=TODAY)


def test_the_fee_is_proved_unless_the_exemption_counts_on_the_day() -> None:
    claimed = {"fee.exemptionClaimed": True}
    last_day, next_day = date(2026, 6, 30), date(2026, 7, 1)
    assert "feeProof" not in required(SEC, claimed, on=last_day)
    assert "fee.exemptionReason" in required(SEC, claimed, on=last_day)
    assert "feeProof" in required(SEC, claimed, on=next_day)
    assert "fee.exemptionReason" not in required(SEC, claimed, on=next_day)
    assert "feeProof" in required(FM, claimed, on=last_day)


def test_files_and_the_statement_are_not_typed() -> None:
    untyped = {one.code for one in FIELDS if not one.is_typed}
    assert untyped == {"activityProof", "statute", "feeProof", "truthStatement", "learningOutcomes"}
    assert {one.kind for one in FIELDS if one.is_file} == {FieldKind.FILES}
