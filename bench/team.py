"""The work of an expert team on an application of full size: the table of one, the tables of all. Undone afterwards."""

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Final

from django.db import transaction

from applications.models import Snapshot
from bench.asking import browser, fetch, queries_of, timed
from bench.rows import Bars, Row
from bench.saving import large
from cases.models import Case
from kernel import clock
from workflows.inclusion import scenario
from workflows.inclusion.scenario import ministry
from workflows.inclusion.scenario.cast import team_of
from workflows.inclusion.states import State

TABLE: Final = Bars(ms=300, queries=20)
COMPARISON: Final = Bars(ms=200, queries=20)


def rows(runs: int) -> Iterator[Row]:
    """One set of the table, its end, and three tables side by side: 12 sets, 60 outcomes, 420 criteria."""
    with transaction.atomic():
        case = _at_work()
        slug = team_of(case)[1].person.username
        yield _row("compliance table, one set of twelve", slug, f"/sprawy/{case.pk}/tabela/1/", runs, TABLE)
        yield _row("compliance table, level and sending", slug, f"/sprawy/{case.pk}/tabela/", runs, TABLE)
        yield _row("three tables of 60 outcomes side by side", slug, f"/sprawy/{case.pk}/tabele/", runs, COMPARISON)
        transaction.set_rollback(True)


def _row(title: str, slug: str, address: str, runs: int, bars: Bars) -> Row:
    client = browser(slug)
    return Row(title, timed(lambda: fetch(client, address), runs), queries_of(client, address), bars=bars)


def _at_work() -> Case:
    """A case whose team has handed in its tables of a large description."""
    case = scenario.bring_to("INC_FM", State.EXPERTS_WORKING, clock.today(), lambda _day: nullcontext())
    last = Snapshot.objects.filter(case_id=case.pk).latest("number")
    description = {**last.content["description"], "learning_outcomes": large().model_dump(mode="json")}
    Snapshot(
        case_id=case.pk,
        number=last.number + 1,
        reason=last.reason,
        content={**last.content, "description": description},
        sha256=last.sha256,
        created_at=last.created_at,
    ).save(force_insert=True)
    ministry.fill_tables(case)
    return case
