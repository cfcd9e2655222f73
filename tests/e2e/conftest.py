"""The running product for the journeys: a server on the test database, a browser, a clock that can be moved."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from demo.seed.organisations import load_organisations
from kernel.clock import WARSAW
from tests.e2e.visitor import Arrive, Visitor, as_person

BEGINNING = datetime(2026, 11, 25, 9, 30, tzinfo=WARSAW)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The clock of the server and of the test, on a Wednesday morning; it ticks, and can be moved."""
    with time_machine.travel(BEGINNING, tick=True) as traveller:
        yield traveller


@pytest.fixture
def site(clock: time_machine.Traveller, live_server: LiveServer) -> str:
    """The address of the product with its cast and nothing else."""
    load_organisations()
    return str(live_server.url)


@pytest.fixture
def arrive(browser: Browser, site: str) -> Iterator[Arrive]:
    """Lets a person of the demo come by name; each has a browser of their own, for the whole journey."""
    here: dict[str, Visitor] = {}

    def come(name: str) -> Visitor:
        if name not in here:
            here[name] = as_person(browser, site, name)
        return here[name]

    yield come
    for visitor in here.values():
        visitor.context.close()
