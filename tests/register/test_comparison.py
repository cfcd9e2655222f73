"""Up to four qualifications side by side; the address is the whole state."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from register.enums import Status
from tests.register import factories

pytestmark = pytest.mark.django_db
PAGE = "/rejestr/porownanie/"


def page(client: Client, address: str) -> BeautifulSoup:
    answer = client.get(f"{PAGE}{address}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


def headings(soup: BeautifulSoup) -> list[str]:
    return [one.get_text(strip=True) for one in soup.select("thead th")][1:]


def labels(soup: BeautifulSoup) -> list[str]:
    return [one.get_text(strip=True) for one in soup.select("tbody th .o-table__title")]


def test_qualifications_stand_side_by_side_in_the_order_asked(client: Client) -> None:
    first = factories.entry(pqf_level=4, workload_hours=90, status=Status.FUNCTIONING)
    second = factories.entry(pqf_level=5, workload_hours=120)
    soup = page(client, f"?k={second.zrk_code}&k={first.zrk_code}")
    assert headings(soup) == [second.name, first.name]
    said = words(soup).replace("\u00a0", " ")
    for expected in ("120 godzin nauki", "90 godzin nauki", "5 PRK, czyli 5", "Jeszcze nie można jej uzyskać"):
        assert expected in said
    rows = {row.th.get_text(" ", strip=True): row for row in soup.select("tbody tr") if row.th}
    assert "Objętość" in rows
    assert "Ważność tak samo" in rows
    assert all(len(row.select("td")) == 2 for row in rows.values())


def test_only_differences_on_demand(client: Client) -> None:
    first, second = factories.entry(pqf_level=4), factories.entry(pqf_level=5)
    soup = page(client, f"?k={first.zrk_code}&k={second.zrk_code}&roznice=1")
    assert labels(soup) == ["Poziom"]
    link = next(one for one in soup.select("main a") if one.get_text() == "Pokaż wszystko")
    assert link["href"] == f"?k={first.zrk_code}&k={second.zrk_code}"
    assert len(labels(page(client, str(link["href"])))) > 8


def test_twins_differ_in_nothing(client: Client) -> None:
    first, second = factories.entry(), factories.entry()
    assert "Nie różnią się w niczym" in words(page(client, f"?k={first.zrk_code}&k={second.zrk_code}&roznice=1"))


def test_one_can_be_added_and_taken_away(client: Client) -> None:
    first, second = factories.entry(), factories.entry()
    soup = page(client, f"?k={first.zrk_code}&k={second.zrk_code}&roznice=1")
    form = soup.select_one("main form")
    assert form is not None
    kept = [(box["name"], box["value"]) for box in form.select("[type=hidden]")]
    assert kept == [("k", first.zrk_code), ("k", second.zrk_code), ("roznice", "1")]
    away = next(one for one in soup.select("main a") if one.get_text().startswith("usuń z porównania"))
    assert away["href"] == f"?k={second.zrk_code}&roznice=1"


def test_a_fifth_and_an_unknown_one_are_named_and_left_out(client: Client) -> None:
    entries = [factories.entry() for _ in range(5)]
    asked = "&".join(f"k={one.zrk_code}" for one in entries)
    soup = page(client, f"?k=nie-ma&{asked}&k={entries[0].zrk_code}")
    assert headings(soup) == [one.name for one in entries[:4]]
    assert "Rejestr nie zna identyfikatorów: nie-ma." in words(soup)
    assert f"Pominęliśmy identyfikatory: {entries[4].zrk_code}." in words(soup)
    assert soup.select_one("main form") is None, "there is no room for another"


@pytest.mark.parametrize("address", ["", "?k=", "?k=%00", "?k=<script>", "?k=" + "x" * 3000, "?roznice=7", "?k=1&k=1"])
def test_nothing_to_compare_says_how_to_begin(client: Client, address: str) -> None:
    soup = page(client, address)
    assert "Zaznacz kwalifikacje na liście wyników albo wpisz identyfikator" in words(soup)
    assert not [script for script in soup.select("script") if not script.get("src")]


def test_few_queries_however_many_columns(client: Client) -> None:
    entries = [factories.entry() for _ in range(4)]
    with CaptureQueriesContext(connection) as seen:
        page(client, "?" + "&".join(f"k={one.zrk_code}" for one in entries))
    assert len(seen) == 2


def test_results_can_be_ticked_and_an_entry_leads_here(client: Client) -> None:
    first, second = factories.entry(), factories.entry()
    results = BeautifulSoup(client.get("/rejestr/").content, "html.parser")
    ticks = results.select("input[name=k]")
    assert {box["value"] for box in ticks} == {first.zrk_code, second.zrk_code}
    form = results.select_one(f"form#{ticks[0]['form']}")
    assert form is not None
    assert form["action"] == PAGE
    entry = BeautifulSoup(client.get(f"/rejestr/{first.zrk_code}/").content, "html.parser")
    assert entry.select_one(f'a[href="{PAGE}?k={first.zrk_code}"]') is not None


def test_in_english_the_words_of_the_page_are_english(client: Client) -> None:
    first, second = factories.entry(), factories.entry()
    client.cookies["django_language"] = "en"
    soup = page(client, f"?k={first.zrk_code}&k={second.zrk_code}")
    assert "Comparison of qualifications" in words(soup)
    assert {"Level", "Validity"} <= set(labels(soup))
    translation.activate("pl")
