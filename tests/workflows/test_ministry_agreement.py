"""How the team agrees: one text with its digest, a word of every member on exactly it, meetings on record."""

from datetime import timedelta

import pytest

from applications.queries import final_description
from auth.enums import Role
from cases.service import perform
from institutions.actor import Actor, actor_for
from institutions.service import add_member
from kernel import clock
from kernel.refusals import GuardFailed, InvalidInput
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion.models import OpinionVoice, TeamMeeting, TeamOpinion, VoiceKind
from workflows.inclusion.scenario import ministry
from workflows.inclusion.scenario.cast import team_of
from workflows.inclusion.states import State
from workflows.inclusion.team_opinion import standing_of

STATE = State.EXPERTS_WORKING


@pytest.fixture
def written(play: Play) -> Play:
    """The chair has written; two members have not answered."""
    ministry.fill_tables(play.case)
    play.attempt("write_opinion")
    return play


def word(play: Play, place: int, **data: str) -> None:
    """What the member on this place of the team says of the present text."""
    actor = play.expert(place)
    perform(
        play.case, "confirm_opinion", actor=actor, data={**ministry.FILL["confirm_opinion"](play.case, actor), **data}
    )


def errors_of(play: Play, step: str, actor: Actor, **data: str) -> dict[str, list[str]]:
    with pytest.raises(InvalidInput) as caught:
        perform(play.case, step, actor=actor, data={**ministry.FILL[step](play.case, actor), **data})
    return dict(caught.value.errors)


def test_the_chair_stands_behind_the_text_and_asks_every_other_member(written: Play) -> None:
    standing = standing_of(written.case)
    assert standing is not None
    assert [line.confirms for line in standing.lines] == [True, False, False]
    for place in (1, 2):
        assert written.waits_for(team_of(written.case)[place].person) == ["confirm_opinion"]
    assert written.waits_for(team_of(written.case)[0].person) == ["deliver_opinion_and_recommendation"]


def test_the_opinion_waits_for_the_word_of_every_member(written: Play) -> None:
    word(written, 1)
    last = team_of(written.case)[2].person.get_full_name()
    assert f"nie potwierdzili jeszcze: {last}" in written.guard("deliver_opinion_and_recommendation")

    word(written, 2)
    written.attempt("deliver_opinion_and_recommendation")

    assert written.case.state == State.OPINION_POSITIVE
    assert "confirm_opinion" not in written.waits()


def test_without_a_text_there_is_nothing_to_confirm_or_deliver(play: Play) -> None:
    ministry.fill_tables(play.case)

    assert "Nie ma jeszcze tekstu" in play.guard("confirm_opinion")
    assert "Napisz najpierw tekst" in play.guard("deliver_opinion_and_recommendation")


def test_the_letter_names_who_confirmed_when_and_the_digest(written: Play) -> None:
    word(written, 1)
    word(written, 2, kind=VoiceKind.DISSENTS, words="Poziom 5 byłby trafniejszy.")
    standing = standing_of(written.case)
    assert standing is not None

    written.attempt("deliver_opinion_and_recommendation")

    content = written.letters("expert_opinion")[0].data["content"]
    assert [one["name"] for one in content["confirmations"]] == [line.name for line in standing.lines]
    assert content["confirmations"][2]["dissent"] == "Poziom 5 byłby trafniejszy."
    assert content["confirmations"][1]["moment"] == "3 marca 2026, 10:00"
    assert content["digest"] == TeamOpinion.objects.get().digest
    event = written.case.events.get(verb="deliver_opinion_and_recommendation")
    assert event.facts["digest"] == content["digest"]


def test_any_change_of_the_text_voids_the_confirmations(written: Play) -> None:
    word(written, 1)
    word(written, 2)

    written.attempt("write_opinion", level_justification="Inaczej niż przedtem.")

    assert "nie potwierdzili jeszcze" in written.guard("deliver_opinion_and_recommendation")
    assert written.waits_for(team_of(written.case)[1].person) == ["confirm_opinion"]
    assert OpinionVoice.objects.count() == 4, "what was said of the former text stays as evidence"


def test_a_table_changed_after_the_confirmation_voids_it_too(written: Play) -> None:
    word(written, 1)
    word(written, 2)
    first = final_description(written.case).learning_outcomes.sets[0].outcomes[0].id

    written.attempt("fill_table", **{f"code_{first}": ["P2U_W"]})

    assert "nie potwierdzili jeszcze" in written.guard("deliver_opinion_and_recommendation")
    assert "confirm_opinion" in written.waits_for(team_of(written.case)[0].person)


def test_an_objection_has_words_stops_the_opinion_and_calls_the_chair(written: Play) -> None:
    actor = written.expert(1)
    assert "words" in errors_of(written, "confirm_opinion", actor, kind=VoiceKind.OBJECTS)

    word(written, 1, kind=VoiceKind.OBJECTS, words="Uzasadnienie nie mówi o konsultacjach.")
    word(written, 2)

    assert "Zastrzeżenia do tekstu zgłosili" in written.guard("deliver_opinion_and_recommendation")
    assert "write_opinion" in written.waits_for(team_of(written.case)[0].person)
    assert "Uzasadnienie nie mówi" in written.page("przewodniczący", "write_opinion").replace("\xa0", " ")


def test_a_text_that_changed_while_the_page_was_open_is_not_confirmed(written: Play) -> None:
    actor = written.expert(1)
    shown = ministry.FILL["confirm_opinion"](written.case, actor)["digest"]
    written.attempt("write_opinion", justification="Inne uzasadnienie.")

    found = errors_of(written, "confirm_opinion", actor, digest=shown)

    assert "zmienił się po otwarciu" in found["__all__"][0]
    assert OpinionVoice.objects.filter(member__person_id=actor.person_id).count() == 0


def test_a_recommendation_of_two_levels_is_refused(play: Play) -> None:
    ministry.fill_tables(play.case)

    assert "jeden poziom PRK" in play.errors("write_opinion", level=["4", "5"])["level"][0]


def test_a_replaced_member_is_asked_and_the_one_who_left_does_not_count(written: Play) -> None:
    word(written, 1)
    leaving, joining = team_of(written.case)[1], ministry.free_experts(written.case)[0]
    written.attempt("replace_expert", leaving=leaving.pk, joining=joining.pk)

    assert "confirm_opinion" in written.waits_for(joining)
    ministry.fill_tables(written.case)
    for place in (1, 2):
        word(written, place)
    written.attempt("deliver_opinion_and_recommendation")

    names = [one["name"] for one in written.letters("expert_opinion")[0].data["content"]["confirmations"]]
    assert joining.get_full_name() in names
    assert leaving.person.get_full_name() not in names


def test_somebody_who_joins_the_applicant_later_stops_the_opinion(written: Play) -> None:
    word(written, 1)
    word(written, 2)
    member = team_of(written.case)[2].person
    add_member(member, Role.WRITER, from_day=clock.today(), organisation=written.case.applicant)

    sentence = written.guard("deliver_opinion_and_recommendation")

    assert "związana z wnioskodawcą" in sentence
    assert member.get_full_name() in written.page("referent")
    with pytest.raises(GuardFailed, match="Nie możesz pracować w tym zespole"):
        perform(written.case, "confirm_opinion", actor=actor_for(member, clock.today()), data={})


def test_the_second_recommendation_needs_every_word_too(play: Play) -> None:
    play.take("deliver_opinion_and_recommendation")
    play.take("send_to_ri")
    play.take("opinion_negative")
    assert "Napisz najpierw tekst" in play.guard("deliver_second_recommendation")
    play.attempt("write_second_recommendation", level="6")
    assert "nie potwierdzili jeszcze" in play.guard("deliver_second_recommendation")
    word(play, 1)
    word(play, 2)
    assert "deliver_second_recommendation" in play.waits_for(team_of(play.case)[0].person)

    play.attempt("deliver_second_recommendation")

    content = play.letters("second_recommendation")[0].data["content"]
    assert len(content["confirmations"]) == 3
    assert content["recommended_level"] == 6


# --- meetings ---------------------------------------------------------------------------------------


def test_a_meeting_is_documented_and_corrected_by_a_further_row(play: Play) -> None:
    ministry.make_impartial(play.case)
    play.attempt("document_meeting", notes="Ustalono poziom 5.")
    first = TeamMeeting.objects.get()

    play.attempt("document_meeting", notes="Ustalono poziom 4.", corrects=str(first.pk))

    assert [row.corrects_id for row in TeamMeeting.objects.order_by("id")] == [None, first.pk]
    tab = play.browser("referent").get(f"/sprawy/{play.case.pk}/tabele/").content.decode()
    assert "Ustalono poziom 4." in tab.replace("\xa0", " ")
    assert "zapis poprawiony" in tab.replace("\xa0", " ")
    assert "corrects" in play.errors("document_meeting", corrects=str(first.pk)), "it is corrected already"


@pytest.mark.parametrize(
    ("field", "value"),
    [("present", []), ("notes", ""), ("form", ""), ("held_on", "2026-03-04"), ("held_on", "2026-03-01")],
)
def test_a_meeting_says_when_how_who_and_what(play: Play, field: str, value: object) -> None:
    ministry.make_impartial(play.case)

    assert field in play.errors("document_meeting", **{field: value})


def test_the_opinion_carries_the_meetings(play: Play) -> None:
    play.take("deliver_opinion_and_recommendation")

    assert "przez łącze wideo" in TeamOpinion.objects.get().meetings


# --- the end ----------------------------------------------------------------------------------------


def test_access_of_the_experts_ends_with_the_work(play: Play) -> None:
    play.take("deliver_opinion_and_recommendation")
    browser = play.browser("ekspert")
    with on(DAY + timedelta(days=2)):
        play.take("withdraw")

        for page in ("", "tabele/", "tabela/", "tabela/1/"):
            assert browser.get(f"/sprawy/{play.case.pk}/{page}").status_code == 404


def test_the_pages_of_the_agreement_open(written: Play) -> None:
    assert "Skrót tekstu" in written.page("ekspert", "confirm_opinion").replace("\xa0", " ")
    word(written, 1)
    word(written, 2)
    page = written.page("przewodniczący", "deliver_opinion_and_recommendation").replace("\xa0", " ")
    assert "Minister dostanie dokładnie ten tekst" in page
    assert "Spotkania zespołu" in written.page("przewodniczący", "document_meeting")
