"""The page of a step: what it does, its form, and every refusal in a sentence with nothing typed lost."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from cases import service
from cases.models import Case, Event
from tests.cases.office import Office


def step(case: Case, name: str) -> str:
    return f"/sprawy/{case.pk}/krok/{name}/"


def seen(text: str) -> str:
    return text.split('name="seen" value="')[1].split('"', maxsplit=1)[0]


@pytest.fixture
def reviewer(client: Client, office: Office) -> Client:
    client.force_login(office.people["halina-wzorcowa"])
    return client


@pytest.fixture
def applicant(office: Office) -> Client:
    client = Client()
    client.force_login(office.people["bogdan-makieta"])
    return client


def test_the_page_says_effect_basis_stage_and_terms_before_the_step_is_taken(reviewer: Client, office: Office) -> None:
    with time_machine.travel("2026-11-12T10:00:00+01:00"):
        case = office.case("FORMAL_REVIEW")
        text = reviewer.get(step(case, "forward")).content.decode().replace("\N{NO-BREAK SPACE}", " ")

    assert "Minister dostanie 4 miesiące." in text
    assert "art. 18 ust. 6" in text
    assert "„Przekazany ministrowi” – poprawny formalnie" in text
    assert "Termin rozpatrzenia: zacznie biec, 4 miesiące, do dnia: piątek 12.03.2027." in text
    assert "Termin oceny formalnej: przestanie biec." in text


def test_a_step_without_a_form_is_confirmed_on_its_page(reviewer: Client, office: Office) -> None:
    case = office.case("SUBMITTED")
    shown = reviewer.get(step(case, "start_review")).content.decode()

    answer = reviewer.post(step(case, "start_review"), {"seen": seen(shown)}, follow=True)

    assert answer.redirect_chain == [(f"/sprawy/{case.pk}/", 302)]
    text = answer.content.decode()
    assert "Rozpoczęto ocenę." in text
    assert "Następny krok: Dokończ ocenę" in text


def test_a_wrong_answer_is_said_in_the_summary_and_at_the_field_and_nothing_is_lost(
    reviewer: Client, office: Office
) -> None:
    case = office.case("FORMAL_REVIEW")
    shown = reviewer.get(step(case, "call")).content.decode()

    text = reviewer.post(
        step(case, "call"), {"seen": seen(shown), "text": "Mój długi tekst", "day": "wczoraj"}
    ).content.decode()

    assert "<title>Błąd: " in text
    assert "Mój długi tekst" in text
    assert text.count("wczoraj") >= 1
    assert Case.objects.get(pk=case.pk).state == "FORMAL_REVIEW"


def test_a_stale_form_keeps_the_text_and_says_who_did_what(applicant: Client, office: Office) -> None:
    case = office.case("FORMAL_REVIEW")
    shown = applicant.get(step(case, "withdraw")).content.decode()
    office.take(case, "call")

    answer = applicant.post(step(case, "withdraw"), {"seen": seen(shown), "reason": "Zmiana planów firmy"})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Halina Wzorcowa: wysłano wezwanie" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Zmiana planów firmy" in text
    assert seen(text) != seen(shown)
    again = applicant.post(step(case, "withdraw"), {"seen": seen(text), "reason": "Zmiana planów firmy"})
    assert again.status_code == 302
    assert Case.objects.get(pk=case.pk).state == "WITHDRAWN"


def test_a_stale_form_whose_step_is_over_keeps_the_text_but_has_no_button(reviewer: Client, office: Office) -> None:
    case = office.case("FORMAL_REVIEW")
    shown = reviewer.get(step(case, "call")).content.decode()
    office.take(case, "withdraw")

    answer = reviewer.post(step(case, "call"), {"seen": seen(shown), "text": "Tekst wezwania"})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Tekst wezwania" in text
    assert "disabled" in text


def test_a_double_click_takes_the_step_once_and_says_so(reviewer: Client, office: Office) -> None:
    case = office.case("SUBMITTED")
    shown = seen(reviewer.get(step(case, "start_review")).content.decode())

    first = reviewer.post(step(case, "start_review"), {"seen": shown})
    second = reviewer.post(step(case, "start_review"), {"seen": shown}, follow=True)

    assert first.status_code == 302
    assert "Ten krok jest już zapisany" in second.content.decode()
    assert Event.objects.filter(case=case, verb="start_review").count() == 1


def test_a_form_without_its_mark_is_not_taken_blindly(reviewer: Client, office: Office) -> None:
    case = office.case("FORMAL_REVIEW")

    answer = reviewer.post(step(case, "call"), {"text": "Bez znacznika"})

    assert answer.status_code == 409
    assert Case.objects.get(pk=case.pk).state == "FORMAL_REVIEW"


@pytest.mark.parametrize(("state", "name", "status"), [("SUBMITTED", "forward", 409), ("SUBMITTED", "withdraw", 403)])
def test_a_step_that_may_not_be_taken_says_why_and_leads_back(
    reviewer: Client, office: Office, state: str, name: str, status: int
) -> None:
    case = office.case(state)

    answer = reviewer.get(step(case, name))

    assert answer.status_code == status
    assert "Nic nie zostało zapisane." in answer.content.decode()
    assert f'href="/sprawy/{case.pk}/"' in answer.content.decode()


def test_a_form_of_another_side_is_not_shown_to_whoever_posts_it_without_its_mark(
    applicant: Client, office: Office
) -> None:
    case = office.case("FORMAL_REVIEW")

    answer = applicant.post(step(case, "call"), {"text": "Zgaduję"})

    assert answer.status_code == 403
    assert 'name="text"' not in answer.content.decode()


def test_a_guard_says_what_is_missing(client: Client, office: Office) -> None:
    case = office.case(title="niekompletny")
    client.force_login(office.people["bogdan-makieta"])

    answer = client.get(step(case, "submit"))

    assert answer.status_code == 409
    assert "Brakuje 2 części wniosku." in answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_what_cannot_be_undone_says_so(applicant: Client, office: Office) -> None:
    case = office.case("SUBMITTED")
    assert "Tego kroku nie można cofnąć" in applicant.get(step(case, "withdraw")).content.decode()


@pytest.mark.parametrize("name", ["confirm_delivery", "deem_delivery", "no_such_step", "save", "delete"])
def test_only_listed_steps_have_a_page(reviewer: Client, office: Office, name: str) -> None:
    case = office.case("AWAITING_SUPPLEMENT")
    for answer in (reviewer.get(step(case, name)), reviewer.post(step(case, name), {"seen": "", "starts": "SUPPL"})):
        assert answer.status_code == 404


def test_a_text_typed_before_the_session_ended_survives_the_sign_in(office: Office) -> None:
    case = office.case("SUBMITTED")
    client = Client()
    client.force_login(office.people["bogdan-makieta"])
    client.get("/konto/")
    del client.cookies["obieg_session"]

    answer = client.post(step(case, "withdraw"), {"seen": "1:", "reason": "Bardzo długo pisany powód"})

    assert "zaloguj" in answer["Location"]
    client.force_login(office.people["bogdan-makieta"])
    kept = client.get("/konto/przerwane/").content.decode()
    assert "Bardzo długo pisany powód" in kept


def test_an_expired_term_while_the_form_is_open_is_told(applicant: Client, office: Office) -> None:
    with time_machine.travel("2026-03-12T10:00:00+01:00"):
        case = office.case("AWAITING_SUPPLEMENT")
        office.deliver_call(case, date(2026, 3, 12))
        shown = seen(applicant.get(step(case, "withdraw")).content.decode())
    with time_machine.travel("2026-04-14T00:01:00+02:00"):
        service.run_due()
    with time_machine.travel("2026-04-14T00:02:00+02:00"):
        applicant.force_login(office.people["bogdan-makieta"])
        answer = applicant.post(step(case, "withdraw"), {"seen": shown, "reason": "Nie zdążę"})

    text = answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert answer.status_code == 409
    assert "System: upłynął termin na poprawki" in text
    assert "Nie zdążę" in text


def test_a_page_of_a_step_only_reads(reviewer: Client, office: Office) -> None:
    case = office.case("FORMAL_REVIEW")
    before = Event.objects.count()
    for name in ("call", "forward", "note", "hand_over", "exclude_self"):
        assert reviewer.get(step(case, name)).status_code == 200
    assert Event.objects.count() == before
