"""What people paste into a step and into an application: signs one cannot see, and far too much of everything."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client

from applications import queries as applications, service as drafts
from cases.models import Case, Event
from documents.models import Document
from kernel.models import Job
from tests.applications.factories import draft, full_draft, team
from tests.workflows.ministry import Play
from workflows.inclusion.states import State

STATE = State.FORMAL_REVIEW
LONG = "ż" * 100_000
HIDDEN = "Ma\u202eła\u200f \x07notat\u0000ka\ufeff.\r\nDruga linia\x1b."
SEEN = "Mała notatka.\nDruga linia."
FORM = "application/x-www-form-urlencoded"


def stored(case: Case) -> tuple[object, ...]:
    """All that a step could have written."""
    row = Case.objects.get(pk=case.pk)
    counts = (Event.objects.filter(case=case), Document.objects.filter(case=case), Job.objects.all())
    return (row.state, row.version, *(rows.count() for rows in counts))


def seen(client: Client, address: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', client.get(address).content.decode())
    assert found
    return found[1]


def sent(play: Play, word: str, step: str, **data: str) -> tuple[int, str]:
    """Opens the step's form and posts it. Returns the status and the page."""
    client, address = play.browser(word), f"/sprawy/{play.case.pk}/krok/{step}/"
    answer = client.post(address, {"seen": seen(client, address), **data})
    return answer.status_code, answer.content.decode()


# --- a step -----------------------------------------------------------------------------------------


def test_signs_that_nobody_sees_are_not_kept_in_a_step(play: Play) -> None:
    status, _page = sent(play, "operator", "note", text=HIDDEN)

    assert status == 302
    assert play.case.events.get(verb="note").facts["text"] == SEEN


def test_a_text_of_hidden_signs_alone_is_no_text(play: Play) -> None:
    before = stored(play.case)
    status, page = sent(play, "operator", "note", text="\u202e\x00\ufeff \u200b")

    assert status == 200
    assert "<title>Błąd: " in page
    assert "Wpisz: treść notatki." in page.replace("\N{NO-BREAK SPACE}", " ")
    assert stored(play.case) == before


@pytest.mark.parametrize(
    ("step", "word", "field"), [("note", "operator", "text"), ("withdraw", "wnioskodawca", "reason")]
)
def test_a_hundred_thousand_signs_in_a_step_are_refused_and_stay_on_the_page(
    play: Play, step: str, word: str, field: str
) -> None:
    before = stored(play.case)
    status, page = sent(play, word, step, confirm="on", **{field: LONG})

    assert status == 200
    assert "<title>Błąd: " in page
    assert "najwyżej 4000 znaków, a ma 100000. Skróć go." in page.replace("\N{NO-BREAK SPACE}", " ")
    assert LONG in page
    assert stored(play.case) == before


def test_a_remark_of_the_checklist_is_bounded_too(play: Play) -> None:
    before = stored(play.case)
    data = {"rule": "FR-INC-03", "target": "validationRequirements.methods", "audience": "OUTGOING", "text": LONG}
    answer = play.browser("operator").post(f"/sprawy/{play.case.pk}/ocena/uwaga/", data)

    assert LONG in answer.content.decode()
    assert not play.case.review_remarks.exists()
    assert stored(play.case) == before


def test_bytes_that_are_no_text_do_no_harm(play: Play) -> None:
    client, address = play.browser("operator"), f"/sprawy/{play.case.pk}/krok/note/"
    mark = urlencode({"seen": seen(client, address)})
    answer = client.generic("POST", address, f"{mark}&text=%ff%fe%ED%A0%80abc".encode(), FORM)

    assert answer.status_code == 302
    text = play.case.events.get(verb="note").facts["text"]
    assert text.endswith("abc")
    assert text.isprintable()


@pytest.mark.parametrize("body", [b"text=" + b"x" * 11_000_000, b"a=1&" * 10_001], ids=["11 MB", "10,001 fields"])
def test_more_than_the_server_reads_is_refused_with_a_page(play: Play, body: bytes) -> None:
    before = stored(play.case)
    answer = play.browser("operator").generic("POST", f"/sprawy/{play.case.pk}/krok/note/", body, FORM)

    assert answer.status_code == 400
    assert "Niczego nie zapisaliśmy" in answer.content.decode()
    assert stored(play.case) == before


# --- an application ---------------------------------------------------------------------------------


def test_signs_that_nobody_sees_are_not_kept_in_an_application(db: None) -> None:
    people = team()
    case = draft(who=people)
    client = Client()
    client.force_login(people.writer)
    answer = client.post(f"/wnioski/{case.pk}/nazwa/", {"name": HIDDEN, "tasks": HIDDEN, "revision": "0"}, follow=True)

    described = applications.description(case)
    assert (described.name, Case.objects.get(pk=case.pk).title) == ("Mała notatka. Druga linia.",) * 2
    assert described.tasks == SEEN
    assert "Usunęliśmy niewidoczne znaki" in answer.content.decode()


def test_one_text_too_long_keeps_the_whole_item_as_it_was(db: None) -> None:
    people = team()
    case = full_draft(who=people)
    before = (applications.content(case), applications.description(case), Case.objects.get(pk=case.pk).title)
    client = Client()
    client.force_login(people.writer)
    answer = client.post(f"/wnioski/{case.pk}/nazwa/", {"name": LONG, "tasks": "Nowy opis zadań."})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Błąd: " in page
    assert "Skróć go o" in page
    assert LONG in page
    assert "Nowy opis zadań." in page
    assert before == (applications.content(case), applications.description(case), Case.objects.get(pk=case.pk).title)


def test_a_person_with_a_name_of_hidden_signs_has_no_name(db: None) -> None:
    people = team()
    case = draft(who=people)
    client = Client()
    client.force_login(people.writer)
    row = {"applicant-representatives-0-name": "\u202e\u200b\x07", "applicant-representatives-0-position": "prezes"}
    answer = client.post(f"/wnioski/{case.pk}/reprezentacja/", row)

    assert answer.status_code == 422
    assert "Wpisz imię i nazwisko tej osoby." in answer.content.decode()


def test_what_was_cleaned_reaches_the_snapshot_clean(db: None) -> None:
    people = team()
    case = full_draft(who=people)
    drafts.save_item(case, "nazwa", {"name": HIDDEN}, actor=people.actor("writer"))
    snapshot = drafts.take_snapshot(Case.objects.get(pk=case.pk), "SUBMISSION", people.actor())

    assert snapshot.content["description"]["name"] == "Mała notatka. Druga linia."
