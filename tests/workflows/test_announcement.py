"""The announcement: its ten points, its text, handing it over, the record of its publication and what corrects that."""

from datetime import date, timedelta

import pytest
from django.template.loader import get_template

from cases.models import WorkItem
from institutions.models import MinistryHead, Organisation
from register import queries as register
from register.models import Qualification, StatusChange
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion.announcement import Announcement, ValidityText
from workflows.inclusion.announcement_check import checked
from workflows.inclusion.announcement_parts import digest_of_text, plain_text, points_of
from workflows.inclusion.models import AnnouncementSending, Publication
from workflows.inclusion.publication_text import announced
from workflows.inclusion.scenario import ministry
from workflows.inclusion.states import State

STATE = State.ACCEPTED
TODAY = DAY + timedelta(days=1)


def words(page: str) -> str:
    return " ".join(page.replace("\u00a0", " ").split())


def entry(play: Play) -> Qualification:
    found = register.by_code(Publication.objects.filter(case_id=play.case.pk).latest("id").code)
    assert found is not None
    return found


# --- the text ------------------------------------------------------------------------------------


def test_all_ten_points_are_there_in_the_order_of_the_act(play: Play) -> None:
    assert [point.number for point in points_of(announced(play.case))] == list(range(1, 11))
    assert [one.basis for one in checked(play.case, announced(play.case), mendable=False)] == [
        f"art. 25 ust. 2 pkt {number}" for number in range(1, 11)
    ]


def test_the_screen_and_the_print_name_the_points_alike() -> None:
    source = words(get_template("documents/inclusion/announcement.html").template.source)
    empty = Announcement(sender={"name": "Minister"}, kind="INC_FM", announced_on=TODAY)

    for point in points_of(empty):
        assert f"{point.number}. {point.title}".replace("wolnorynkowej", "{{ content.kind_word }}") in source


def test_what_is_lacking_is_named_with_its_number_and_where_it_is_mended(play: Play) -> None:
    data = announced(play.case).model_copy(update={"validity": ValidityText(), "qualification": "", "review_on": None})

    lacking = {one.number: one for one in checked(play.case, data, mendable=True) if one.sentences}

    assert sorted(lacking) == [1, 7, 10]
    assert "podaj okres ważności certyfikatu" in lacking[7].sentences[0]
    assert lacking[7].href.endswith("/opis-ostateczny/pole/validity/")
    assert lacking[10].href.endswith("/projekt/#id_review_due")


def test_points_that_are_set_if_needed_are_never_lacking(play: Play) -> None:
    by_number = {one.number: one for one in checked(play.case, announced(play.case), mendable=False)}

    assert [(by_number[number].sentences, by_number[number].is_set) for number in (8, 9)] == [((), False)] * 2


def test_the_text_to_hand_over_says_everything_and_nothing_but_text(play: Play) -> None:
    data = announced(play.case)
    text = play.browser("referent").get(f"/sprawy/{play.case.pk}/obwieszczenie/tekst.txt")

    assert text.headers["Content-Type"].startswith("text/plain")
    body = text.content.decode()
    assert body == plain_text(data)
    assert data.outcomes is not None
    for one in data.outcomes.sets:
        assert one.title in body
        assert all(outcome.text in body for outcome in one.outcomes)
        assert all(criterion in body for outcome in one.outcomes for criterion in outcome.criteria)
    assert "<" not in body
    assert "\u00a0" not in body


def test_the_tab_is_the_ministrys(play: Play) -> None:
    page = play.browser("referent").get(f"/sprawy/{play.case.pk}/obwieszczenie/")

    assert "Obwieszczenie jest kompletne." in words(page.content.decode())
    for word in ("wnioskodawca", "operator"):
        assert play.browser(word).get(f"/sprawy/{play.case.pk}/obwieszczenie/").status_code == 404
        assert play.browser(word).get(f"/sprawy/{play.case.pk}/obwieszczenie/tekst.txt").status_code in {403, 404}


def test_the_signed_text_does_not_change_with_the_office(play: Play) -> None:
    before = digest_of_text(announced(play.case))

    MinistryHead.objects.filter(ministry=play.case.competent).update(title="Prezes")
    Organisation.objects.filter(pk=play.case.competent_id).update(genitive="Urzędu pod inną nazwą")
    play.actor("referent")  # reads the case anew

    assert digest_of_text(announced(play.case)) == before


# --- handing over --------------------------------------------------------------------------------


def test_handing_over_keeps_day_and_hash_and_leaves_a_reminder(play: Play) -> None:
    event = play.attempt("send_announcement", reference="DP-WL.0210.12.2026")

    sent = AnnouncementSending.objects.get(case_id=play.case.pk)
    assert (sent.sent_on, sent.digest) == (TODAY, digest_of_text(announced(play.case)))
    assert event.facts["digest"] == sent.digest
    assert play.case.state == State.ACCEPTED
    [reminder] = WorkItem.objects.filter(case_id=play.case.pk, closed_at=None)
    assert (reminder.step, reminder.due) == ("publish_announcement", None)
    assert "ukazało się w Monitorze Polskim" in reminder.title
    assert "DP-WL.0210.12.2026" in play.page("referent", "publish_announcement")


def test_the_reminder_ends_with_the_publication(play: Play) -> None:
    play.attempt("send_announcement")

    play.attempt("publish_announcement")

    assert play.waits() == ["open_authority_call"]


@pytest.mark.parametrize("day", ["", "2026-03-01", "2026-03-04", "jutro"])
def test_a_wrong_day_of_handing_over_is_refused(play: Play, day: str) -> None:
    assert "sent_on" in play.errors("send_announcement", sent_on=day)


def test_it_may_be_handed_over_again(play: Play) -> None:
    play.attempt("send_announcement")

    play.attempt("send_announcement", reference="Ponownie.")

    assert AnnouncementSending.objects.filter(case_id=play.case.pk).count() == 2
    assert play.waits() == ["publish_announcement"]


# --- publication ----------------------------------------------------------------------------------


def test_it_is_not_published_before_it_was_handed_over(play: Play) -> None:
    with on(DAY + timedelta(days=10)):
        play.attempt("send_announcement")
        found = play.errors("publish_announcement", published_on=TODAY.isoformat())

    assert "przekazania obwieszczenia" in found["published_on"][0]


def test_it_is_not_published_before_the_decision(play: Play) -> None:
    assert "rozpatrzenia wniosku" in play.errors("publish_announcement", published_on="2026-02-27")["published_on"][0]


def test_a_day_that_has_not_come_is_refused(play: Play) -> None:
    later = (TODAY + timedelta(days=1)).isoformat()

    assert "jeszcze nie nadszedł" in play.errors("publish_announcement", published_on=later)["published_on"][0]


def test_an_item_that_exists_already_is_refused_and_named(play: Play) -> None:
    version = register.versions(ministry.functioning_entry())[0]

    found = play.errors(
        "publish_announcement", year=str(version.announcement_year), item=str(version.announcement_item)
    )

    assert "ma już kwalifikacja" in found["item"][0]


def test_an_item_that_exists_already_is_refused_in_a_correction_too(play: Play) -> None:
    version = register.versions(ministry.functioning_entry())[0]
    play.attempt("publish_announcement")

    found = play.errors("correct_publication", year=str(version.announcement_year), item=str(version.announcement_item))

    assert "ma już kwalifikacja" in found["item"][0]


def test_a_past_day_of_publication_is_the_day_of_inclusion(play: Play) -> None:
    with on(DAY + timedelta(days=20)):
        play.attempt("publish_announcement", published_on="2026-03-10", item="704")

    made = entry(play)
    assert made.included_on == date(2026, 3, 10)
    assert register.state_on(made, date(2026, 3, 9)) is None
    assert register.state_on(made, date(2026, 3, 10)) is not None


def test_a_corrected_day_is_the_day_of_inclusion_from_then_on(play: Play) -> None:
    with on(DAY + timedelta(days=20)):
        play.attempt("publish_announcement", published_on="2026-03-12", item="704")
        event = play.attempt(
            "correct_publication", published_on="2026-03-10", item="704", reason="Pomylono dzień ogłoszenia."
        )

    made = entry(play)
    assert made.included_on == date(2026, 3, 10)
    days = StatusChange.objects.filter(qualification=made).order_by("id").values_list("on", flat=True)
    assert list(days) == [date(2026, 3, 12), date(2026, 3, 10)]
    assert event.facts["from"] == "M.P. z 2026 r. poz. 704"


def test_the_call_for_institutions_names_the_final_name(play: Play) -> None:
    play.attempt("publish_announcement")
    play.attempt("open_authority_call")

    [letter] = play.letters("authority_call")
    assert letter.data["content"]["qualification"] == entry(play).name
