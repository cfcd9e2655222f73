"""The draft as a PDF for the board: accessible, marked as a project, the same digest for the same content."""

import re

import pytest
from django.test import Client

from applications import service
from applications.contents import contents
from applications.snapshots import package
from cases.models import Case
from register.canonical import sha256_of
from tests.applications.factories import Team, draft, full_draft, team
from tests.documents.reading import read

pytestmark = pytest.mark.django_db


def fetched(people: Team, case: Case, role: str = "reader") -> bytes:
    client = Client()
    client.force_login(getattr(people, role))
    answer = client.get(f"/wnioski/{case.pk}/projekt.pdf")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def words(content: bytes) -> str:
    """Everything that a screen reader reads."""
    return re.sub(r"\s+", " ", read(content).root.words)


def test_the_print_says_that_it_is_a_project_with_day_and_digest() -> None:
    people = team()
    case = full_draft(who=people)
    content = fetched(people, case)
    text = words(content)
    assert "Projekt, nie złożono." in text
    assert "nikt jeszcze nie sprawdzał" in text
    assert sha256_of(package(contents(case))) in text.replace(" ", "")


def test_the_print_of_a_draft_names_what_is_missing_and_whether_it_was_checked() -> None:
    people = team()
    case = draft(who=people)
    service.approve_draft(case, people.actor("checker"))
    text = words(fetched(people, case))
    assert "Czego jeszcze brakuje" in text
    assert "Sprawdzony, czeka na podpis" in text


def test_strangers_get_nothing_and_a_sent_application_has_its_own_document(submitted: tuple[Case, Team]) -> None:
    case, people = submitted
    stranger = Client()
    stranger.force_login(team().writer)
    assert stranger.get(f"/wnioski/{case.pk}/projekt.pdf").status_code == 404
    own = Client()
    own.force_login(people.writer)
    assert own.get(f"/wnioski/{case.pk}/projekt.pdf")["Location"].endswith("/zlozono/")
