"""The case page: what may be done next and why not, the clock, tabs, parties; and what a stranger gets."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import panels, service
from cases.models import Case
from cases.next_steps import MOST_ROWS, next_steps
from tests.cases.office import Office

MOST_QUERIES = 20


def page(client: Client, case: Case, slug: str = "") -> str:
    address = reverse("cases:tab", kwargs={"pk": case.pk, "slug": slug}) if slug else f"/sprawy/{case.pk}/"
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def reviewer(client: Client, office: Office) -> Client:
    client.force_login(office.people["halina-wzorcowa"])
    return client


def test_the_head_says_sign_name_status_and_its_legal_term(reviewer: Client, office: Office) -> None:
    case = office.case("FORMAL_REVIEW", title="Układanie posadzek")

    text = page(reviewer, case)

    for words in (case.sign or "", "Układanie posadzek", "Sprawdzamy wniosek", "ocena formalna", "Halina Wzorcowa"):
        assert words in text


def test_only_who_is_outside_the_offices_is_told_whom_to_call(client: Client, office: Office) -> None:
    case = office.case("FORMAL_REVIEW")
    told = {}
    for person in ("halina-wzorcowa", "bogdan-makieta"):
        client.force_login(office.people[person])
        told[person] = "Masz pytanie?" in page(client, case)

    assert told == {"halina-wzorcowa": False, "bogdan-makieta": True}


def test_allowed_steps_come_first_and_refused_ones_last_with_the_reason(office: Office) -> None:
    case = office.case("FORMAL_REVIEW")

    steps = next_steps(case, office.reviewer)

    rows = [*steps.rows, *steps.more]
    assert len(steps.rows) <= MOST_ROWS
    assert rows[0].label == "Przekaż ministrowi"
    assert rows[0].primary
    refused = {str(step.label): str(step.reason) for step in rows if not step.allowed}
    assert "kierownik komórki" in refused["Zaakceptuj wezwanie"]
    assert "wnioskodawca" in refused["Wycofaj wniosek"]


def test_steps_of_other_stages_say_when_they_open(office: Office) -> None:
    steps = next_steps(office.case("SUBMITTED"), office.reviewer)

    later = {str(step.label): step.reason for step in steps.later}
    assert later["Przekaż ministrowi"] == "Dostępne na etapie „Sprawdzamy wniosek”."


def test_the_inner_work_of_the_office_is_not_offered_to_the_applicant(office: Office) -> None:
    steps = next_steps(office.case("FORMAL_REVIEW"), office.signatory)

    labels = {str(step.label) for step in (*steps.rows, *steps.more)}
    assert "Zaakceptuj wezwanie" not in labels
    assert "Wycofaj wniosek" in labels


def test_the_page_offers_what_the_engine_allows(office: Office) -> None:
    for state in ("SUBMITTED", "FORMAL_REVIEW", "AWAITING_SUPPLEMENT", "FORWARDED"):
        case = office.case(state)
        for name in office.people:
            actor = office.actor(name)
            allowed = {o.spec.label for o in service.available_steps(case, actor) if o.allowed and o.spec.listed}
            steps = next_steps(case, actor)
            assert {step.label for step in (*steps.rows, *steps.more) if step.allowed} == allowed


def test_the_clock_shows_the_term_with_its_computation(reviewer: Client, office: Office) -> None:
    with time_machine.travel("2026-11-12T14:32:00+01:00"):
        case = office.case("SUBMITTED")
    with time_machine.travel("2026-11-23T09:00:00+01:00"):
        text = page(reviewer, case)

    assert "zostały 3 dni" in text
    assert "czwartku, 26 listopada 2026" in text
    assert "Jak to obliczono" in text
    assert "termin ustawowy" in text


def test_a_case_one_may_not_see_does_not_exist(client: Client, office: Office) -> None:
    case = office.case("SUBMITTED")
    client.force_login(office.people["celina-obca"])

    for address in (
        f"/sprawy/{case.pk}/",
        f"/sprawy/{case.pk}/przebieg/",
        f"/sprawy/{case.pk}/krok/start_review/",
        f"/sprawy/{case.pk}/metryka.xml",
        f"/sprawy/{case.pk}/termin/FR.ics",
        "/sprawy/99999999/",
    ):
        assert client.get(address).status_code == 404, address


def test_who_is_not_signed_in_is_led_to_the_sign_in(client: Client, office: Office) -> None:
    case = office.case("SUBMITTED")
    assert "zaloguj" in client.get(f"/sprawy/{case.pk}/")["Location"]


def test_a_draft_has_a_page_for_its_organisation(client: Client, office: Office) -> None:
    case = office.case(title="Mój szkic")
    client.force_login(office.people["bogdan-makieta"])

    text = page(client, case)

    assert "Piszesz wniosek" in text
    assert "Termin zacznie biec, gdy wniosek zostanie złożony." in text


def test_an_unknown_tab_is_not_found(reviewer: Client, office: Office) -> None:
    case = office.case("SUBMITTED")
    assert reviewer.get(f"/sprawy/{case.pk}/nie-ma/").status_code == 404


def test_the_record_is_a_tab_for_offices_only(client: Client, office: Office) -> None:
    case = office.case("SUBMITTED")
    client.force_login(office.people["bogdan-makieta"])

    assert "Metryka" not in page(client, case)
    assert client.get(f"/sprawy/{case.pk}/metryka/").status_code == 404
    assert client.get(f"/sprawy/{case.pk}/metryka.xml").status_code == 404


def test_a_room_above_adds_a_panel_and_a_tab(reviewer: Client, office: Office) -> None:
    panels.add_panel(
        panels.Panel("proba", "components/print_button.html", lambda case, actor: {"label": "Panel próby"})
    )
    panels.add_tab(
        panels.Tab("proba", "Próba", "components/print_button.html", lambda case, actor: {"label": "Treść próby"})
    )
    case = office.case("SUBMITTED")

    assert "Panel próby" in page(reviewer, case)
    assert "Treść próby" in page(reviewer, case, "proba")


def test_the_applicant_does_not_read_the_notes_of_the_office(client: Client, office: Office) -> None:
    case = office.case("FORMAL_REVIEW")
    office.take(case, "note")

    client.force_login(office.people["bogdan-makieta"])
    assert "Zadzwonić" not in page(client, case)
    client.force_login(office.people["olgierd-szkic"])
    assert "Zadzwonić" in page(client, case)


@pytest.mark.parametrize("slug", ["", "przebieg", "metryka"])
def test_the_page_stays_within_its_budget_however_long_the_case(reviewer: Client, office: Office, slug: str) -> None:
    case = office.case("FORMAL_REVIEW")
    counts = []
    for more in (0, 20):
        for _ in range(more):
            office.take(case, "note")
        with CaptureQueriesContext(connection) as asked:
            page(reviewer, case, slug)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= MOST_QUERIES, [query["sql"][:160] for query in asked]


def test_a_running_term_goes_into_a_calendar(reviewer: Client, office: Office) -> None:
    with time_machine.travel("2026-11-12T14:32:00+01:00"):
        case = office.case("SUBMITTED", title="Bardzo długa nazwa kwalifikacji, " * 4)
        answer = reviewer.get(f"/sprawy/{case.pk}/termin/FR.ics")

    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20261126\r\n" in text
    assert "DTEND;VALUE=DATE:20261127\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert reviewer.get(f"/sprawy/{case.pk}/termin/MIN.ics").status_code == 404
