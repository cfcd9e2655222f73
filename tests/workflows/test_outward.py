"""What the applicant may know before the result: never which way an opinion went (art. 23 ust. 1)."""

from cases.filters import Filters
from cases.outward import alike, outward_status, turn_for
from cases.procedure import as_procedure, procedures
from cases.queries import queue, stage_of, status_for, timeline
from tests.workflows.ministry import Play
from workflows.inclusion.scenario import actor_by
from workflows.inclusion.states import State

STATE = State.OPINION_NEGATIVE

DISCREET = {"deliver_opinion_and_recommendation", "skip_ri", "send_to_ri", "opinion_negative"}


def test_the_applicant_reads_one_neutral_status_between_opinion_and_result(play: Play) -> None:
    applicant = actor_by("wnioskodawca", play.case)
    minister = actor_by("minister", play.case)
    assert status_for(play.case, minister).word == "Opinia ekspertów negatywna"
    assert status_for(play.case, applicant).word == "Opiniują eksperci i Rada"
    assert outward_status(play.case).tone == "info"
    assert turn_for(as_procedure(play.case), applicant) is None
    row = next(row for row in queue(applicant, Filters()).rows if row.case.pk == play.case.pk)
    assert row.status.word == "Opiniują eksperci i Rada"
    assert row.work is None


def test_no_filter_tells_the_applicant_which_way_it_went(play: Play) -> None:
    applicant = actor_by("wnioskodawca", play.case)
    for state in (State.OPINION_POSITIVE, State.OPINION_NEGATIVE, State.RI_OPINION):
        found = queue(applicant, Filters(stage=state))
        assert [row.case.pk for row in found.rows] == [play.case.pk]
        assert [stage.word for stage in found.stages] == ["Opiniują eksperci i Rada"]


def test_the_course_tells_it_with_the_result(play: Play) -> None:
    applicant = actor_by("wnioskodawca", play.case)
    play.attempt("skip_ri")
    assert not {entry.verb for entry in timeline(play.case, applicant)} & DISCREET
    play.take("decide_positive")
    assert {entry.verb for entry in timeline(play.case, applicant)} >= {"deliver_opinion_and_recommendation", "skip_ri"}


def test_states_that_look_alike_are_those_between_opinion_and_result(play: Play) -> None:
    assert set(alike(State.OPINION_POSITIVE)) == {
        State.OPINION_POSITIVE,
        State.OPINION_NEGATIVE,
        State.RI_OPINION,
        State.EXPERTS_RECONSIDER,
    }


def test_every_state_has_words_for_the_applicant(play: Play) -> None:
    for procedure in procedures():
        assert set(procedure.outward) == set(procedure.states)
        assert procedure.failed <= procedure.terminal


def test_a_withdrawn_case_ended_where_it_stood(play: Play) -> None:
    before = stage_of(play.case)
    play.take("withdraw")
    assert (stage_of(play.case), before) == ("Opinie ekspertów i Rady", "Opinie ekspertów i Rady")
