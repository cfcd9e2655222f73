"""The account pages: who I am, for whom I act, signing in and out, and what a lost session leaves behind."""

from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import Settings

from auth.enums import Role
from auth.models import Person
from institutions.service import add_member
from tests.institutions.cast import LONG_AGO, organisation, person

pytestmark = pytest.mark.django_db


def test_the_account_says_who_acts_and_for_whom(client: Client) -> None:
    firm = organisation("firma", name="Firma Przykład")
    celina = person("celina-probna", Role.SIGNATORY, at=firm)
    add_member(celina, Role.EXPERT, from_day=LONG_AGO)
    client.force_login(celina)

    page = client.get("/konto/").content.decode()

    for words in ("Celina Probna", "Firma Przykład", "podpisujący", "działasz teraz", "ekspert"):
        assert words in page


def test_another_organisation_is_chosen_by_post(client: Client) -> None:
    celina = person("celina-probna", Role.SIGNATORY, at=organisation("firma"))
    fund = organisation("fundacja", name="Fundacja Wzór")
    add_member(celina, Role.READER, from_day=LONG_AGO, organisation=fund)
    client.force_login(celina)

    answer = client.post("/konto/organizacja/", {"organisation": fund.pk, "next": "/konto/"}, follow=True)

    assert answer.wsgi_request.actor.organisation_name == "Fundacja Wzór"  # type: ignore[attr-defined]  # the middleware's
    assert "Zmieniono organizację" in answer.content.decode()


@pytest.mark.parametrize("choice", [{"organisation": "0"}, {"organisation": "x"}, {}])
def test_a_senseless_choice_of_organisation_gets_a_sentence(client: Client, choice: dict[str, str]) -> None:
    client.force_login(person("celina-probna", Role.SIGNATORY, at=organisation("firma")))

    assert "Wybierz organizację z listy" in client.post("/konto/organizacja/", choice, follow=True).content.decode()


def test_the_organisation_of_others_cannot_be_chosen(client: Client) -> None:
    client.force_login(person("celina-probna", Role.SIGNATORY, at=organisation("firma")))

    answer = client.post("/konto/organizacja/", {"organisation": organisation("obca").pk}, follow=True)

    assert "Nie masz dziś roli w tej organizacji" in answer.content.decode()
    assert answer.wsgi_request.actor.organisation_name == "Firma"  # type: ignore[attr-defined]  # the middleware's


def test_signing_out_ends_the_session_and_needs_a_post(client: Client) -> None:
    client.force_login(person("celina-probna"))

    assert client.get("/konto/wyloguj/").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    client.post("/konto/wyloguj/")

    assert client.get("/konto/").headers["Location"] == "/konto/zaloguj/?next=/konto/"


def test_an_account_made_inactive_is_out_at_once(client: Client) -> None:
    gone = person("celina-probna", Role.SIGNATORY, at=organisation("firma"))
    client.force_login(gone)
    gone.is_active = False
    gone.save()

    assert client.get("/konto/").status_code == HTTPStatus.FOUND


def test_without_the_demo_the_sign_in_page_is_honest(client: Client, settings: Settings) -> None:
    settings.DEMO = False

    page = client.get("/konto/zaloguj/").content.decode()

    assert "Logowanie nie jest jeszcze włączone" in page
    assert "/konto/demo/" not in page


def test_the_sign_in_page_of_the_demo_is_the_chooser_and_keeps_the_way_back(client: Client) -> None:
    assert client.get("/konto/zaloguj/?next=/konto/").headers["Location"] == "/konto/demo/?next=%2Fkonto%2F"


HOSTILE = [
    "https://zly.example/",
    "//zly.example/",
    "/\\zly.example/",
    "///zly.example",
    "javascript:alert(1)",
    "http:zly.example",
    "\t//zly.example",
    "konto/",
]


@pytest.mark.parametrize("wanted", HOSTILE)
def test_no_redirect_leaves_the_site(client: Client, wanted: str) -> None:
    client.force_login(person("celina-probna", Role.SIGNATORY, at=organisation("firma")))

    assert client.get("/konto/zaloguj/", {"next": wanted}).headers["Location"] == "/start/"


def test_what_was_typed_when_the_session_ended_survives_the_sign_in(client: Client) -> None:
    firm = organisation("firma")
    celina = person("celina-probna", Role.SIGNATORY, at=firm)
    visit_and_lose_session(client, celina)

    answer = client.post("/konto/organizacja/", {"organisation": firm.pk, "uwagi": "Długi tekst,\ndwa wiersze"})
    assert answer.headers["Location"] == "/konto/zaloguj/?next=/konto/przerwane/"
    client.force_login(celina)
    page = client.get("/konto/przerwane/").content.decode()

    assert 'action="/konto/organizacja/"' in page
    assert 'name="uwagi" value="Długi tekst,\ndwa wiersze"' in page
    assert "csrfmiddlewaretoken" not in dict(client.session["kept_form"]["fields"])
    client.post("/konto/przerwane/")
    assert "kept_form" not in client.session


def test_what_one_person_typed_is_never_offered_to_another_on_the_same_browser(client: Client) -> None:
    firm = organisation("firma")
    celina, bogdan = (person(name, Role.SIGNATORY, at=firm) for name in ("celina-probna", "bogdan-makieta"))
    visit_and_lose_session(client, celina)
    client.post("/konto/organizacja/", {"uwagi": "Tekst Celiny"})
    assert "kept_form" in client.session

    client.force_login(bogdan)  # takes the anonymous session over, as every sign-in does
    answer = client.get("/konto/przerwane/")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/start/"


def test_without_a_mark_of_the_person_a_form_is_nobodys_and_not_kept(client: Client) -> None:
    client.post("/konto/organizacja/", {"uwagi": "Czyj to tekst?"})

    assert "kept_form" not in client.session


def test_signing_out_empties_the_browser(client: Client) -> None:
    client.force_login(person("celina-probna", Role.SIGNATORY, at=organisation("firma")))
    client.get("/konto/")
    assert client.cookies["obieg_person"].value

    answer = client.post("/konto/wyloguj/")

    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert not client.cookies["obieg_person"].value


def test_a_script_asks_whose_session_it_is(client: Client) -> None:
    celina = person("celina-probna", Role.SIGNATORY, at=organisation("firma"))
    assert client.get("/konto/sesja/").json()["person"] is None
    client.force_login(celina)

    found = client.get("/konto/sesja/").json()

    assert found["person"] == celina.pk
    assert found["token"]


def test_a_script_whose_session_ended_hears_it_and_nothing_is_kept_on_the_server(client: Client) -> None:
    visit_and_lose_session(client, person("celina-probna", Role.SIGNATORY, at=organisation("firma")))

    answer = client.post("/konto/organizacja/", {"uwagi": "Tekst"}, headers={"HX-Request": "true"})

    assert answer.status_code == 401
    assert "kept_form" not in client.session


@pytest.mark.parametrize(
    ("tab", "told"), [("a1b2c3d4", True), ("", False), ("za krótki; Path=/", False), ("x" * 41, False)]
)
def test_a_form_that_was_taken_is_told_to_the_browser(client: Client, tab: str, told: bool) -> None:
    firm = organisation("firma")
    client.force_login(person("celina-probna", Role.SIGNATORY, at=firm))

    client.post("/konto/organizacja/", {"organisation": firm.pk, "tab": tab})

    assert ("obieg_taken" in client.cookies) is told


def visit_and_lose_session(client: Client, somebody: Person) -> None:
    client.force_login(somebody)
    client.get("/konto/")
    del client.cookies["obieg_session"]


def test_a_form_too_long_to_keep_is_not_kept(client: Client) -> None:
    visit_and_lose_session(client, person("celina-probna", Role.SIGNATORY, at=organisation("firma")))
    client.post("/konto/organizacja/", {"uwagi": "x" * 2_000_001})

    assert "kept_form" not in client.session
