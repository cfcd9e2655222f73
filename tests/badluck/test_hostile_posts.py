"""What a browser never sends: texts with signs that the database does not take, and previews that nobody made."""

import json

import pytest
from django.test import Client

from applications import queries
from tests.applications.factories import draft, team

NUL = "a\x00b"


@pytest.mark.parametrize(
    ("place", "data"),
    [
        ("pliki/feeProof/", {"name": "a.pdf", "size": "10", "head": NUL}),
        ("nazwa/", {"name": "Nazwa", "tab": NUL}),
        ("efekty/", {"synthesis": "Opis", "tab": NUL}),
        ("podobne/", {"code": NUL}),
    ],
)
def test_a_sign_that_the_database_does_not_take_ends_in_no_error_page(
    db: None, place: str, data: dict[str, str]
) -> None:
    people = team()
    case = draft(who=people)
    client = Client()
    client.force_login(people.writer)
    assert client.post(f"/wnioski/{case.pk}/{place}", data).status_code in {200, 302}


LISTS = ("/", "/sprawy/", "/szukaj/", "/skrzynka/", "/postepowania/", "/wnioski/", "/konto/zaloguj/", "/rejestr/")


@pytest.mark.parametrize("address", LISTS)
def test_the_sign_does_no_harm_in_what_is_asked_of_a_list(db: None, client: Client, address: str) -> None:
    client.force_login(team().writer)
    names = ("q", "strona", "etap", "dzial", "termin", "kolejnosc", "next", "czekam", NUL)
    answer = client.get(address, dict.fromkeys(names, NUL), follow=True)
    assert answer.status_code in {200, 404}


def test_the_sign_in_an_address_leads_nowhere_and_in_a_cookie_is_no_cookie(db: None, client: Client) -> None:
    assert client.get("/wnioski/1/%00/").status_code == 404
    for cookie in ("obieg_session", "obieg_csrf", "obieg_person", "obieg_language", "messages"):
        answer = Client(headers={"cookie": f'{cookie}="\\000abcdefghijklmnopqrstuvwxyz012345"'}).get("/konto/zaloguj/")
        assert answer.status_code < 400, cookie


def test_the_sign_may_stand_in_every_field_of_a_step_of_a_remark_and_of_the_account(db: None, client: Client) -> None:
    people = team()
    case = draft(who=people)
    client.force_login(people.signatory)
    names = (
        "seen",
        "do",
        "tab",
        "revision",
        "czesc",
        "regula",
        "cel",
        "rule",
        "target",
        "text",
        "dokad",
        "konflikt",
        "za",
    )
    for place in (
        "oswiadczenie",
        "sprawdzenie",
        "przekaz",
        "efekty",
        "efekty/wczytaj",
        "usun",
        "wyjasnienie",
        "przywroc",
    ):
        answer = client.post(f"/wnioski/{case.pk}/{place}/", dict.fromkeys((*names, NUL), NUL), follow=True)
        assert answer.status_code < 500, place


def test_the_sign_written_into_a_preview_is_taken_out(db: None, client: Client) -> None:
    people = team()
    case = draft(who=people)
    client.force_login(people.writer)
    reading = {
        "sets": [{"title": NUL, "outcomes": [{"text": NUL, "criteria": [{"text": NUL}]}]}],
        "values": {"name": NUL},
    }
    answer = client.post(
        f"/wnioski/{case.pk}/efekty/wczytaj/", {"do": "take", "odczytane": json.dumps(reading), "pola": "1"}
    )
    assert answer.status_code == 302
    assert queries.description(case).learning_outcomes.sets[0].title == "ab"


@pytest.mark.parametrize(
    "values",
    [{"workloadHours": [1]}, {"workloadHours": "9" * 5000}, {"synthesis": "x" * 200_000}],
    ids=["list", "digits", "long"],
)
def test_a_preview_that_nobody_made_is_refused_on_the_page(db: None, values: dict[str, object]) -> None:
    people = team()
    case = draft(who=people)
    client = Client()
    client.force_login(people.writer)
    sent = {"do": "take", "odczytane": json.dumps({"sets": [], "values": values}), "pola": "1"}
    assert client.post(f"/wnioski/{case.pk}/efekty/wczytaj/", sent).status_code == 422
    assert queries.description(case).learning_outcomes.synthesis == ""
