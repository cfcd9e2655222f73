"""Search and other questions, on a register of 600."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kernel.text import sort_key
from register import queries
from register.canonical import sha256_of
from register.enums import QualificationKind, QualificationType, Status
from register.models import Qualification, QualificationVersion
from register.queries import Order, SearchQuery
from register.seed import load_register
from tests.register import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def register() -> None:
    assert load_register(600) == 600


def names(**query: Any) -> list[str]:
    return [entry.name for entry in queries.search(SearchQuery(**query)).entries]


@pytest.mark.parametrize("text", ["księgowy", "ksiegowy", "KSIĘGOWY", "ksie", "próbny księgowy", "ksiegowy probny"])
def test_polish_letters_and_the_order_of_words_do_not_matter(text: str) -> None:
    factories.entry(name="Księgowy próbny")
    factories.entry(name="Monter próbny")
    assert names(text=text) == ["Księgowy próbny"]


def test_every_word_must_occur_in_name_or_applicant() -> None:
    factories.entry(name="Układanie bruku", applicant_name="Cech Łódzki Próbny")
    assert names(text="lodzki bruku") == ["Układanie bruku"]
    assert names(text="lodzki asfalt") == []


def test_an_entry_is_found_by_its_code() -> None:
    entry = factories.entry()
    assert names(text=entry.zrk_code) == [entry.name]


def test_filters_narrow_and_combine() -> None:
    first = factories.entry(pqf_level=4, isced_code="0613", status=Status.FUNCTIONING)
    factories.entry(pqf_level=4, kind=QualificationKind.SECTORAL)
    assert names(levels=(4,), statuses=(Status.FUNCTIONING,)) == [first.name]
    assert names(fields=("06",)) == [first.name]
    assert names(kinds=(QualificationKind.FREE_MARKET,)) == [first.name]
    assert len(names(levels=(4, 3), types=(QualificationType.PARTIAL,))) == 2
    assert names(types=(QualificationType.FULL,)) == []


def test_names_are_in_polish_order() -> None:
    wanted = ["Cechowanie prób", "Ćwiczenie prób", "Łączenie prób", "Mycie prób", "Śledzenie prób", "Żeglowanie prób"]
    for name in reversed(wanted):
        factories.entry(name=name)
    assert names() == wanted == sorted(wanted, key=sort_key)


def test_by_level_and_by_day() -> None:
    high = factories.entry(pqf_level=6, on=factories.PUBLISHED.replace(month=3))
    low = factories.entry(pqf_level=2)
    assert names(order=Order.LEVEL) == [low.name, high.name]
    assert names(order=Order.NEWEST) == [high.name, low.name]


@pytest.mark.usefixtures("register")
def test_pages_cover_everything_once() -> None:
    first = queries.search(SearchQuery(per_page=100))
    assert (first.total, first.pages) == (600, 6)
    seen = [
        entry.pk for number in range(1, 7) for entry in queries.search(SearchQuery(per_page=100, page=number)).entries
    ]
    assert len(set(seen)) == len(seen) == 600


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("page", [7, 99_981, 0, -3])
def test_a_page_past_the_end_is_the_last_one(page: int) -> None:
    found = queries.search(SearchQuery(per_page=100, page=page))
    assert found.number == (6 if page > 6 else 1)
    assert len(found.entries) == 100


@pytest.mark.usefixtures("register")
def test_a_search_is_two_queries_whatever_it_asks() -> None:
    asked = SearchQuery(
        text="w montow", levels=(3, 4), statuses=(Status.FUNCTIONING,), fields=("07",), order=Order.LEVEL
    )
    for query in (SearchQuery(), asked, SearchQuery(text="informatyka", page=2)):
        with CaptureQueriesContext(connection) as seen:
            assert queries.search(query).total
        assert len(seen) == 2


@pytest.mark.parametrize(
    "text", ["%", "_", "'; DROP TABLE x; --", "\\", "\x00", "🙂" * 50, "ą" * 5000, "a " * 400, "\u202e", '"', "((("]
)
def test_hostile_words_find_nothing_and_break_nothing(text: str) -> None:
    factories.entry()
    assert queries.search(SearchQuery(text=text)).total in {0, 1}
    assert queries.similar(text) is not None


def test_similar_names_come_best_first() -> None:
    factories.entry(name="Montowanie okien próbnych")
    factories.entry(name="Wypiekanie chleba próbnego")
    assert [entry.name for entry in queries.similar("montowanie okein")] == ["Montowanie okien próbnych"]
    assert queries.similar("") == []


def test_counts_leave_out_their_own_filter_and_agree_with_what_each_choice_gives() -> None:
    factories.entry(pqf_level=4)
    factories.entry(pqf_level=5)
    factories.entry(pqf_level=5, status=Status.FUNCTIONING)
    query = SearchQuery(levels=(4,), statuses=(Status.INCLUDED,))
    found = queries.search(query)
    assert found.total == 1
    assert found.tally.counts["levels"] == {4: 1, 5: 1}
    assert found.tally.counts["statuses"] == {Status.INCLUDED: 1}
    assert found.tally.without("levels") == 2
    for level in (4, 5):
        chosen = queries.search(SearchQuery(levels=(level,), statuses=(Status.INCLUDED,)))
        assert chosen.total == found.tally.counts["levels"][level]


def test_counts_and_functioning() -> None:
    entry = factories.entry(status=Status.FUNCTIONING)
    factories.entry()
    assert queries.counts() == queries.Counts(total=2, functioning=1, included=1, archived=0)
    assert list(queries.functioning()) == [entry]
    assert queries.by_code(entry.zrk_code) == entry
    assert queries.by_code("nie ma") is None
    assert queries.same_name(entry.name.upper()) == entry


@pytest.mark.usefixtures("register")
def test_the_seed_makes_entries_like_the_door_does() -> None:
    kinds = set(Qualification.objects.order_by("kind").values_list("kind", flat=True).distinct())
    assert {"FREE_MARKET", "SECTORAL", "CRAFT", "FULL_HE", "FULL_VOCATIONAL"} <= kinds
    for entry in Qualification.objects.prefetch_related("versions", "status_changes").order_by("id"):
        [version] = entry.versions.all()
        history = sorted(entry.status_changes.all(), key=lambda change: (change.on, change.pk))
        assert version.sample
        assert version.valid_from == entry.included_on == history[0].on
        assert entry.status == history[-1].status
        assert history[0].status == Status.INCLUDED


@pytest.mark.usefixtures("register")
def test_the_seed_fills_only_an_empty_register() -> None:
    assert load_register(10) == 0
    assert queries.counts().total == 600


@pytest.mark.usefixtures("register")
def test_seeded_versions_prove_their_hash() -> None:
    for version in QualificationVersion.objects.order_by("id")[:400:7]:
        assert sha256_of(version.snapshot) == version.sha256


def test_an_entry_after_the_seed_gets_a_code_of_its_own() -> None:
    load_register(50)
    assert factories.entry().zrk_code not in {None, ""}
    assert Qualification.objects.count() == 51
