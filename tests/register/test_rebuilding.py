"""Columns for lists and search are projections: they can be lost and made again from the versions."""

from typing import Any

import pytest
from django.core.management import call_command

from register import queries
from register.models import KnownWord, Qualification
from register.projections import Projections
from register.queries import SearchQuery
from register.seed import load_register
from tests.register import factories

pytestmark = pytest.mark.django_db
COLUMNS = sorted(Projections.__annotations__)


def state() -> tuple[list[Any], list[Any]]:  # Any: values of columns
    return (
        list(Qualification.objects.order_by("id").values_list("id", *COLUMNS)),
        list(KnownWord.objects.order_by("word").values_list("word", "written", "entries")),
    )


def test_what_the_seed_wrote_is_what_the_versions_say(capsys: pytest.CaptureFixture[str]) -> None:
    load_register(150)
    seeded = state()
    call_command("rebuild_register")
    assert state() == seeded
    assert "Wpisów: 150" in capsys.readouterr().out


def test_lost_columns_come_back() -> None:
    entry = factories.entry(name="Spawanie próbne")
    Qualification.objects.update(search_vector="", summary="", sort_name="")
    KnownWord.objects.all().delete()
    assert queries.search(SearchQuery(text="spawacz")).total == 0
    call_command("rebuild_register", verbosity=0)
    assert [one.pk for one in queries.search(SearchQuery(text="spawacz")).entries] == [entry.pk]
    assert queries.search(SearchQuery(text="spawaine")).corrected == {"spawaine": "spawanie"}
    entry.refresh_from_db()
    assert entry.summary.startswith("Samodzielnie przygotowuje")
