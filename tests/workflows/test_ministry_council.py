"""The Stakeholder Council: obligatory after a positive opinion, possible after a negative one."""

from datetime import timedelta

import pytest

from auth.enums import Role
from cases.flows import is_finished, is_running
from cases.rights import visible_to
from kernel.refusals import NotYourStep, WrongState
from tests.workflows.ministry import DAY, Play
from workflows.inclusion.decision_draft import recommended_level
from workflows.inclusion.flows import CouncilFlow
from workflows.inclusion.models import CouncilVote, TeamOpinion
from workflows.inclusion.scenario import ministry
from workflows.inclusion.scenario.cast import team_of
from workflows.inclusion.states import State

STATE = State.OPINION_POSITIVE


def test_after_a_positive_opinion_the_council_cannot_be_left_out(play: Play) -> None:
    assert isinstance(play.refused("skip_ri"), WrongState)


def test_the_council_gets_the_case_and_one_task(play: Play) -> None:
    play.attempt("send_to_ri")

    assert play.case.state == State.RI_OPINION
    assert play.letters("request_ri")[0].data["content"]["opinion_positive"] is True
    assert play.waits().count("opinion_positive") == 1
    assert visible_to(play.actor("rada")).filter(pk=play.case.pk).exists()


def test_a_positive_vote_leads_to_the_evaluation(play: Play) -> None:
    play.attempt("send_to_ri")

    play.attempt("opinion_positive", votes_for="9", votes_against="3", abstained="0")

    assert play.case.state == State.EVALUATION
    vote = CouncilVote.objects.get(case_id=play.case.pk)
    assert (vote.votes_for, vote.votes_against, vote.abstained) == (9, 3, 0)
    assert is_finished(CouncilFlow, play.case, "opinion")
    assert {"pass_council_opinion", "prepare_decision"} <= set(play.waits())
    assert "pass_opinion_to_team" not in play.waits()
    assert play.letters("ri_opinion")[0].data["content"]["positive"] is True


def test_a_negative_vote_returns_the_case_to_the_team(play: Play) -> None:
    play.attempt("send_to_ri")

    play.attempt("opinion_negative")

    assert play.case.state == State.EXPERTS_RECONSIDER
    chair = team_of(play.case)[0].person
    assert play.waits_for(chair) == ["write_second_recommendation"]
    assert {"pass_council_opinion", "pass_opinion_to_team"} <= set(play.waits())


def test_passing_on_closes_the_tasks_once(play: Play) -> None:
    play.attempt("send_to_ri")
    play.attempt("opinion_negative")

    play.attempt("pass_council_opinion")
    play.attempt("pass_opinion_to_team")

    assert not {"pass_council_opinion", "pass_opinion_to_team"} & set(play.waits())
    assert "Żadna opinia" in play.guard("pass_council_opinion")
    assert "Żadna negatywna opinia" in play.guard("pass_opinion_to_team")


def test_a_second_recommendation_counts_and_does_not_return_to_the_council(play: Play) -> None:
    play.attempt("send_to_ri")
    play.attempt("opinion_negative")
    first = TeamOpinion.objects.get(case_id=play.case.pk)
    level = 5 if first.level != 5 else 6

    play.take("deliver_second_recommendation", level=str(level))

    assert play.case.state == State.EVALUATION
    assert recommended_level(play.case) == level
    content = play.letters("second_recommendation")[0].data["content"]
    assert (content["previous_level"], content["recommended_level"]) == (first.level, level)
    assert "pass_opinion_to_team" not in play.waits()


def test_the_result_follows_the_second_recommendation(play: Play) -> None:
    play.attempt("send_to_ri")
    play.attempt("opinion_negative")
    first = TeamOpinion.objects.get(case_id=play.case.pk)
    level = 5 if first.level != 5 else 6
    play.take("deliver_second_recommendation", level=str(level))

    assert "level" in play.errors("prepare_decision", "referent", level=str(first.level))
    play.take("decide_positive")

    assert play.case.state == State.ACCEPTED
    assert play.letters("decision_positive_information")[0].data["content"]["level"] == level


def test_an_expert_may_be_replaced_while_the_team_reconsiders(play: Play) -> None:
    play.attempt("send_to_ri")
    play.attempt("opinion_negative")
    chair, joining = team_of(play.case)[0], ministry.free_experts(play.case)[0]

    play.attempt("replace_expert", leaving=chair.pk, joining=joining.pk)

    assert play.waits_for(joining) == ["state_impartiality", "write_second_recommendation"]
    assert "oświadczenia o bezstronności" in play.guard("deliver_second_recommendation")
    play.take("deliver_second_recommendation")
    assert play.case.state == State.EVALUATION


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("votes_for", ""),
        ("votes_for", "-1"),
        ("votes_for", "0"),
        ("abstained", "dwa"),
        ("adopted_on", (DAY + timedelta(days=2)).isoformat()),
        ("adopted_on", (DAY - timedelta(days=1)).isoformat()),
    ],
)
def test_a_vote_is_whole(play: Play, field: str, value: str) -> None:
    play.attempt("send_to_ri")

    assert field in play.errors("opinion_positive", **{field: value})


def test_nobody_else_gives_the_opinion_of_the_council(play: Play) -> None:
    play.attempt("send_to_ri")

    assert isinstance(play.refused("opinion_positive", "minister"), NotYourStep)
    assert isinstance(play.refused("opinion_positive", "ekspert"), NotYourStep)


def test_withdrawal_ends_the_work_of_the_council(play: Play) -> None:
    play.attempt("send_to_ri")

    play.take("withdraw")

    assert not is_running(CouncilFlow, play.case)
    assert not play.case.participations.filter(role=Role.COUNCIL_MEMBER, valid_to=None).exists()


def test_the_screens_of_the_council_open(play: Play) -> None:
    play.attempt("send_to_ri")
    assert "O czym opiniuje Rada" in play.page("rada", "opinion_positive")
    assert "Opinie i rekomendacja" in play.page("rada")
    play.attempt("opinion_negative")
    assert "Opinia Rady Interesariuszy" in play.page("przewodniczący", "write_second_recommendation")
    assert play.page("koordynator", "pass_council_opinion")
