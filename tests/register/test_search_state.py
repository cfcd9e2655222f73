"""The address is the whole state of a search: nothing else is remembered, nothing is lost or changed by a change."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings, strategies as st
from pytest_django import DjangoDbBlocker

from register import queries
from register.search_query import PAGE_SIZES, Order, SearchQuery
from register.search_state import (
    FIELDS,
    KINDS,
    LEVELS,
    STATUSES,
    TYPES,
    address_of,
    query_of,
    search_of_trail,
    trail_of,
)
from register.seed import load_register

TEXTS = ("", "okna", "montaz okien", "łódź", "spawaine", "studia", "43.33.Z", "'; --", "a&b=c#d", "zażółć + gęślą", "%")


def subset(values: object) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(sorted(values)), max_size=3, unique=True)  # type: ignore[call-overload]  # words


states = st.builds(
    lambda text, chosen, days, order, size, page: (
        [("q", text)]
        + [(key, word) for key, words in chosen.items() for word in words]
        + [(key, day.isoformat()) for key, day in zip(("od", "do"), days, strict=True) if day]
        + [("kolejnosc", order), ("na-stronie", str(size)), ("strona", str(page))]
    ),
    text=st.sampled_from(TEXTS),
    chosen=st.fixed_dictionaries(
        {
            "status": subset(STATUSES),
            "typ": subset(TYPES),
            "rodzaj": subset(KINDS),
            "prk": subset(LEVELS),
            "isced": subset(FIELDS),
        }
    ),
    days=st.tuples(
        st.none() | st.dates(date(2016, 1, 1), date(2026, 12, 31)),
        st.none() | st.dates(date(2016, 1, 1), date(2026, 12, 31)),
    ),
    order=st.sampled_from([*Order, "bzdura"]),
    size=st.sampled_from([*PAGE_SIZES, 7]),
    page=st.integers(-1, 40),
)


def query_from(pairs: list[tuple[str, str]]) -> SearchQuery:
    data = QueryDict(mutable=True)
    for key, value in pairs:
        data.appendlist(key, value)
    return query_of(data)


@given(states, st.text(max_size=220))
def test_an_address_says_everything_and_saying_it_again_changes_nothing(
    pairs: list[tuple[str, str]], text: str
) -> None:
    for query in (query_from(pairs), query_from([*pairs[1:], ("q", text)])):
        again = query_of(QueryDict(address_of(query)[1:]))
        assert again == query
        assert address_of(again) == address_of(query)
        if address_of(query) != "?":
            assert search_of_trail(trail_of(query)) == query


@pytest.fixture(scope="module")
def entries(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_register(500)
        yield
        transaction.set_rollback(True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=states)
def test_the_page_shows_the_state_of_its_address_and_every_control_keeps_the_rest(
    entries: None, db: None, client: Client, pairs: list[tuple[str, str]]
) -> None:
    query = query_from(pairs)
    soup = BeautifulSoup(client.get("/rejestr/", pairs).content, "html.parser")
    shown = queries.search(query)
    state = set(parse_qsl(address_of(replace(query, page=1))[1:]))
    checked = {(box["name"], box["value"]) for box in soup.select("input[type=checkbox][checked]")}
    assert checked == {pair for pair in state if pair[0] in {"status", "typ", "rodzaj", "prk", "isced"}}
    assert soup.select_one("#q")["value"] == query.text  # type: ignore[index]  # the box is on the page
    for form in soup.select("main form:not(#porownaj)"):
        if query.since and query.until and query.until < query.since:
            break  # the page shows the error, the typed days stay in their fields
        said = {
            (str(box["name"]), str(box.get("value", "")))
            for box in form.select("input[type=hidden], input[type=checkbox][checked], input[type=date], input#q")
            if box.get("value")
        }
        own = {str(one["name"]) for one in form.select("select, input")}
        assert said | {pair for pair in state if pair[0] in own} == state, "what a form does not change, it carries"
    links = [str(link["href"]) for link in soup.select("a.o-chip")]
    for link in links:
        left = set(parse_qsl(link[1:]))
        assert left < state
        assert len(state - left) == 1, "a chip takes one thing away"
    assert len(soup.select("article.o-hit")) == len(shown.entries)


@pytest.mark.usefixtures("entries", "db")
def test_every_count_is_what_the_choice_gives(client: Client) -> None:
    address = "/rejestr/?q=przykładowy&prk=6&prk=7&status=funkcjonujaca&od=2017-01-01"
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    checked = 0
    for box in soup.select("#filtry-pola input"):
        promised = int(soup.select_one(f"#ile-{box['name']}-{box['value']}").get_text().split()[0])  # type: ignore[union-attr]  # each box has its count
        data = QueryDict(address.partition("?")[2], mutable=True)
        data.setlist(str(box["name"]), [str(box["value"])])
        assert queries.search(query_of(data)).total == promised, box
        checked += promised > 0
    assert checked > 5


@pytest.mark.usefixtures("entries", "db")
def test_setting_one_day_leaves_the_other(client: Client) -> None:
    soup = BeautifulSoup(client.get("/rejestr/?od=2020-01-01&do=2024-12-31").content, "html.parser")
    days = {str(box["name"]): box["value"] for box in soup.select("input[type=date]")}
    assert days == {"od": "2020-01-01", "do": "2024-12-31"}
    only = BeautifulSoup(client.get("/rejestr/?do=2024-12-31").content, "html.parser")
    assert only.select_one("input[name=do]")["value"] == "2024-12-31"  # type: ignore[index]  # the field is on the page


@pytest.mark.usefixtures("entries", "db")
@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("od=2025-02-30", "Wpisz dzień, który istnieje, na przykład 2026-01-30."),
        ("od=2025-01-02&do=2025-01-01", "Ten dzień jest wcześniejszy niż „włączona od”. Zmień jeden z nich."),
    ],
)
def test_days_that_cannot_be_are_refused_with_a_sentence(client: Client, days: str, said: str) -> None:
    soup = BeautifulSoup(client.get(f"/rejestr/?{days}").content, "html.parser")
    assert said in soup.get_text()
    assert soup.title is not None
    assert soup.title.get_text().startswith("Błąd:")
