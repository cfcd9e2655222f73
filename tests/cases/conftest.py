"""The short procedure of `paper.py` stands in for INC_FM while the tests of the engine run."""

from collections.abc import Iterator

import pytest

from cases import procedure, statuses
from tests.cases.office import Office, open_office
from tests.cases.paper import Paper


def _forget() -> None:
    for known in (statuses.states_in_order, statuses.final_states):
        known.cache_clear()


@pytest.fixture(autouse=True)
def _paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(procedure, "_registry", {"INC_FM": Paper})
    _forget()
    yield
    monkeypatch.undo()
    _forget()


@pytest.fixture
def office(db: None) -> Office:
    return open_office()
