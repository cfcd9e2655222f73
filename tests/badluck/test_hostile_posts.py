"""What a browser never sends: texts with signs that the database does not take, and previews that nobody made."""

import json

import pytest
from django.test import Client

from applications import queries
from tests.applications.factories import draft, team

NUL = "a\x00b"


@pytest.mark.parametrize(
    ("place", "data"),
    [
        ("pliki/feeProof/", {"name": "a.pdf", "size": "10", "head": NUL}),
        ("nazwa/", {"name": "Nazwa", "tab": NUL}),
        ("efekty/", {"synthesis": "Opis", "tab": NUL}),
        ("podobne/", {"code": NUL}),
    ],
)
def test_a_sign_that_the_database_does_not_take_ends_in_no_error_page(
    db: None, place: str, data: dict[str, str]
) -> None:
    people = team()
    case = draft(who=people)
    client = Client()
    client.force_login(people.writer)
    assert client.post(f"/wnioski/{case.pk}/{place}", data).status_code in {200, 302}


@pytest.mark.parametrize(
    "values",
    [{"workloadHours": [1]}, {"workloadHours": "9" * 5000}, {"synthesis": "x" * 200_000}],
    ids=["list", "digits", "long"],
)
def test_a_preview_that_nobody_made_is_refused_on_the_page(db: None, values: dict[str, object]) -> None:
    people = team()
    case = draft(who=people)
    client = Client()
    client.force_login(people.writer)
    sent = {"do": "take", "odczytane": json.dumps({"sets": [], "values": values}), "pola": "1"}
    assert client.post(f"/wnioski/{case.pk}/efekty/wczytaj/", sent).status_code == 422
    assert queries.description(case).learning_outcomes.synthesis == ""
