"""A draft: begun, written by several people, never losing anybody's text."""

import pytest

from applications import queries, service
from applications.models import Application, DraftEntry
from cases.models import Case
from kernel.refusals import GuardFailed, InvalidInput, NotYourStep, Stale
from tests.applications.factories import (
    FM,
    SEC,
    Team,
    application,
    division,
    draft,
    full_draft,
    lone_person,
    sector,
    team,
)

pytestmark = pytest.mark.django_db


def save(case: Case, who: str, people: Team, item: str, **values: object) -> service.Saved:
    data = {code.replace("__", "."): value for code, value in values.items()}
    return service.save_item(case, item, data, actor=people.actor(who))


def test_a_new_draft_knows_what_the_system_knows() -> None:
    people = team()
    content = queries.content(draft(who=people))
    assert content["applicant.name"] == people.organisation.name
    assert content["applicant.taxId"] == {"kind": "nip", "number": people.organisation.nip}
    assert content["applicant.type"] == "organisation"


def test_a_natural_person_may_apply_for_a_free_market_qualification_only() -> None:
    actor = lone_person()
    content = queries.content(service.open_draft(FM, actor))
    assert content["applicant.type"] == "person"
    assert content["applicant.taxId"] == {"kind": "pesel", "number": "65851200018"}
    with pytest.raises(GuardFailed, match="osoba fizyczna"):
        service.open_draft(SEC, actor)


def test_a_company_without_statutory_basis_cannot_begin_a_sectoral_application() -> None:
    with pytest.raises(GuardFailed, match=r"art\. 15a"):
        service.open_draft(SEC, team().actor())


def test_a_reader_cannot_begin_or_write() -> None:
    people = team()
    with pytest.raises(NotYourStep):
        service.open_draft(FM, people.actor("reader"))
    with pytest.raises(NotYourStep):
        save(draft(who=people), "reader", people, "nazwa", name="Montowanie okien")


def test_the_case_is_called_after_its_qualification() -> None:
    people, case = team(), None
    case = draft(who=people)
    save(case, "writer", people, "nazwa", name="Montowanie okien")
    assert Case.objects.get(pk=case.pk).title == "Montowanie okien"


def test_division_and_sector_reach_the_case() -> None:
    people = team()
    case = draft(who=people)
    save(case, "writer", people, "minister", administrationDivision=division().code)
    save(case, "writer", people, "poziom", sector=sector().code, proposedPqfLevel="4")
    found = Case.objects.get(pk=case.pk)
    assert (found.division, found.sector) == (division(), sector())


def test_a_choice_outside_the_database_is_refused() -> None:
    people = team()
    with pytest.raises(InvalidInput):
        save(draft(who=people), "writer", people, "poziom", sector="magia")


def test_an_unknown_field_is_refused() -> None:
    people = team()
    with pytest.raises(InvalidInput):
        save(draft(who=people), "writer", people, "nazwa", workloadHours="120")


def test_wrong_input_saves_nothing_at_all() -> None:
    people = team()
    case = draft(who=people)
    with pytest.raises(InvalidInput) as refusal:
        save(case, "writer", people, "nazwa", name="Montowanie okien", tasks="x" * 100_000)
    assert list(refusal.value.errors) == ["tasks"]
    assert queries.description(case).name == ""


def test_autosave_keeps_what_is_right_and_tells_the_rest() -> None:
    people = team()
    case = draft(who=people)
    data = {"applicant.krs": "123", "applicant.name": "Nowa nazwa"}
    saved = service.save_item(case, "wnioskodawca", data, actor=people.actor(), partial=True)
    assert list(saved.errors) == ["applicant.krs"]
    assert queries.content(case)["applicant.name"] == "Nowa nazwa"
    assert queries.content(case)["applicant.krs"] == "9900012345"


def test_two_people_in_one_item_lose_no_text() -> None:
    people = team()
    case = draft(who=people)
    first = service.save_item(case, "nazwa", {"tasks": "Tekst Ali"}, actor=people.actor("writer"), revision=0)
    assert first.revision == 1
    with pytest.raises(Stale) as refusal:
        service.save_item(case, "nazwa", {"tasks": "Tekst Bo"}, actor=people.actor("signatory"), revision=0)
    assert refusal.value.facts["mine"] == {"tasks": "Tekst Bo"}
    assert refusal.value.facts["theirs"] == {"tasks": "Tekst Ali"}
    assert queries.description(case).tasks == "Tekst Ali"


def test_two_people_in_different_items_do_not_disturb_each_other() -> None:
    people = team()
    case = draft(who=people)
    service.save_item(case, "nazwa", {"tasks": "Tekst"}, actor=people.actor("writer"), revision=0)
    service.save_item(case, "objetosc", {"workloadHours": "120"}, actor=people.actor("signatory"), revision=0)
    assert (queries.description(case).tasks, queries.description(case).workload_hours) == ("Tekst", 120)


def test_the_same_text_twice_is_no_conflict() -> None:
    people = team()
    case = draft(who=people)
    for role in ("writer", "signatory"):
        service.save_item(case, "nazwa", {"tasks": "To samo"}, actor=people.actor(role), revision=0)
    assert queries.description(case).tasks == "To samo"


def test_one_tab_is_not_in_conflict_with_itself_and_two_are() -> None:
    people = team()
    case = draft(who=people)
    service.save_item(case, "nazwa", {"tasks": "a"}, actor=people.actor(), revision=0, tab="t1")
    service.save_item(case, "nazwa", {"tasks": "ab"}, actor=people.actor(), revision=0, tab="t1")
    with pytest.raises(Stale):
        service.save_item(case, "nazwa", {"tasks": "x"}, actor=people.actor(), revision=0, tab="t2")


def test_saving_nothing_new_is_not_a_revision() -> None:
    people = team()
    case = draft(who=people)
    save(case, "writer", people, "nazwa", tasks="Tekst")
    save(case, "writer", people, "nazwa", tasks="Tekst")
    assert application(case).revision == 1


def test_control_and_direction_marks_do_not_reach_the_database() -> None:
    people = team()
    case = draft(who=people)
    saved = save(case, "writer", people, "nazwa", name="Montaż\u202e\x00 okien")
    assert queries.description(case).name == "Montaż okien"
    assert len(saved.removed_signs) == 2


def test_an_open_draft_says_everything_that_is_missing() -> None:
    gaps = queries.completeness(draft())
    assert {one.field for one in gaps} >= {
        "name",
        "learningOutcomes",
        "justification.needs",
        "feeProof",
        "applicant.runsBusiness",
    }
    assert all(one.sentence.endswith(".") and one.basis.startswith("art.") for one in gaps)


@pytest.mark.parametrize("kind", [FM, SEC])
def test_a_full_draft_lacks_nothing(kind: str) -> None:
    case = full_draft(kind)
    assert queries.completeness(case) == []
    assert queries.whole(case).is_ready
    assert queries.whole(case).left == 0


@pytest.mark.parametrize("kind", [FM, SEC])
def test_every_required_field_is_missed_when_it_is_empty(kind: str) -> None:
    case = full_draft(kind)
    row = application(case)
    for code in sorted(queries.needs(case)):
        if code in row.content:
            kept = row.content.pop(code)
            row.save()
            assert code in {one.field for one in queries.completeness(case)}, code
            row.content[code] = kept


def test_a_fee_cannot_be_paid_tomorrow() -> None:
    case = full_draft(FM, fee__paidOn="2999-01-01")
    assert [one.field for one in queries.completeness(case)] == ["fee.paidOn"]


def test_activity_is_proved_by_a_document_or_a_statement() -> None:
    case = full_draft(FM, activityStatement="")
    assert [one.field for one in queries.completeness(case)] == ["activityProof"]
    row = application(case)
    row.content["applicant.runsBusiness"] = True
    row.save()
    assert queries.completeness(case) == []


def test_a_draft_can_be_thrown_away_with_its_history() -> None:
    people = team()
    case = full_draft(FM, who=people)
    service.hand_over(case, people.actor())
    service.delete_draft(case, people.actor())
    assert not Case.objects.filter(pk=case.pk).exists()
    assert not Application.objects.exists()
    assert not DraftEntry.objects.exists()


def test_a_returned_part_waits_until_it_is_saved_again() -> None:
    people = team()
    case = full_draft(FM, who=people)
    service.return_draft(case, people.actor("checker"), text="Rozwiń zadania.", item="nazwa")
    states = {task.item.code: task for section in queries.tasks(case) for task in section.tasks}
    assert (states["nazwa"].state, states["nazwa"].remark) == ("Do poprawy", "Rozwiń zadania.")
    save(case, "writer", people, "nazwa", tasks="Rozwinięte zadania.")
    states = {task.item.code: task for section in queries.tasks(case) for task in section.tasks}
    assert states["nazwa"].state == "Gotowe"


def test_only_a_checker_returns_and_approves() -> None:
    people = team()
    case = draft(who=people)
    with pytest.raises(NotYourStep):
        service.return_draft(case, people.actor("writer"), text="Uwaga")
    with pytest.raises(NotYourStep):
        service.approve_draft(case, team().actor("checker"))
    service.approve_draft(case, people.actor("checker"))
    with pytest.raises(InvalidInput):
        service.return_draft(case, people.actor("checker"), text=" \u200b ")


def test_a_draft_without_a_call_is_not_for_correction() -> None:
    people = team()
    case = full_draft(FM, who=people)
    service.close_corrections(case)
    save(case, "writer", people, "nazwa", tasks="Wolno wszystko.")
    assert application(case).corrections == {}
    with pytest.raises(KeyError):
        service.open_for_correction(case, {"statute": "W tym wniosku nie ma statutu."})
