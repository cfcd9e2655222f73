"""After a negative opinion of the experts: the council may be asked or left out, a positive result is possible."""

import pytest

from tests.workflows.ministry import Play
from workflows.inclusion.models import DraftKind
from workflows.inclusion.scenario import ministry
from workflows.inclusion.states import State

STATE = State.OPINION_NEGATIVE


def test_the_council_may_be_left_out_with_a_reason(play: Play) -> None:
    assert "reason" in play.errors("skip_ri", reason=" ")

    event = play.attempt("skip_ri")

    assert play.case.state == State.EVALUATION
    assert event.facts["reason"]


def test_the_council_may_be_asked(play: Play) -> None:
    play.attempt("send_to_ri")

    assert play.case.state == State.RI_OPINION
    assert play.letters("request_ri")[0].data["content"]["opinion_positive"] is False


def test_a_positive_result_is_possible_all_the_same(play: Play) -> None:
    play.attempt("skip_ri")

    play.take("decide_positive")

    assert play.case.state == State.ACCEPTED


def test_a_positive_result_is_refused_where_the_setting_says_so(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OBIEG_LAW_POSITIVE_AFTER_NEGATIVE_OPINION", "0")
    play.attempt("skip_ri")

    ministry.countersigned(play.case, DraftKind.POSITIVE)

    assert "jest negatywna" in play.guard("decide_positive")
