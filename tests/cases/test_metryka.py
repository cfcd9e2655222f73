"""The metryka is the event log as a record: the same events, on the page, in XML and in CSV."""

import csv
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from cases.models import Case, Event
from cases.queries import metryka
from cases.views.files import NAMESPACE
from tests.cases.office import Office


@pytest.fixture
def case(office: Office) -> Case:
    found = office.case("AWAITING_SUPPLEMENT", title="Układanie <posadzek> & płytek")
    office.take(found, "note")
    return found


@pytest.fixture
def reviewer(client: Client, office: Office) -> Client:
    client.force_login(office.people["halina-wzorcowa"])
    return client


def log(case: Case) -> list[tuple[str, str, str]]:
    rows = Event.objects.filter(case=case).order_by("seq").values_list("seq", "verb", "digest")
    return [(str(seq), verb, digest) for seq, verb, digest in rows]


def test_the_record_has_every_event_in_its_order(case: Case) -> None:
    assert [(str(e.seq), e.verb, e.digest) for e in metryka(case)] == log(case)


def test_the_xml_equals_the_log(reviewer: Client, case: Case) -> None:
    root = ET.fromstring(reviewer.get(f"/sprawy/{case.pk}/metryka.xml").content)
    space = {"m": NAMESPACE}

    assert root.attrib == {"znak": case.sign, "tytul": "Układanie <posadzek> & płytek"}
    found = [
        (node.attrib["nr"], node.attrib["kod"], node.findtext("m:skrot", namespaces=space))
        for node in root.findall("m:czynnosc", space)
    ]
    assert found == log(case)


def test_the_csv_equals_the_log(reviewer: Client, case: Case) -> None:
    text = reviewer.get(f"/sprawy/{case.pk}/metryka.csv").content.decode("utf-8-sig")
    head, *rows = csv.reader(StringIO(text), delimiter=";")

    assert head[0] == "nr"
    assert [(row[0], row[1], row[-1]) for row in rows] == log(case)


def test_the_record_tells_that_a_note_was_left_and_never_what_it_says(reviewer: Client, case: Case) -> None:
    for address in ("metryka/", "metryka.xml", "metryka.csv"):
        text = reviewer.get(f"/sprawy/{case.pk}/{address}").content.decode()
        assert "Zapisano notatkę służbową" in text.replace("\N{NO-BREAK SPACE}", " ")
        assert "przelewu" not in text


def test_another_form_of_the_record_is_not_found(reviewer: Client, case: Case) -> None:
    assert reviewer.get(f"/sprawy/{case.pk}/metryka.exe").status_code == 404
