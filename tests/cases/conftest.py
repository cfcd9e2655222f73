"""The short procedure of `paper.py` stands in for INC_FM while the tests of the engine run, without the rooms above."""

from collections.abc import Iterator

import pytest

from cases import panels, procedure, statuses
from tests.cases.office import Office, open_office
from tests.cases.paper import Paper

OWN_TABS = ("przebieg", "metryka")


def _forget() -> None:
    for known in (statuses.states_in_order, statuses.final_states):
        known.cache_clear()


@pytest.fixture(autouse=True)
def _paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(procedure, "_registry", {"INC_FM": Paper})
    monkeypatch.setattr(panels, "_tabs", {slug: panels._tabs[slug] for slug in OWN_TABS})
    monkeypatch.setattr(panels, "_panels", {})
    monkeypatch.setattr(panels, "_workbenches", {})
    _forget()
    yield
    monkeypatch.undo()
    _forget()


@pytest.fixture
def office(db: None) -> Office:
    return open_office()
