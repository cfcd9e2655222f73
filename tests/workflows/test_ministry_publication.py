"""After a positive result: Monitor Polski, the register entry, corrections, the call for institutions."""

from datetime import date, timedelta

import pytest

from documents.enums import Visibility
from register import queries as register
from register.enums import Status
from register.models import Qualification
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion.models import Publication
from workflows.inclusion.publication_text import announcement_of, lacking, result_day
from workflows.inclusion.scenario import ministry
from workflows.inclusion.states import State

STATE = State.ACCEPTED
TODAY = DAY + timedelta(days=1)


def publish(play: Play, **data: str) -> None:
    play.attempt("publish_announcement", **data)


def entry(play: Play) -> Qualification:
    found = register.by_code(Publication.objects.filter(case_id=play.case.pk).latest("id").code)
    assert found is not None
    return found


def test_the_day_of_publication_is_the_legal_day_and_the_day_of_inclusion(play: Play) -> None:
    with on(DAY + timedelta(days=10)):
        event = play.attempt("publish_announcement", published_on=TODAY.isoformat(), year="2026", item="704")

    assert event.legal_day == TODAY
    assert play.case.state == State.INCLUDED
    made = entry(play)
    assert (made.status, made.included_on, made.case_sign) == (Status.INCLUDED, TODAY, play.case.sign)
    [version] = register.versions(made)
    assert (version.announcement_year, version.announcement_item, version.announced_on) == (2026, 704, TODAY)


def test_the_announcement_is_public_with_its_place_of_publication(play: Play) -> None:
    publish(play, item="704")

    public = play.letters("announcement")[-1]
    assert public.visibility == Visibility.PUBLIC
    assert public.data["content"]["journal"] == "M.P. z 2026 r. poz. 704"
    assert public.data["content"]["announced_on"] == result_day(play.case).isoformat()


def test_the_announcement_has_every_element_of_the_act(play: Play) -> None:
    assert lacking(announcement_of(play.case, TODAY)) == []


@pytest.mark.parametrize(
    ("field", "data"),
    [
        ("published_on", {"published_on": "2026-03-01"}),
        ("published_on", {"published_on": "2026-03-04"}),
        ("published_on", {"published_on": "wczoraj"}),
        ("year", {"year": "2025"}),
        ("item", {"item": "0"}),
        ("item", {"item": ""}),
    ],
)
def test_wrong_data_of_the_publication_are_refused(play: Play, field: str, data: dict[str, str]) -> None:
    assert field in play.errors("publish_announcement", **data)


def test_the_day_of_the_result_itself_is_possible(play: Play) -> None:
    publish(play, published_on=DAY.isoformat())

    assert entry(play).included_on == DAY


def test_an_item_of_another_qualification_is_refused(play: Play) -> None:
    other = ministry.functioning_entry()
    version = register.versions(other)[0]

    found = play.errors(
        "publish_announcement",
        item=str(version.announcement_item),
        year=str(version.announcement_year),
        published_on=TODAY.isoformat(),
    )

    assert other.name in found["item"][0]


def test_a_review_that_has_come_makes_the_announcement_incomplete(play: Play) -> None:
    with on(date(2036, 3, 3)):
        assert "termin przeglądu" in play.guard("publish_announcement")


def test_a_wrong_item_is_corrected_by_a_further_record(play: Play) -> None:
    publish(play, item="704")

    play.attempt("correct_publication", item="740", reason="Przestawione cyfry.")

    first, second = Publication.objects.filter(case_id=play.case.pk).order_by("id")
    assert (first.item, second.item, second.reason) == (704, 740, "Przestawione cyfry.")
    newest, oldest = register.versions(entry(play))
    assert (oldest.announcement_item, newest.announcement_item) == (704, 740)
    assert "Przestawione cyfry" in newest.origin
    assert "Poprzednie zapisy" in play.page("referent")


def test_a_correction_changes_something_and_says_why(play: Play) -> None:
    publish(play, item="704")
    same = {"item": "704", "year": "2026", "published_on": TODAY.isoformat()}

    assert "już zapisane" in play.errors("correct_publication", **same)["__all__"][0]
    assert "reason" in play.errors("correct_publication", item="705", reason="")


def test_the_call_for_institutions_is_public_and_ends_the_case(play: Play) -> None:
    publish(play, item="704")

    play.attempt("open_authority_call")

    assert play.case.state == State.INCLUDED_OPEN_FOR_IC
    [letter] = play.letters("authority_call")
    assert letter.visibility == Visibility.PUBLIC
    assert letter.data["content"]["journal"] == "M.P. z 2026 r. poz. 704"
    assert play.waits() == []
    play.attempt("correct_publication", item="740")
    assert entry(play).status == Status.INCLUDED


def test_the_screens_of_the_publication_open(play: Play) -> None:
    assert "Rocznik Monitora Polskiego" in play.page("referent", "publish_announcement")
    publish(play)
    assert "Ogłoszenie w Monitorze Polskim" in play.page("wnioskodawca")
    assert "Powód poprawki" in play.page("referent", "correct_publication")
    assert play.page("referent", "open_authority_call")
