"""The pages of the portal open to everybody, in Polish and English, and say what to do next."""

import re
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import Settings

from auth.enums import Role
from demo.seed.organisations import load_organisations
from institutions.actor import Actor
from kernel import clock
from kernel.drawing import register
from portal.start import start_address
from workflows.inclusion import scenario

DECLARED = (
    "a11y-wstep",
    "a11y-podmiot",
    "a11y-url",
    "a11y-data-publikacja",
    "a11y-data-aktualizacja",
    "a11y-status",
    "a11y-data-sporzadzenie",
    "a11y-data-przeglad",
    "a11y-kontakt",
    "a11y-osoba",
    "a11y-email",
    "a11y-telefon",
    "a11y-procedura",
    "a11y-architektura",
    "a11y-aplikacje",
    "a11y-deklaracja",
    "a11y-ocena",
)


def test_the_home_page_says_what_the_register_is(client: Client) -> None:
    page = client.get("/").content.decode()

    assert "publiczny spis kwalifikacji" in page
    assert page.count("<h1") == 1


def test_the_style_guide_shows_every_component_tag(client: Client) -> None:
    source = Path(settings.BASE_DIR, "templates", "portal", "styleguide.html").read_text(encoding="utf-8")
    tags = {name for name in register.tags if not name.startswith("end")} - {"error_prefix"}

    unseen = {name for name in tags if not re.search(r"{%\s*" + name + r"\b", source)}

    assert unseen == set()
    assert client.get("/wzory/").status_code == 200


def test_the_declaration_has_each_machine_readable_id_once_and_dates_that_parse(client: Client) -> None:
    page = client.get("/dostepnosc/").content.decode()

    for name in DECLARED:
        assert page.count(f'id="{name}"') == 1, name
    found = re.findall(r'<time id="a11y-data-[\w-]+"\s+datetime="([^"]+)"', page)
    assert len([date.fromisoformat(day) for day in found]) == 4


@pytest.mark.parametrize("address", ["/", "/wzory/", "/dostepnosc/"])
def test_every_public_page_leads_to_the_declaration(client: Client, address: str) -> None:
    assert 'href="/dostepnosc/"' in client.get(address).content.decode()


def test_the_language_switch_is_remembered_and_leads_back(client: Client) -> None:
    answer = client.post("/jezyk/", {"language": "en", "next": "/dostepnosc/"})
    page = client.get("/dostepnosc/").content.decode()

    assert answer["Location"] == "/dostepnosc/"
    assert '<html lang="en">' in page
    assert "Accessibility statement" in page


def test_the_language_switch_does_not_lead_to_another_site(client: Client) -> None:
    assert client.post("/jezyk/", {"language": "en", "next": "https://evil.example/"})["Location"] == "/"


def test_an_unknown_language_changes_nothing(client: Client) -> None:
    client.post("/jezyk/", {"language": "xx"})

    assert '<html lang="pl">' in client.get("/").content.decode()


def test_a_page_that_does_not_exist_says_what_to_do(client: Client) -> None:
    answer = client.get("/nie-ma-mnie/")

    assert answer.status_code == 404
    assert "Nie ma takiej strony" in answer.content.decode()
    assert "Przejdź na stronę główną" in answer.content.decode()


def test_a_form_without_its_token_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/jezyk/", {"language": "en"})

    assert answer.status_code == 403
    assert "Formularz stracił ważność" in answer.content.decode()


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_the_last_error_pages_need_neither_context_nor_database(name: str) -> None:
    page = render_to_string(name)

    assert "spróbuj ponownie" in page
    assert not re.search(r"{[{%]", page)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/rejestr/", "/dostepnosc/", "/postepowania/"])
def test_every_public_page_says_how_to_reach_the_operator(client: Client, settings: Settings, address: str) -> None:
    settings.OPERATOR_CONTACT = {**settings.OPERATOR_CONTACT, "phone": "+48 22 111 22 33", "hours": "w środy 9–12"}

    foot = client.get(address).content.decode().split("<footer")[1]

    assert 'href="tel:+48221112233"' in foot
    assert "w środy 9–12".replace(" ", "\N{NO-BREAK SPACE}") in foot.replace(" ", "\N{NO-BREAK SPACE}")


def test_a_stranger_on_the_start_page_is_asked_to_sign_in(client: Client) -> None:
    answer = client.get("/start/")

    assert answer.status_code == 302
    assert "next=/start/" in answer["Location"]


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM])
def test_every_role_begins_somewhere(role: Role) -> None:
    assert start_address(somebody(role)).startswith("/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "address"),
    [
        (Role.REVIEWER, "/sprawy/"),
        (Role.OFFICER, "/sprawy/"),
        (Role.WRITER, "/wnioski/"),
        (Role.EXPERT, "/sprawy/zadania/"),
    ],
)
def test_a_role_begins_with_its_own_work(role: Role, address: str) -> None:
    assert start_address(somebody(role)) == address


@pytest.mark.django_db
def test_an_office_with_work_begins_with_the_cases_to_settle() -> None:
    load_organisations()
    reviewer = scenario.actor_by("operator")
    assert start_address(reviewer) == "/sprawy/"
    scenario.bring_to("INC_FM", "SUBMITTED", clock.today(), lambda _day: nullcontext())
    assert start_address(reviewer) == "/sprawy/do-zalatwienia/"


def somebody(role: Role) -> Actor:
    """A person with this role and nothing that waits."""
    return Actor(person_id=None, name="Ktoś", roles=frozenset({role}))
