"""The public list of proceedings and the page of one of them."""

import pytest
from django.test import Client

from tests.workflows.ministry import Play
from workflows.inclusion.states import State

STATE = State.OPINION_NEGATIVE


def test_anybody_sees_the_list_with_stage_and_day(play: Play, client: Client) -> None:
    page = client.get("/postepowania/").content.decode()

    assert play.case.title.split()[0] in page
    assert "Eksperci wydali opinię" in page
    assert "negatywn" not in page


def test_the_page_of_one_names_minister_and_days(play: Play, client: Client) -> None:
    page = client.get(f"/postepowania/{play.case.sign}/").content.decode()

    assert play.case.competent is not None
    assert play.case.competent.name in page
    assert play.case.applicant.name in page
    assert "Rozpoczęcie" in page


def test_the_pages_are_english_too(play: Play, client: Client) -> None:
    client.cookies["django_language"] = "en"

    assert "The experts have given their opinion" in client.get(f"/postepowania/{play.case.sign}/").content.decode()
    assert "Proceedings on the inclusion of qualifications" in client.get("/postepowania/").content.decode()


def test_an_unknown_sign_does_not_exist(play: Play, client: Client) -> None:
    assert client.get("/postepowania/ZRK.4021.999.2026/").status_code == 404


@pytest.mark.parametrize(("setting", "status"), [("0", 404), ("1", 200)])
def test_a_withdrawn_case_is_shown_only_where_the_setting_says_so(
    play: Play, client: Client, monkeypatch: pytest.MonkeyPatch, setting: str, status: int
) -> None:
    monkeypatch.setenv("OBIEG_LAW_PUBLISH_REFUSALS", setting)
    play.take("withdraw")

    assert client.get(f"/postepowania/{play.case.sign}/").status_code == status


def test_an_included_qualification_leads_to_its_entry(play: Play, client: Client) -> None:
    play.attempt("skip_ri")
    play.take("decide_positive")
    play.take("publish_announcement")

    assert "Zobacz wpis w rejestrze" in client.get(f"/postepowania/{play.case.sign}/").content.decode()
