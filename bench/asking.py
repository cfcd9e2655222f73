"""Asks for a page as a signed-in person does, and measures: time, queries, bytes."""

from collections.abc import Callable
from typing import Final

from django.db import connection
from django.http import HttpResponse
from django.test import Client

from auth.models import Person
from bench.clock import cost
from bench.pages import Page
from bench.rows import Row, Timing
from kernel.server_timing import Stopwatch

WARM: Final = 3


class NotServed(Exception):
    """A page to be measured did not answer as it should."""


def row_of(page: Page, runs: int) -> Row:
    """The page, asked for so many times by the same person in the same session."""
    client = browser(page.person)
    for address in dict.fromkeys([page.address, page.few, page.many]):
        if address:
            fetch(client, address)
    return Row(
        title=page.title,
        timing=timed(lambda: fetch(client, page.address), runs),
        queries=queries_of(client, page.few or page.address),
        grown=queries_of(client, page.many or page.address),
        transferred=len(fetch(client, page.address).content),
        bars=page.bars,
    )


def browser(slug: str) -> Client:
    """A client of this person, or of nobody."""
    client = Client()
    if slug:
        client.force_login(Person.objects.get(username=slug))
    return client


def fetch(client: Client, address: str) -> HttpResponse:
    """The answer, a page or a redirection. Raises NotServed for anything else."""
    answer = client.get(address)
    if answer.status_code not in {200, 302}:
        raise NotServed(f"{address}: {answer.status_code}")
    assert isinstance(answer, HttpResponse)  # the client's answers are those of the views
    return answer


def queries_of(client: Client, address: str) -> int:
    watch = Stopwatch()
    with connection.execute_wrapper(watch):
        fetch(client, address)
    return watch.queries


def timed(work: Callable[[], object], runs: int, *, warm: int = WARM) -> Timing:
    """What the work costs, after a few runs that do not count."""
    for _ in range(warm):
        work()
    return Timing.of([cost(work) for _ in range(runs)])
