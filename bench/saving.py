"""A draft of full size: its outcomes are opened, one item and one outcome save themselves. Measured and undone."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Final

from django.db import connection, transaction
from django.test import Client

from applications import queries, service
from applications.models import Application
from applications.samples import fill
from auth.models import Person
from bench.asking import NotServed, browser, fetch, queries_of, timed
from bench.pages import APPLICANT
from bench.rows import Bars, Row
from cases.enums import CaseKind
from cases.models import Case
from institutions.actor import Actor, actor_for
from kernel import clock
from kernel.server_timing import Stopwatch
from register.outcomes import LearningOutcomes

SETS: Final = 12
OUTCOMES: Final = 5
CRITERIA: Final = 7
"""Of a large description: 12 sets, 60 outcomes, 420 criteria."""

LONG: Final = "Osoba z kwalifikacją bada, opisuje i zabezpiecza ekspozycję. " * 150
BAR: Final = Bars(ms=60, queries=12)
OPENING: Final = Bars(ms=300, queries=14)

Form = Mapping[str, str]


def rows(runs: int) -> Iterator[Row]:
    """Every save of the script is a request of its own, as the browser sends it."""
    with transaction.atomic():
        case, outcome = _draft()
        client = browser(APPLICANT)
        item, numbers = f"/wnioski/{case.pk}/nazwa/", count()
        yield _row("autosave of one item", client, item, lambda: _item(next(numbers)), runs)
        pane = f"/wnioski/{case.pk}/efekty/"
        yield _opening(client, f"{pane}?czesc={outcome['id']}", runs)
        yield _row("autosave of one outcome", client, pane, lambda: _pane(outcome, next(numbers)), runs)
        transaction.set_rollback(True)


def _draft() -> tuple[Case, Mapping[str, object]]:
    """A draft in which nothing is missing, and one outcome from the middle of it."""
    actor = _applicant()
    case = service.open_draft(CaseKind.INC_FM, actor)
    fill(case, actor)
    row = Application.objects.get(case_id=case.pk)
    row.description["learning_outcomes"] = large().model_dump(mode="json")
    row.save()
    outcomes = queries.description(case).learning_outcomes
    return case, outcomes.sets[SETS // 2].outcomes[0].model_dump(mode="json")


def _applicant() -> Actor:
    return actor_for(Person.objects.get(username=APPLICANT), clock.today())


def large() -> LearningOutcomes:
    """Outcomes of full size."""
    sets = [
        {
            "title": f"Zestaw {s}: prowadzenie dokumentacji ekspozycji",
            "outcomes": [_outcome(s, o) for o in range(OUTCOMES)],
        }
        for s in range(1, SETS + 1)
    ]
    return LearningOutcomes.model_validate({"synthesis": LONG, "sets": sets})


def _outcome(s: int, o: int) -> dict[str, object]:
    criteria = [{"text": f"odczytuje z karty {s}.{o}.{c} dane potrzebne do opisu obiektu"} for c in range(CRITERIA)]
    return {"text": f"Sporządza kartę {s}.{o} obiektu w warunkach pracowni", "criteria": criteria}


def _item(number: int) -> Form:
    return {"name": "Badanie ekspozycji", "tasks": f"{LONG}{number}", "uses": LONG, "revision": "0", "tab": "bench000"}


def _pane(outcome: Mapping[str, object], number: int) -> Form:
    """The outcome with its criteria as its form holds them; one criterion was typed."""
    criteria = outcome["criteria"]
    assert isinstance(criteria, list)
    texts = {str(part["id"]): str(part["text"]) for part in (outcome, *criteria)}
    seen = {f"widziane-{part_id}": text for part_id, text in texts.items()}
    texts[str(criteria[0]["id"])] += f" i zapisuje je, raz {number}"
    typed = {f"tekst-{part_id}": text for part_id, text in texts.items()}
    return {"czesc": str(outcome["id"]), "revision": "0", "tab": "bench000", **seen, **typed}


def _opening(client: Client, address: str, runs: int) -> Row:
    """The editor with the tree of everything and the pane of one outcome."""
    return Row(
        "editor of outcomes of full size",
        timed(lambda: fetch(client, address), runs),
        queries_of(client, address),
        transferred=len(fetch(client, address).content),
        bars=OPENING,
    )


def _row(title: str, client: Client, address: str, form: Callable[[], Form], runs: int) -> Row:
    def save() -> None:
        answer = client.post(address, form(), headers={"HX-Request": "true"})
        if answer.status_code != 200 or "Zapisano o" not in answer.content.decode():
            raise NotServed(f"{address}: {answer.status_code}")

    timing = timed(save, runs)
    watch = Stopwatch()
    with connection.execute_wrapper(watch):
        save()
    return Row(title, timing, watch.queries, bars=BAR)
