"""The public pages: what they say, in two languages, without script, within their budgets."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import translation

from institutions.actor import SYSTEM
from register import service
from register.enums import QualificationKind, Status
from register.samples import sample_description
from register.seed import load_register
from register.service import AnnouncementRef
from tests.register import factories
from tests.register.factories import description

pytestmark = pytest.mark.django_db
SEARCH = "/rejestr/"


def page(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status, address
    return BeautifulSoup(answer.content, "html.parser")


def words(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


def hits(soup: BeautifulSoup) -> list[str]:
    return [hit.h3.get_text(strip=True) for hit in soup.select("article.o-hit") if hit.h3]


def test_search_finds_without_polish_letters_and_says_how_many(client: Client) -> None:
    factories.entry(name="Księgowy próbny")
    soup = page(client, f"{SEARCH}?q=ksiegowy")
    assert hits(soup) == ["Księgowy próbny"]
    assert "1 kwalifikacja" in words(soup.select_one("[role=status]") or soup)
    assert soup.title is not None
    assert "„ksiegowy” – 1" in soup.title.get_text()


@pytest.mark.parametrize(("number", "said"), [(0, "0 kwalifikacji"), (3, "3 kwalifikacje"), (5, "5 kwalifikacji")])
def test_numbers_are_inflected(client: Client, number: int, said: str) -> None:
    for _ in range(number):
        factories.entry()
    assert said in words(page(client, SEARCH)).replace("\u00a0", " ")


def test_the_address_is_the_state(client: Client) -> None:
    entry = factories.entry(pqf_level=4, status=Status.FUNCTIONING)
    factories.entry(pqf_level=4)
    soup = page(client, f"{SEARCH}?q=układanie&prk=4&status=funkcjonujaca&kolejnosc=data")
    assert hits(soup) == [entry.name]
    checked = {(box["name"], box["value"]) for box in soup.select("input[type=checkbox][checked]")}
    assert checked == {("prk", "4"), ("status", "funkcjonujaca")}
    assert soup.select_one("input[type=search]")["value"] == "układanie"  # type: ignore[index]  # the box is on the page


def test_changing_one_thing_never_changes_another(client: Client) -> None:
    factories.entry(pqf_level=4)
    factories.entry(pqf_level=4)
    soup = page(client, f"{SEARCH}?q=układanie&prk=4&kolejnosc=data&na-stronie=50")
    [by_words, filters, order] = soup.select("main form:not(#porownaj)")
    assert {box["name"] for box in by_words.select("[type=hidden]")} == {"prk", "kolejnosc", "na-stronie"}
    assert {box["name"] for box in filters.select("[type=hidden]")} == {"q", "kolejnosc", "na-stronie"}
    assert {box["name"] for box in order.select("[type=hidden]")} == {"q", "prk", "na-stronie"}


def test_each_chip_takes_one_thing_away(client: Client) -> None:
    factories.entry(pqf_level=4)
    soup = page(client, f"{SEARCH}?q=układanie&prk=4&prk=3")
    links = [chip["href"] for chip in soup.select("a.o-chip")]
    assert links == ["?prk=3&prk=4", "?q=uk%C5%82adanie&prk=4", "?q=uk%C5%82adanie&prk=3"]


def test_one_search_has_one_canonical_address(client: Client) -> None:
    for address in (f"{SEARCH}?prk=4&q=x&strona=99", f"{SEARCH}?q=x&strona=1&prk=4&prk=4&cokolwiek=1"):
        canonical = page(client, address).select_one("link[rel=canonical]")
        assert canonical is not None
        assert canonical["href"] == "http://testserver/rejestr/?q=x&prk=4"


def test_a_misspelt_word_is_forgiven_and_the_page_says_so(client: Client) -> None:
    factories.entry(name="Montowanie okien próbnych")
    soup = page(client, f"{SEARCH}?q=montowanie+okein")
    assert hits(soup) == ["Montowanie okien próbnych"]
    assert "W rejestrze nie ma słowa „okein”. Szukamy: okien ." in words(soup)


def test_an_empty_result_says_what_to_change(client: Client) -> None:
    factories.entry(name="Montowanie okien próbnych", pqf_level=3)
    said = words(page(client, f"{SEARCH}?q=montowanie+kominów"))
    assert "Nie znaleźliśmy takiej kwalifikacji" in said
    assert "Szukaj bez słowa „kominów” – wyników: 1." in said
    assert "telefon i adres e-mail są na dole strony" in said
    by_filter = page(client, f"{SEARCH}?q=okien&prk=5")
    link = next(one for one in by_filter.select("main a") if "Zdejmij filtr „Poziom PRK”" in one.get_text())
    assert hits(page(client, f"{SEARCH}{link['href']}")) == ["Montowanie okien próbnych"]
    assert "Zdejmij filtr „włączona od 1 maja 2026”" in words(page(client, f"{SEARCH}?q=okien&od=2026-05-01"))


def test_an_empty_result_names_occupations_that_lead_somewhere(client: Client) -> None:
    factories.entry(name="Zegarmistrz próbny")
    soup = page(client, f"{SEARCH}?q=zegarmistrzowie+starożytni")
    assert "Pokrewne zawody z Klasyfikacji zawodów i specjalności: Zegarmistrz – wyników: 1." in words(soup)


@pytest.mark.parametrize(
    "query",
    [
        "q=%00", "prk=9&prk=a&prk=", "strona=abc", "strona=-1", "strona=99999999999", "strona=²", "na-stronie=7",
        "kolejnosc=x", "status=%27", "isced=999999", "rodzaj=FULL_HE", "q=" + "x" * 3000, "q=%ff%fe", "prk=4" * 1,
        "q=<script>alert(1)</script>", "typ=&isced=&rodzaj=",
    ],
)  # fmt: skip
def test_hostile_addresses_are_pages_all_the_same(client: Client, query: str) -> None:
    factories.entry()
    soup = page(client, f"{SEARCH}?{query}")
    assert not [script for script in soup.select("script") if not script.get("src")]


def test_an_entry_says_what_a_person_can_do_and_on_what_basis(client: Client) -> None:
    entry = factories.entry(status=Status.FUNCTIONING)
    soup = page(client, reverse("register:entry", args=[entry.zrk_code]))
    said = words(soup)
    for expected in (
        entry.name,
        "Można uzyskać teraz",
        "kwalifikacja funkcjonująca (art. 61)",
        "Samodzielnie przygotowuje podłoże",
        "1.1 Ocenia podłoże",
        "mierzy wilgotność podłoża",
        "1 zestaw, 1 efekt, 2 kryteria",
        "Obserwacja w warunkach symulowanych.",
        "certyfikat kwalifikacji wolnorynkowej",
        "0732 Budownictwo i inżynieria lądowa i wodna",
        "43.33.Z",
        "M.P. 2026 poz.",
        "30 stycznia 2026",
        "Izba Próbna Rzemiosł Wykończeniowych",
        "do 30 stycznia 2036",
    ):
        assert expected in said.replace("\u00a0", " "), expected
    assert soup.title is not None
    assert soup.title.get_text().startswith(f"{entry.name} – kwalifikacja wolnorynkowa, poziom 3 PRK")


def test_whether_it_can_be_obtained_follows_its_status(client: Client) -> None:
    entry = factories.entry()
    address = reverse("register:entry", args=[entry.zrk_code])
    assert "Jeszcze nie można jej uzyskać" in words(page(client, address))
    service.set_status(entry, Status.ARCHIVED, date(2026, 5, 1), "art. 27 ust. 4 pkt 3", SYSTEM)
    said = words(page(client, address))
    assert "Już nie można uzyskać" in said
    assert "archiwalna od 1 maja 2026" in said


def test_a_past_day_shows_the_past(client: Client) -> None:
    entry = factories.entry(status=Status.FUNCTIONING)
    service.correct_announcement(
        entry, AnnouncementRef(2026, 4321, factories.PUBLISHED), on=date(2026, 6, 1), reason="x"
    )
    address = reverse("register:entry", args=[entry.zrk_code])
    now, past = words(page(client, address)), words(page(client, f"{address}?na-dzien=2026-05-31"))
    assert "Obwieszczenie M.P. 2026 poz. 4321" in now.replace("\u00a0", " ")
    assert "Stan na 31 maja 2026" in past
    assert "Obwieszczenie M.P. 2026 poz. 4321" not in past
    assert "wersja 1 : od 30 stycznia 2026 do 31 maja 2026" in past


def test_before_inclusion_there_was_nothing(client: Client) -> None:
    entry = factories.entry()
    said = words(page(client, f"/rejestr/{entry.zrk_code}/?na-dzien=2026-01-29"))
    assert "Tego dnia kwalifikacji nie było w rejestrze. Włączono ją 30 stycznia 2026" in said


@pytest.mark.parametrize("day", ["", "wczoraj", "2026-02-30", "%00", "0000-00-00", "99999-01-01"])
def test_a_day_that_does_not_exist_is_refused_with_a_sentence(client: Client, day: str) -> None:
    entry = factories.entry()
    soup = page(client, f"/rejestr/{entry.zrk_code}/?na-dzien={day}")
    assert "na przykład 2026-01-30" in words(soup)
    assert entry.name in words(soup)
    assert soup.title is not None
    assert soup.title.get_text().startswith("Błąd:")


@pytest.mark.parametrize("code", ["nie-ma", "0", "-", "x" * 200])
def test_an_unknown_entry_is_not_there(client: Client, code: str) -> None:
    assert client.get(f"/rejestr/{code}/").status_code == 404


def test_sample_data_say_so(client: Client) -> None:
    load_register(60)
    soup = page(client, f"{SEARCH}?q=montowanie+stolarki+budowlanej")
    link = soup.select_one("article.o-hit h3 a")
    assert link is not None
    said = words(page(client, str(link["href"])))
    assert "Opis jest przykładowy" in said
    assert "dane wzorowane na obwieszczeniu z dnia 7 lipca 2017" in said


def test_a_full_qualification_carries_a_roman_numeral(client: Client) -> None:
    load_register(200)
    soup = page(client, f"{SEARCH}?rodzaj=studia")
    badge = soup.select_one("article.o-hit .o-prk--full b")
    assert badge is not None
    assert badge.get_text() in {"VI", "VII"}
    link = soup.select_one("article.o-hit h3 a")
    assert link is not None
    assert "w szkole lub uczelni" in words(page(client, str(link["href"])))


@pytest.mark.parametrize(
    ("address", "most"),
    [
        (SEARCH, 2),
        (f"{SEARCH}?q=montowanie&status=funkcjonujaca&od=2017-01-01", 3),  # words that stand in outcomes are shown
        (f"{SEARCH}?q=montowanei+stolarki", 7),  # a misspelt word
        (f"{SEARCH}?q=zzzz&prk=3", 6),
        (f"{SEARCH}?q=spawacze+podwodni+zzzzz", 9),  # nothing found: spelling, fewer words, occupations, names
    ],
)
def test_search_keeps_its_budget(
    client: Client, address: str, most: int, django_assert_max_num_queries: object
) -> None:
    load_register(400)
    assert callable(django_assert_max_num_queries)
    with django_assert_max_num_queries(most):
        page(client, address)


def test_an_entry_keeps_its_budget(client: Client, django_assert_max_num_queries: object) -> None:
    entry = factories.entry(learning_outcomes=sample_description(3).learning_outcomes.model_dump())
    assert callable(django_assert_max_num_queries)
    with django_assert_max_num_queries(5):
        page(client, f"/rejestr/{entry.zrk_code}/")


def test_pages_are_light(client: Client) -> None:
    load_register(120)
    assert len(client.get(SEARCH).content) < 100_000
    entry = factories.entry(learning_outcomes=sample_description(3).learning_outcomes.model_dump())
    assert len(client.get(f"/rejestr/{entry.zrk_code}/").content) < 100_000


POLISH = (" kwalifikacja", "Znajdź", "Szukaj", "Filtry", "Poziom", "Wersje", "Statusy", "uczenia", "godzin", "zestaw")


def test_in_english_only_the_content_stays_polish(client: Client) -> None:
    entry = factories.entry(status=Status.FUNCTIONING, kind=QualificationKind.SECTORAL)
    client.cookies["django_language"] = "en"
    for address in (
        SEARCH,
        f"{SEARCH}?q=zzz&prk=3",
        f"/rejestr/{entry.zrk_code}/",
        f"/rejestr/{entry.zrk_code}/?na-dzien=2026-02-01",
    ):
        soup = page(client, address)
        assert soup.html is not None
        assert soup.html["lang"] == "en"
        for content in soup.select('main [lang="pl"], .o-demo, .o-aside dd'):
            content.decompose()
        said = words(soup.main or soup)
        assert not [word for word in POLISH if word in said], address
    translation.activate("pl")


def test_other_methods_are_refused(client: Client) -> None:
    assert client.post(SEARCH).status_code == 405


def test_an_entry_leads_back_to_the_results_it_was_opened_from(client: Client) -> None:
    factories.entry(name="Układanie bruku próbnego")
    soup = page(client, f"{SEARCH}?q=bruk&prk=3&kolejnosc=nazwa")
    link = soup.select_one("article.o-hit h3 a")
    assert link is not None
    entry = page(client, str(link["href"]))
    back = entry.select("nav.o-crumbs a")[-1]
    assert back.get_text() == "Wyniki: „bruk”"
    assert back["href"] == "/rejestr/?q=bruk&prk=3&kolejnosc=nazwa"
    assert entry.select_one("link[rel=canonical]")["href"].count("?") == 0  # type: ignore[index,union-attr]  # the link is on the page


@pytest.mark.parametrize(
    "trail", ["", "https://zly.example/", "//zly.example", "javascript:alert(1)", "%00", "q=" * 900]
)
def test_a_trail_never_leads_elsewhere(client: Client, trail: str) -> None:
    entry = factories.entry()
    soup = page(client, f"/rejestr/{entry.zrk_code}/?z={trail}")
    assert all(str(link["href"]).startswith("/rejestr/") for link in soup.select("nav.o-crumbs a"))


def test_an_entry_says_at_once_how_long_and_since_when_and_what_its_level_means(client: Client) -> None:
    entry = factories.entry(status=Status.FUNCTIONING)
    soup = page(client, f"/rejestr/{entry.zrk_code}/")
    head = words(soup.select_one(".o-titled") or soup).replace("\u00a0", " ")
    assert "kwalifikacja funkcjonująca (art. 61), od 30 stycznia 2026" in head
    assert "120 godzin nauki" in head
    assert "ważność: 5 lat" in head
    assert "Co znaczy poziom 3 PRK?" in words(soup)
    assert "wykonywać niezbyt proste zadania według ogólnej instrukcji" in words(soup)


def test_the_announcement_is_one_press_away(client: Client) -> None:
    entry = factories.entry()
    version = entry.versions.get()
    soup = page(client, f"/rejestr/{entry.zrk_code}/")
    link = soup.select_one("a[rel=external]")
    assert link is not None
    assert link["href"] == f"https://monitorpolski.gov.pl/MP/2026/{version.announcement_item}"


def test_the_announcement_of_a_sample_leads_nowhere(client: Client) -> None:
    load_register(60)
    sample = page(client, f"{SEARCH}?q=montowanie+stolarki+budowlanej").select_one("article.o-hit h3 a")
    assert sample is not None
    assert page(client, str(sample["href"])).select_one("a[rel=external]") is None


def test_words_that_were_looked_for_are_marked_and_nothing_in_them_is_markup(client: Client) -> None:
    factories.entry(
        name="Prowadzenie prób",
        learning_outcomes={
            "synthesis": "Spawa <b>rury</b> & kształtowniki.",
            "sets": description().learning_outcomes.model_dump()["sets"],
        },
    )
    soup = page(client, f"{SEARCH}?q=spawacz")
    assert [mark.get_text() for mark in soup.select("article.o-hit mark")] == ["Spawa"]
    assert "Spawa <b>rury</b> & kształtowniki." in words(soup)


def test_a_result_says_where_a_word_stands_that_its_summary_does_not_show(client: Client) -> None:
    factories.entry(name="Prowadzenie prób")
    soup = page(client, f"{SEARCH}?q=oceniać")
    hit = soup.select_one("article.o-hit")
    assert hit is not None
    assert "W efektach uczenia się: Ocenia podłoże" in words(hit)
    assert [mark.get_text() for mark in hit.select("mark")] == ["Ocenia"]
    by_field = words(page(client, f"{SEARCH}?q=budownictwo").select_one("article.o-hit") or soup)
    assert "Dziedzina lub działalność: 0732 Budownictwo i inżynieria lądowa i wodna" in by_field
    assert "W efektach" not in words(page(client, f"{SEARCH}?q=podłoże").select_one("article.o-hit") or soup)
