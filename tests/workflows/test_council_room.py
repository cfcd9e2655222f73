"""The Council's own room: what waits for it, its sittings and agendas, the numbers of a vote, and who does not vote."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from auth.enums import Role
from auth.models import Person
from cases.models import Case
from institutions.service import add_member
from kernel.refusals import GuardFailed
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion import agenda, sittings
from workflows.inclusion.council_rules import Vote, barred, councillors
from workflows.inclusion.models import AgendaItem, CouncilSitting, CouncilVote
from workflows.inclusion.scenario import ministry
from workflows.inclusion.scenario.cast import team_of
from workflows.inclusion.states import State

STATE = State.RI_OPINION
MOST_QUERIES = 16


def words(page: str) -> str:
    return page.replace("\N{NO-BREAK SPACE}", " ")


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return words(answer.content.decode())


def called(play: Play, day: date = DAY, *cases: Case) -> CouncilSitting:
    """A sitting with these cases on its agenda."""
    council = play.actor("rada")
    sitting = sittings.save(CouncilSitting(on=day, place="sala 12"), council)
    sittings.add(sitting, council, [case.pk for case in cases])
    return sitting


def member(play: Play) -> Person:
    return Person.objects.get(pk=play.actor("rada").person_id or 0)


# --- what waits -------------------------------------------------------------------------------------


def test_the_room_says_what_waits_since_when_and_whether_the_council_must_be_asked(play: Play) -> None:
    [matter] = agenda.matters(play.actor("rada"))

    assert (matter.case, matter.since, matter.kind) == (play.case, DAY, agenda.OBLIGATORY)
    shown = page(play.browser("rada"), "/rada/")
    assert play.case.title in shown
    assert "obowiązkowa (art. 21a ust. 1)" in shown
    assert "poza porządkiem obrad" in shown


def test_after_a_negative_opinion_of_the_experts_the_minister_asks_of_free_will(play: Play) -> None:
    opinion = agenda.matters(play.actor("rada"))[0].opinion
    assert opinion is not None
    opinion.positive = False

    assert agenda.Matter(play.case, DAY, opinion, ()).kind == agenda.ASKED_FOR


def test_a_case_of_which_the_council_is_only_informed_does_not_wait_for_it(play: Play) -> None:
    play.case.participations.filter(role=Role.COUNCIL_MEMBER).delete()

    assert agenda.matters(play.actor("rada")) == []
    assert play.browser("rada").get(f"/rada/sprawy/{play.case.pk}/").status_code == 404


def test_all_materials_stand_on_one_page(play: Play) -> None:
    shown = page(play.browser("rada"), f"/rada/sprawy/{play.case.pk}/")

    for heading in ("O co pyta minister", "Opinia zespołu ekspertów: pozytywna", "Uzasadnienie poziomu", "Wniosek"):
        assert heading in shown
    assert "Efekty, na których opiera się rekomendacja" in shown
    assert "Wydaj opinię negatywną" in shown


def test_nobody_else_enters_the_room(play: Play) -> None:
    for word in ("referent", "wnioskodawca", "operator", "przewodniczący"):
        client = play.browser(word)
        for address in ("/rada/", f"/rada/sprawy/{play.case.pk}/", "/rada/posiedzenia/nowe/"):
            assert client.get(address).status_code == 403, (word, address)


# --- sittings ---------------------------------------------------------------------------------------


def test_a_sitting_is_called_and_its_agenda_made_of_what_waits(play: Play) -> None:
    client = play.browser("rada")
    answer = client.post("/rada/posiedzenia/nowe/", {"on": "12.03.2026", "place": "łącze wideo", "minutes": ""})
    sitting = CouncilSitting.objects.get()
    assert answer["Location"] == f"/rada/posiedzenia/{sitting.pk}/"

    client.post(f"/rada/posiedzenia/{sitting.pk}/dodaj/", {"sprawa": [play.case.pk, "999999", "x"]})

    assert [item.case_id for item in sitting.agenda.order_by("place")] == [play.case.pk]
    shown = page(client, answer["Location"])
    assert play.case.title in shown
    assert "są już w porządku obrad" in shown
    assert "12.03.2026" in page(client, "/rada/")


@pytest.mark.parametrize("day", ["", "31.02.2026", "jutro"])
def test_a_sitting_needs_a_day(play: Play, day: str) -> None:
    answer = play.browser("rada").post("/rada/posiedzenia/nowe/", {"on": day, "place": "", "minutes": "Notatka."})

    assert answer.status_code == 200
    assert "Notatka." in answer.content.decode()
    assert not CouncilSitting.objects.exists()


def test_there_is_one_sitting_on_a_day(play: Play) -> None:
    called(play, DAY)

    answer = play.browser("rada").post("/rada/posiedzenia/nowe/", {"on": "2.03.2026", "place": "", "minutes": ""})

    assert "Tego dnia jest już posiedzenie." in answer.content.decode()


def test_minutes_are_shown_as_text(play: Play) -> None:
    sitting = called(play)
    client = play.browser("rada")
    client.post(
        f"/rada/posiedzenia/{sitting.pk}/zmien/",
        {"on": "2.03.2026", "place": "", "minutes": "Uwaga <script>alert(1)</script>"},
    )

    shown = page(client, f"/rada/posiedzenia/{sitting.pk}/")

    assert "&lt;script&gt;" in shown
    assert "<script>alert" not in shown


def test_a_case_goes_on_the_agenda_once_and_may_be_taken_off_until_it_was_voted_on(play: Play) -> None:
    sitting = called(play, DAY, play.case)
    assert sittings.add(sitting, play.actor("rada"), [play.case.pk]) == 0
    item = sitting.agenda.get()
    client = play.browser("rada")
    play.attempt("opinion_positive", sitting=str(sitting.pk), adopted_on=DAY.isoformat())

    client.post(f"/rada/posiedzenia/{sitting.pk}/{item.pk}/", {"do": "remove"})

    assert AgendaItem.objects.filter(pk=item.pk).exists()
    vote = CouncilVote.objects.get(case_id=play.case.pk)
    assert vote.sitting == sitting
    shown = page(client, f"/rada/posiedzenia/{sitting.pk}/")
    assert "Przyjęto opinię" in shown
    assert "obecni: 15, za: 12, przeciw: 2, wstrzymało się: 1" in shown


def test_a_point_moves_up_and_the_first_stays(play: Play) -> None:
    sitting = called(play, DAY, play.case)
    other = Case.objects.create(kind="INC_FM", applicant=play.case.applicant, title="druga")
    second = AgendaItem.objects.create(sitting=sitting, case=other, place=2)

    for _twice in range(2):
        sittings.move_up(second)

    assert [item.case_id for item in sitting.agenda.order_by("place")] == [other.pk, play.case.pk]


def test_a_sitting_at_which_opinions_were_adopted_keeps_its_day(play: Play) -> None:
    sitting = called(play, DAY, play.case)
    play.attempt("opinion_positive", sitting=str(sitting.pk), adopted_on=DAY.isoformat())
    sitting.on = DAY - timedelta(days=1)

    with pytest.raises(GuardFailed):
        sittings.save(sitting, play.actor("rada"))


def test_the_records_keep_a_case_that_the_council_sees_no_longer(play: Play) -> None:
    sitting = called(play, DAY, play.case)
    client = play.browser("rada")
    play.attempt("opinion_positive", sitting=str(sitting.pk), adopted_on=DAY.isoformat())
    play.case.participations.all().delete()

    shown = page(client, f"/rada/posiedzenia/{sitting.pk}/")

    assert play.case.title in shown
    assert f"/rada/sprawy/{play.case.pk}/" not in shown
    assert play.case.title in page(client, "/rada/")


def test_the_room_asks_as_often_for_many_sittings_as_for_few(play: Play) -> None:
    client, counts = play.browser("rada"), []
    for first in (1, 10):
        for number in range(first, first * 3):
            called(play, DAY + timedelta(days=number), play.case)
        with CaptureQueriesContext(connection) as asked:
            client.get("/rada/")
        counts.append(len(asked))

    assert counts[0] == counts[1] <= MOST_QUERIES


# --- the vote ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        ((10, 9, 1, 1), "present"),
        ((15, 0, 0, 15), "votes_for"),
        ((15, 5, 9, 1), "votes_for"),
        ((15, 7, 7, 1), "votes_for"),
    ],
)
def test_numbers_that_contradict_one_another_are_refused_with_the_field(
    numbers: tuple[int, int, int, int], field: str
) -> None:
    found = Vote(*numbers).contradiction()

    assert found is not None
    assert found[0] == field


def test_fewer_votes_than_people_present_are_no_contradiction(play: Play) -> None:
    play.attempt("opinion_positive", present="15", votes_for="8", votes_against="3", abstained="0")

    vote = CouncilVote.objects.get(case_id=play.case.pk)
    assert vote.silent == 4


def test_what_majority_is_needed_is_a_setting_and_the_refusal_says_so(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    tight = {"present": "15", "votes_for": "6", "votes_against": "5", "abstained": "4"}
    monkeypatch.setenv("OBIEG_LAW_COUNCIL_MAJORITY", "ABSOLUTE")
    [sentence] = play.errors("opinion_positive", **tight)["votes_for"]
    assert "Ustawa nie określa większości w Radzie" in sentence

    monkeypatch.setenv("OBIEG_LAW_COUNCIL_MAJORITY", "COUNCIL_SAYS")
    against = {**tight, "votes_for": "5", "votes_against": "6"}
    play.attempt("opinion_positive", **against)
    assert play.case.state == State.EVALUATION


def test_an_opinion_of_a_sitting_was_adopted_on_its_day(play: Play) -> None:
    sitting = called(play, DAY, play.case)

    assert "adopted_on" in play.errors("opinion_positive", sitting=str(sitting.pk))


def test_a_sitting_without_this_case_on_its_agenda_cannot_be_named(play: Play) -> None:
    sitting = called(play)

    assert "sitting" in play.errors("opinion_positive", sitting=str(sitting.pk), adopted_on=DAY.isoformat())


# --- who does not vote ------------------------------------------------------------------------------


def test_a_member_who_is_an_expert_in_the_case_does_not_give_the_opinion(play: Play) -> None:
    seat = team_of(play.case)[1]
    seat.person = member(play)
    seat.save()

    for step in ("opinion_positive", "opinion_negative"):
        assert "która jest lub była ekspertem w tej sprawie" in play.guard(step)
        assert not play.offer(step, "rada").allowed


def test_a_member_tied_to_the_applicant_does_not_vote_even_after_leaving(play: Play) -> None:
    person = member(play)
    add_member(
        person, Role.WRITER, from_day=date(2025, 1, 1), organisation=play.case.applicant, until=date(2025, 12, 31)
    )

    assert "związana z wnioskodawcą" in play.guard("opinion_positive")


def test_the_form_names_those_who_do_not_vote_and_the_event_keeps_them(play: Play) -> None:
    other = next(one for one in councillors() if one != member(play))
    seat = team_of(play.case)[1]
    seat.person = other
    seat.save()

    shown = words(play.page("rada", "opinion_positive"))
    event = play.attempt("opinion_positive")

    assert f"{other.get_full_name()} – osoba, która jest lub była ekspertem w tej sprawie" in shown
    assert event.facts["not_voting"] == [other.pk]
    assert event.facts["present"] == 15


def test_whoever_sits_in_the_council_is_no_expert_of_a_case(play: Play) -> None:
    """The other side of the same rule: the team's composition refuses a councillor."""
    with on(DAY):
        assert member(play) not in ministry.free_experts(play.case)
    assert barred(play.case, [one.pk for one in councillors()]) == {}
