"""The course of a case in sentences, for each reader what they may know; names come in one query."""

from datetime import date

import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases import service, verbs
from cases.models import Event
from cases.queries import timeline
from tests.cases.office import Office


def texts(office: Office, case_state: str, name: str) -> list[str]:
    case = office.case(case_state)
    return [entry.sentence.text for entry in timeline(case, office.actor(name))]


def test_the_newest_event_comes_first_with_person_role_and_organisation(office: Office) -> None:
    entries = timeline(office.case("FORMAL_REVIEW"), office.reviewer)

    assert [entry.sentence.text for entry in entries] == ["Rozpoczęto ocenę", "Złożono wniosek"]
    assert entries[0].who == "Halina Wzorcowa, ocena formalna (IP)"
    assert entries[1].by_applicant
    assert entries[1].basis == "art. 16 ust. 1"


def test_a_delivery_says_the_day_that_counts_when_it_is_another_one(office: Office) -> None:
    with time_machine.travel("2026-03-10T10:00:00+01:00"):
        case = office.case("AWAITING_SUPPLEMENT")
    with time_machine.travel("2026-03-14T10:00:00+01:00"):
        office.deliver_call(case, date(2026, 3, 12))

    newest = timeline(case, office.reviewer)[0]

    assert newest.sentence.text == "Doręczono pismo: wezwanie"
    assert newest.legal_day == date(2026, 3, 12)
    assert newest.counts_from_another_day


def test_a_note_is_read_in_the_authors_organisation_alone(office: Office) -> None:
    case = office.case("FORWARDED")
    office.take(case, "note")

    def notes(name: str) -> list[str]:
        return [entry.sentence.note for entry in timeline(case, office.actor(name)) if entry.internal]

    assert notes("halina-wzorcowa") == notes("kazimierz-probny") == ["Zadzwonić w sprawie przelewu."]
    assert notes("roman-referent") == notes("bogdan-makieta") == []


def test_the_inner_work_of_an_office_is_not_told_to_the_applicant(office: Office) -> None:
    case = office.case("FORMAL_REVIEW")
    office.take(case, "approve_call")

    assert "Zaakceptowano wezwanie" in [entry.sentence.text for entry in timeline(case, office.reviewer)]
    assert "Zaakceptowano wezwanie" not in [entry.sentence.text for entry in timeline(case, office.signatory)]


def test_a_hand_over_names_both_people_by_their_names_of_today(office: Office) -> None:
    case = office.case("FORMAL_REVIEW")
    data = {"person": str(office.people["olgierd-szkic"].pk), "reason": "Urlop"}
    service.perform(case, "hand_over", actor=office.reviewer, data=data)

    newest = timeline(case, office.reviewer)[0]

    assert newest.sentence.text == "Przekazano sprawę: prowadzi Olgierd Szkic"
    assert newest.sentence.note == "Urlop"
    assert "Olgierd" not in Event.objects.get(case=case, seq=newest.seq).canonical


def test_the_timeline_takes_two_queries_however_many_events(office: Office) -> None:
    case = office.case("FORMAL_REVIEW")
    for _ in range(10):
        office.take(case, "note")
    reader = office.reviewer
    with CaptureQueriesContext(connection) as asked:
        timeline(case, reader)
    assert len(asked) == 2


def test_a_room_above_says_more_of_its_verb(office: Office) -> None:
    case = office.case("AWAITING_SUPPLEMENT")
    try:
        verbs.sentence("call")(lambda event, names: verbs.Sentence("Wezwano", note=str(event.facts["text"])))
        newest = timeline(case, office.reviewer)[0]
    finally:
        verbs._verbs.pop("call")

    assert (newest.sentence.text, newest.sentence.note) == ("Wezwano", "Dołącz dowód opłaty.")


def test_the_tab_shows_only_letters_or_only_terms_when_asked(client: Client, office: Office) -> None:
    case = office.case("AWAITING_SUPPLEMENT")
    client.force_login(office.people["halina-wzorcowa"])

    everything = client.get(f"/sprawy/{case.pk}/przebieg/").content.decode()
    letters = client.get(f"/sprawy/{case.pk}/przebieg/?pokaz=pisma").content.decode()

    assert "wszystkie zdarzenia (3)" in everything
    assert "Rozpoczęto ocenę" in everything
    assert "tylko pisma (2)" in letters
    assert "Rozpoczęto ocenę" not in letters
    assert client.get(f"/sprawy/{case.pk}/przebieg/?pokaz=cokolwiek").content.decode().count("Rozpoczęto ocenę") == 1
