"""One step is one transaction: who may, when, under which condition, and nothing half-stored."""

import pytest

from cases import service
from cases.models import Case, Event, WorkItem
from cases.procedure import as_procedure, spec_of
from cases.spec import Spec
from institutions.actor import SYSTEM
from kernel.models import Job
from kernel.refusals import GuardFailed, InvalidInput, NotYourStep, Stale, WrongState
from tests.cases.office import Office


def spec(case: Case, name: str) -> Spec:
    found = spec_of(type(as_procedure(case)), name)
    assert found is not None
    return found


def test_a_step_moves_the_case_and_leaves_one_event_that_says_who_did_what_and_when(office: Office) -> None:
    case = office.case("SUBMITTED")

    event = office.take(case, "start_review")

    assert (case.state, case.version) == ("FORMAL_REVIEW", 2)
    assert (event.seq, event.verb, event.source, event.target) == (2, "start_review", "SUBMITTED", "FORMAL_REVIEW")
    assert event.person_id_ref == office.reviewer.person_id
    assert event.organisation_id_ref == office.operator.pk
    assert event.role == "reviewer"


def test_the_sign_is_given_at_submission_and_numbers_run_on(office: Office) -> None:
    draft = office.case()
    assert draft.sign is None
    first, second = office.case("SUBMITTED"), office.case("SUBMITTED")

    assert first.sign is not None
    assert second.sign is not None
    assert int(second.sign.split(".")[2]) == int(first.sign.split(".")[2]) + 1


def test_a_step_from_another_state_is_refused_with_the_state_in_words(office: Office) -> None:
    case = office.case("SUBMITTED")

    with pytest.raises(WrongState, match="Nowy wniosek"):
        service.perform(case, "forward", actor=office.reviewer)


def test_an_unknown_step_is_refused(office: Office) -> None:
    with pytest.raises(WrongState):
        service.perform(office.case("SUBMITTED"), "no_such_step", actor=office.reviewer)


def test_a_step_of_somebody_else_is_refused_with_the_words_whose_it_is(office: Office) -> None:
    with pytest.raises(NotYourStep, match="podmiot prowadzący ZRK"):
        service.perform(office.case("SUBMITTED"), "start_review", actor=office.signatory)


def test_a_role_that_does_not_suffice_is_refused_with_the_role_that_does(office: Office) -> None:
    with pytest.raises(NotYourStep, match="kierownik komórki"):
        service.perform(office.case("FORMAL_REVIEW"), "approve_call", actor=office.reviewer)


def test_permission_is_asked_before_the_state_so_that_a_stranger_learns_nothing(office: Office) -> None:
    with pytest.raises(NotYourStep):
        service.perform(office.case("SUBMITTED"), "forward", actor=office.rival_signatory)


def test_the_state_is_asked_before_the_guards(office: Office) -> None:
    case = office.case(title="niekompletny")
    with pytest.raises(GuardFailed) as refusal:
        service.perform(case, "submit", actor=office.signatory)
    assert refusal.value.facts == {"missing": 2}

    whole = office.case("SUBMITTED")
    Case.objects.filter(pk=whole.pk).update(title="niekompletny")
    with pytest.raises(WrongState):
        service.perform(whole, "submit", actor=office.signatory)


def test_a_form_filled_in_wrongly_is_refused_field_by_field(office: Office) -> None:
    case = office.case("FORMAL_REVIEW")

    with pytest.raises(InvalidInput) as refusal:
        service.perform(case, "call", actor=office.reviewer, data={"text": "", "day": "wczoraj"})

    assert set(refusal.value.errors) == {"text", "day"}
    assert refusal.value.errors["text"] == ["Wpisz: treść wezwania."]


def test_a_form_that_shows_an_older_case_is_refused_with_who_did_what_and_when(office: Office) -> None:
    case = office.case("FORMAL_REVIEW")
    shown = service.token(case, spec(case, "withdraw"))
    office.take(case, "call")

    with pytest.raises(Stale, match="Halina Wzorcowa: wysłano wezwanie o") as refusal:
        service.perform(case, "withdraw", actor=office.signatory, data={"reason": "x"}, seen=shown)

    assert refusal.value.facts["verb"] == "call"


def test_an_act_of_another_does_not_spoil_an_open_form(office: Office) -> None:
    case = office.case("FORMAL_REVIEW")
    shown = service.token(case, spec(case, "call"))
    office.take(case, "note")

    service.perform(case, "call", actor=office.reviewer, data={"text": "Dołącz dowód."}, seen=shown)

    assert case.state == "AWAITING_SUPPLEMENT"


def test_a_step_whose_body_fails_leaves_nothing_behind(office: Office) -> None:
    case = office.case("FORMAL_REVIEW", title="wybuchowy")
    before = (Event.objects.count(), Job.objects.count(), WorkItem.objects.count())

    with pytest.raises(RuntimeError):
        service.perform(case, "call", actor=office.reviewer, data={"text": "Dołącz dowód."})

    stored = Case.objects.get(pk=case.pk)
    assert (stored.state, stored.version) == ("FORMAL_REVIEW", 2)
    assert (Event.objects.count(), Job.objects.count(), WorkItem.objects.count()) == before


def test_a_refused_step_writes_nothing(office: Office) -> None:
    case = office.case("SUBMITTED")
    before = Event.objects.count()
    for name, actor in (("forward", office.reviewer), ("start_review", office.signatory)):
        with pytest.raises((WrongState, NotYourStep)):
            service.perform(case, name, actor=actor)

    assert Event.objects.count() == before


def test_the_system_takes_only_the_steps_of_the_system(office: Office) -> None:
    case = office.case("AWAITING_SUPPLEMENT")
    with pytest.raises(NotYourStep):
        service.perform(case, "submit_corrected", actor=SYSTEM)
    with pytest.raises(NotYourStep):
        service.perform(case, "supplement_expired", actor=office.reviewer)

    service.perform(case, "supplement_expired", actor=SYSTEM)

    assert case.state == "NO_FURTHER_COURSE"
    assert case.closed_on is not None


def test_whoever_excluded_themselves_takes_no_step_any_more(office: Office) -> None:
    case = office.case("FORMAL_REVIEW")
    service.perform(case, "exclude_self", actor=office.reviewer, data={"ground": "Małżonek pracuje u wnioskodawcy."})

    assert case.owner is None
    with pytest.raises(NotYourStep, match="wyłączon"):
        service.perform(case, "forward", actor=office.reviewer)
    service.perform(case, "forward", actor=office.second_reviewer)


def test_work_follows_the_state_and_ends_with_the_case(office: Office) -> None:
    case = office.case("SUBMITTED")
    waiting = WorkItem.objects.filter(case=case, closed_at=None)
    assert waiting.get().title == "Rozpocznij ocenę"

    office.take(case, "start_review")
    assert waiting.get().title == "Dokończ ocenę"

    office.take(case, "withdraw")
    assert not waiting.exists()


def test_a_submitted_case_cannot_be_deleted_and_a_draft_can(office: Office) -> None:
    with pytest.raises(WrongState):
        service.delete_draft(office.case("SUBMITTED"), office.signatory)

    draft = office.case()
    with pytest.raises(NotYourStep):
        service.delete_draft(draft, office.rival_signatory)
    service.delete_draft(draft, office.signatory)

    assert not Case.objects.filter(pk=draft.pk).exists()


def test_texts_are_stored_without_control_and_direction_marks(office: Office) -> None:
    case = office.case("FORMAL_REVIEW")

    data = {"text": "Dołącz\x00\x07 do\u202ewód\u200b opłaty."}
    event = service.perform(case, "call", actor=office.reviewer, data=data)

    assert event.facts["text"] == "Dołącz dowód opłaty."


def test_a_text_of_a_hundred_thousand_characters_is_refused_with_the_limit(office: Office) -> None:
    case = office.case("SUBMITTED")

    with pytest.raises(InvalidInput) as refusal:
        service.perform(case, "withdraw", actor=office.signatory, data={"reason": "a" * 100_000})

    assert any("20" in sentence for sentence in refusal.value.errors["reason"])


def test_the_offers_say_the_same_as_the_engine_does(office: Office) -> None:
    for state in ("DRAFT", "SUBMITTED", "FORMAL_REVIEW", "AWAITING_SUPPLEMENT", "FORWARDED", "WITHDRAWN"):
        for actor in (office.reviewer, office.head, office.signatory, office.rival_signatory, office.officer):
            case = office.case(state)
            for offer in service.available_steps(case, actor):
                if offer.refusal is not None:
                    with pytest.raises(type(offer.refusal)):
                        service.perform(case, offer.spec.name, actor=actor)
