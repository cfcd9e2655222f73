"""Consultation with the communities: opening, voices, conclusions."""

from datetime import timedelta

import pytest

from documents.enums import Visibility
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion.models import Consultation, ConsultationOpinion
from workflows.inclusion.states import State

STATE = State.CONSULTATION
TODAY = DAY + timedelta(days=1)


def test_the_minister_sets_the_last_day_for_opinions(play: Play) -> None:
    row = Consultation.objects.get(case_id=play.case.pk)

    assert (row.opened_on, row.until) == (DAY, DAY + timedelta(days=30))


def test_every_opinion_is_kept_and_its_author_stays_out_of_the_event(play: Play) -> None:
    event = play.attempt("record_opinion", author="Jan Testowy")

    row = ConsultationOpinion.objects.get(case_id=play.case.pk)
    assert row.author == "Jan Testowy"
    assert event.facts == {"opinion": row.pk}


@pytest.mark.parametrize("shift", [-2, 1])
def test_an_opinion_came_between_the_opening_and_today(play: Play, shift: int) -> None:
    day = TODAY + timedelta(days=shift)

    assert "received_on" in play.errors("record_opinion", received_on=day.isoformat())


def test_conclusions_reach_the_applicant_with_all_voices(play: Play) -> None:
    play.attempt("record_opinion")
    play.attempt("record_opinion", author="Szkoła Wzorcowa")

    play.attempt("close_consultation")

    assert play.case.state == State.CONSULTED
    [letter] = play.letters("consultation_conclusions")
    assert letter.visibility == Visibility.OUTGOING
    assert [voice["author"] for voice in letter.data["content"]["voices"]] == [
        "Ogólnopolska Izba Przykładów",
        "Szkoła Wzorcowa",
    ]


def test_a_consultation_without_any_voice_is_closed_too(play: Play) -> None:
    assert "conclusions" in play.errors("close_consultation", conclusions="")

    play.attempt("close_consultation", conclusions="Nikt nie wyraził opinii.")

    assert play.letters("consultation_conclusions")[0].data["content"]["voices"] == []


def test_conclusions_are_public_only_where_the_setting_says_so(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OBIEG_LAW_PUBLISH_CONSULTATION_RESULTS", "1")
    play.attempt("record_opinion", author="Zofia Próbna")

    play.attempt("close_consultation")

    assert [one.visibility for one in play.letters("consultation_conclusions")] == [
        Visibility.OUTGOING,
        Visibility.PUBLIC,
    ]
    authors = [one.data["content"]["voices"][0]["author"] for one in play.letters("consultation_conclusions")]
    assert authors == ["Zofia Próbna", "uczestnik 1"]


def test_the_screens_show_the_opinions_to_officials_only(play: Play) -> None:
    play.attempt("record_opinion", author="Szkoła Wzorcowa")
    tab = f"/sprawy/{play.case.pk}/konsultacje/"

    assert "Szkoła Wzorcowa" in play.page("referent", "close_consultation")
    assert "Szkoła Wzorcowa" in play.browser("referent").get(tab).content.decode()
    assert "Zaproszone środowiska" in play.page("wnioskodawca")
    assert play.browser("wnioskodawca").get(tab).status_code == 404
    assert "Treść opinii" in play.page("referent", "record_opinion")


def test_the_panel_says_when_the_last_day_has_passed(play: Play) -> None:
    with on(DAY + timedelta(days=31)):
        assert "Dzień na opinie minął" in play.page("referent")
