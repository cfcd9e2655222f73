"""The demo's open consultations have remarks in every state that an officer meets."""

from demo.seed.voices import VOICES, speak
from tests.workflows.ministry import Play, play, prepared
from workflows.inclusion.consultation_table import progress_of
from workflows.inclusion.states import State

__all__ = ["play", "prepared"]
STATE = State.CONSULTATION


def test_some_remarks_wait_some_are_shown_and_one_is_answered(play: Play) -> None:
    speak(play.case)

    found = progress_of(play.case)
    assert (found.total, found.waiting, found.unanswered, found.done) == (len(VOICES), 2, 1, 1)
