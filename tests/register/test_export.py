"""The file has exactly the rows that the page counts: 571 is 571."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from register import queries
from register.enums import QualificationKind
from register.queries import SearchQuery
from register.seed import load_register
from tests.register import factories

pytestmark = pytest.mark.django_db
FILE = "/rejestr/eksport/"


def rows(client: Client, address: str) -> list[list[str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    return list(csv.reader(StringIO(text(answer).removeprefix("\ufeff")), delimiter=";"))


def text(answer: HttpResponse | StreamingHttpResponse) -> str:
    assert isinstance(answer, StreamingHttpResponse)
    content = answer.getvalue()
    assert isinstance(content, bytes)
    return content.decode()


@pytest.mark.parametrize(
    "address",
    ["", "?q=informatyka", "?q=informatyka&prk=6&kolejnosc=data", "?q=informatka", "?prk=7&na-stronie=50&strona=2"],
)
def test_the_file_has_as_many_rows_as_the_page_counts(client: Client, address: str) -> None:
    load_register(700)
    page = client.get(f"/rejestr/{address}").context["found"]
    assert page.total
    lines = rows(client, f"{FILE}{address}")
    assert lines[2] == ["Liczba wierszy", str(page.total)]
    body = lines[5:]
    assert len(body) == page.total
    assert len({line[0] for line in body}) == page.total
    if page.number == 1:
        assert [line[0] for line in body[: len(page.entries)]] == [entry.zrk_code for entry in page.entries]


def test_the_head_says_what_was_asked_and_when(client: Client) -> None:
    entry = factories.entry(name="Układanie bruku", applicant_name="Cech Próbny")
    lines = rows(client, f"{FILE}?q=bruk&strona=4&prk=3")
    assert lines[0] == ["Zapytanie", "http://testserver/rejestr/?q=bruk&prk=3"]
    assert lines[1][0] == "Stan na"
    assert lines[3] == []
    assert lines[4][:2] == ["Identyfikator", "Nazwa"]
    [row] = lines[5:]
    assert row[:7] == [
        entry.zrk_code,
        "Układanie bruku",
        "kwalifikacja wolnorynkowa",
        "cząstkowa",
        "włączona",
        "3",
        "120",
    ]
    assert row[7:10] == ["0732", "43.33.Z", "Cech Próbny"]
    assert row[11:] == ["2026-01-30", f"http://testserver/rejestr/{entry.zrk_code}/"]


def test_nothing_found_is_a_file_with_no_rows(client: Client) -> None:
    assert rows(client, f"{FILE}?q=zzzz")[2:] == [["Liczba wierszy", "0"], [], rows(client, FILE)[4]]


def test_a_name_cannot_be_a_formula(client: Client) -> None:
    factories.entry(name="=HYPERLINK(1)", kind=QualificationKind.SECTORAL)
    assert rows(client, FILE)[5][1] == "'=HYPERLINK(1)"


def test_rows_come_by_few_queries_however_many_they_are(client: Client) -> None:
    load_register(1200)
    with CaptureQueriesContext(connection) as seen:
        assert len(rows(client, FILE)) == 1205
    assert len(seen) <= 2


def test_in_english_the_file_is_english(client: Client) -> None:
    client.cookies["django_language"] = "en"
    assert rows(client, FILE)[0][0] == "Query"
    translation.activate("pl")


def test_a_search_finds_what_the_file_has(client: Client) -> None:
    load_register(300)
    found = queries.search(SearchQuery(text="montowanie", per_page=100))
    assert [line[0] for line in rows(client, f"{FILE}?q=montowanie")[5:]] == [one.zrk_code for one in found.entries]
