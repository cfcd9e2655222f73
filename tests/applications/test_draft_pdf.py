"""The draft as a PDF for the board: accessible, marked as a project, the same digest for the same content."""

import re

import pytest
from django.test import Client

from applications import draft_file, service
from applications.contents import contents
from applications.prints import drop_prints
from applications.snapshots import package
from cases.models import Case
from kernel.jobs import run_waiting
from register.canonical import sha256_of
from tests.applications.factories import Team, draft, full_draft, team
from tests.documents.reading import read

pytestmark = pytest.mark.django_db


def fetched(people: Team, case: Case, role: str = "reader") -> bytes:
    client = Client()
    client.force_login(getattr(people, role))
    address = f"/wnioski/{case.pk}/projekt.pdf"
    assert client.get(address).status_code == 302
    client.post(address)
    waiting = client.get(f"/wnioski/{case.pk}/").content.decode()
    assert 'hx-get="?czekam=1" hx-select="#wydruk"' in waiting, "it looks again by itself"
    assert "Przygotowujemy plik" in waiting
    run_waiting()
    assert "Pobierz projekt (PDF)" in client.get(f"/wnioski/{case.pk}/").content.decode()
    answer = client.get(address)
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


def test_a_print_is_of_what_was_ordered_and_a_changed_draft_needs_a_new_one() -> None:
    people = team()
    case = full_draft(who=people)
    fetched(people, case)
    service.save_item(case, "nazwa", {"tasks": "Inne zadania."}, actor=people.actor())
    assert "Inne zadania." in words(fetched(people, case))
    drop_prints(case.pk)
    here = contents(case).application
    assert draft_file.content_of(here, []) is None


def test_an_order_that_comes_late_leaves_the_newer_print_alone() -> None:
    people = team()
    case = full_draft(who=people)
    late = {"case": case.pk, "mark": draft_file.mark_of(contents(case).application, [])}
    service.save_item(case, "nazwa", {"tasks": "Inne zadania."}, actor=people.actor())
    newer = fetched(people, case)
    draft_file.make(late)
    assert draft_file.content_of(contents(case).application, []) == newer
