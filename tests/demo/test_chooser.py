"""Signing in as an invented person: only in the demo, only by POST, only to pages of this site."""

from http import HTTPStatus

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import Settings

from demo.cast.people import PEOPLE
from demo.mail import MailboxBackend
from demo.models import MailMessage
from demo.seed.organisations import load_organisations
from institutions.models import Organisation
from tests.institutions.test_account_pages import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def _cast() -> None:
    load_organisations()


def test_the_chooser_shows_everybody(client: Client) -> None:
    page = client.get("/konto/demo/").content.decode()

    assert all(f'action="/konto/demo/{one.slug}/"' in page for one in PEOPLE)


@pytest.mark.usefixtures("_cast")
def test_a_person_is_chosen_by_post_and_acts_for_their_organisation(client: Client) -> None:
    answer = client.post("/konto/demo/celina-probna/", {"next": "/konto/"}, follow=True)

    actor = answer.wsgi_request.actor  # type: ignore[attr-defined]  # the middleware's
    assert (actor.name, actor.organisation_name) == ("Celina Próbna", "Wzorcowa Szkoła Instalatorów sp. z o.o.")
    assert answer.redirect_chain == [("/konto/", HTTPStatus.FOUND)]


@pytest.mark.usefixtures("_cast")
def test_everybody_can_be_chosen_and_sees_their_account(client: Client) -> None:
    for one in PEOPLE:
        answer = client.post(f"/konto/demo/{one.slug}/", {"next": "/konto/"}, follow=True)

        actor = answer.wsgi_request.actor  # type: ignore[attr-defined]  # the middleware's
        assert answer.status_code == HTTPStatus.OK
        assert actor.roles == frozenset(one.roles), one.name
        assert one.name in answer.content.decode()


@pytest.mark.usefixtures("_cast")
def test_the_next_person_does_not_keep_the_organisation_of_the_one_before(client: Client) -> None:
    client.post("/konto/demo/celina-probna/")
    client.post("/konto/organizacja/", {"organisation": Organisation.objects.get(slug__startswith="fundacja").pk})

    answer = client.post("/konto/demo/lidia-zalozenie/", {"next": "/konto/"}, follow=True)

    assert answer.wsgi_request.actor.organisation_id is None  # type: ignore[attr-defined]  # the middleware's


def test_without_the_demo_none_of_it_exists(client: Client, settings: Settings) -> None:
    load_organisations()
    settings.DEMO = False

    assert client.get("/konto/demo/").status_code == HTTPStatus.NOT_FOUND
    assert client.get("/konto/demo/poczta/").status_code == HTTPStatus.NOT_FOUND
    assert client.post("/konto/demo/celina-probna/").status_code == HTTPStatus.NOT_FOUND
    assert "_auth_user_id" not in client.session


def test_nobody_signs_in_by_a_link(client: Client) -> None:
    assert client.get("/konto/demo/celina-probna/").status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_who_is_not_of_the_cast_does_not_exist(client: Client) -> None:
    assert client.post("/konto/demo/jan-kowalski/").status_code == HTTPStatus.NOT_FOUND


def test_an_empty_database_says_what_to_do(client: Client) -> None:
    assert "python manage.py seed" in client.post("/konto/demo/celina-probna/", follow=True).content.decode()


@pytest.mark.usefixtures("_cast")
@pytest.mark.parametrize("wanted", HOSTILE)
def test_no_redirect_leaves_the_site(client: Client, wanted: str) -> None:
    assert client.post("/konto/demo/celina-probna/", {"next": wanted}).headers["Location"] == "/start/"


def test_letters_of_the_demo_stay_in_its_mailbox(client: Client) -> None:
    letter = EmailMessage("Czeka pismo", "Pismo w sprawie ZRK.4021.1.2026.", "obieg@example.org", ["ala@example.org"])

    assert MailboxBackend().send_messages([letter]) == 1

    page = client.get("/konto/demo/poczta/").content.decode()
    assert all(words in page for words in ("Czeka pismo", "ZRK.4021.1.2026", "ala@example.org"))


def test_the_mailbox_has_pages(client: Client) -> None:
    MailMessage.objects.bulk_create(
        MailMessage(sender="a@example.org", recipients="b@example.org", subject=f"List {number}", body="Pismo")
        for number in range(120)
    )

    assert client.get("/konto/demo/poczta/?strona=3").content.decode().count('<li class="o-panel') == 20


def test_an_empty_mailbox_says_so(client: Client) -> None:
    assert "Nie wysłano jeszcze żadnej wiadomości" in client.get("/konto/demo/poczta/").content.decode()
