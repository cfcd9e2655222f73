"""The database goes away under load, asked to stop and then killed: people press again, nothing is half-stored."""

import http.client
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg

from tests.badluck.conftest import CASES, Staged
from tests.badluck.product import PATIENCE, Visitor, free_port, until

NOTES = 8
WORKED_ON = CASES - 1
"""The last case is for the test of the worker."""
HALF_STORED = """
SELECT c.id FROM cases_case c
WHERE c.id = ANY(%s) AND (
    c.state <> 'WITHDRAWN'
    OR c.version <> (SELECT count(*) FROM cases_event e WHERE e.case_id = c.id AND e.is_step)
    OR (SELECT max(seq) FROM cases_event e WHERE e.case_id = c.id)
       <> (SELECT count(*) FROM cases_event e WHERE e.case_id = c.id)
    OR 1 <> (SELECT count(*) FROM cases_event e WHERE e.case_id = c.id AND e.verb = 'withdraw')
    OR 1 <> (SELECT count(*) FROM documents_document d WHERE d.case_id = c.id AND d.template = 'notice_withdrawn')
    OR 1 <> (SELECT count(*) FROM kernel_job j JOIN documents_document d ON j.key = 'documents.render:' || d.id
             WHERE d.case_id = c.id AND d.template = 'notice_withdrawn')
    OR EXISTS (SELECT FROM cases_workitem w WHERE w.case_id = c.id AND w.closed_at IS NULL)
)
"""


def pressed_until_taken(press: Callable[[], int]) -> int:
    """Presses the button until the product says it is done. Returns how many times it did not."""
    end, failures = time.monotonic() + PATIENCE, 0
    while time.monotonic() < end:
        try:
            if press() == 302:
                return failures
        except (OSError, http.client.HTTPException):
            pass  # no answer at all is bad luck too
        failures += 1
        time.sleep(0.2)
    raise AssertionError("the product did not come back")


def restart(staged: Staged, how: signal.Signals, after: int) -> None:
    """Ends the database server once so many notes are stored; the product starts it again by itself."""
    notes = "SELECT count(*) FROM cases_event WHERE verb = 'note'"
    until(lambda: staged.product.one(notes) >= after, f"{after} notes")
    former = staged.product.postmaster()
    os.kill(former, how)
    until(lambda: _another(staged, former), "a new database server")


def _another(staged: Staged, former: int) -> bool:
    try:
        return staged.product.postmaster() != former and staged.product.one("SELECT 1") == 1
    except (OSError, IndexError, psycopg.OperationalError):
        return False  # between two servers


def worked(port: int, staged: Staged, case: int) -> int:
    """Notes and reads of the operator, then the applicant withdraws. Returns how many presses got no good answer."""
    operator = Visitor(port, staged.sessions["operator"])
    applicant = Visitor(port, staged.sessions["wnioskodawca"])
    step, failures = f"/sprawy/{case}/krok", 0
    for number in range(NOTES):
        text = f"Notatka {number} w sprawie {case}."
        failures += pressed_until_taken(lambda text=text: operator.send(f"{step}/note/", text=text))
        try:
            operator.get("/sprawy/")
        except (OSError, http.client.HTTPException):
            failures += 1
    withdraw = {"reason": "Zmieniliśmy plany.", "confirm": "on"}
    return failures + pressed_until_taken(lambda: applicant.send(f"{step}/withdraw/", **withdraw))


def test_people_press_again_and_nothing_is_half_stored(staged: Staged) -> None:
    product, cases, port = staged.product, staged.cases[:WORKED_ON], free_port()
    web = ["granian", "--interface", "wsgi", "config.wsgi:application", "--host", "127.0.0.1", "--port", str(port)]
    with (
        product.process("-m", *web, "--workers", "1", "--blocking-threads", "4", "--no-ws"),
        ThreadPoolExecutor(WORKED_ON) as people,
    ):
        until(lambda: _answers(port), "the web server")
        work = [people.submit(worked, port, staged, case) for case in cases]
        restart(staged, signal.SIGINT, WORKED_ON * NOTES // 4)
        restart(staged, signal.SIGKILL, WORKED_ON * NOTES // 2)
        assert not all(one.done() for one in work), "the database went away when all was done"
        failures = sum(one.result() for one in work)
        assert Visitor(port, staged.sessions["operator"]).get("/sprawy/")[0] == 200

    stored = product.rows("SELECT case_id, facts FROM cases_event WHERE verb = 'note' AND case_id = ANY(%s)", cases)
    kept = {(case, number) for case in cases for number in range(NOTES) if _has(stored, case, number)}
    assert len(kept) == len(cases) * NOTES, "a note that the product confirmed is not there"
    assert len(stored) - len(kept) <= failures, "a note was stored twice though its answer arrived"
    assert product.rows(HALF_STORED, cases) == []
    assert "nienaruszony" in product.python("manage.py", "verify_audit")
    assert "zgadzają się" in product.python("manage.py", "rebuild_deadlines", "--check")


def _has(stored: list[tuple[Any, ...]], case: int, number: int) -> bool:
    return any(row == case and f"Notatka {number} w sprawie {case}." in str(facts) for row, facts in stored)


def _answers(port: int) -> bool:
    try:
        return Visitor(port, "").get("/health/live")[0] == 200
    except OSError:
        return False
