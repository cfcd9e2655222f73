"""A real worker, killed in the middle of making a letter after the step was stored: the outbox gets it made."""

import signal
import time
from datetime import timedelta

from tests.badluck.conftest import Staged
from tests.badluck.product import Product, until

WORKER = (
    *("-m", "celery", "-A", "config", "worker", "--pool", "solo", "--loglevel", "info"),
    *("--without-gossip", "--without-mingle", "--without-heartbeat"),
)
WITHDRAW = """
import django
django.setup()
from cases.models import Case
from workflows.inclusion import scenario
scenario.take(Case.objects.get(pk={case}), "withdraw")
"""
RESEND = """
import django
django.setup()
from datetime import timedelta
from kernel import clock, jobs
with clock.travel(clock.now() + timedelta(seconds={later})):
    print(jobs.resend_stale())
"""
LATER = timedelta(minutes=2)


def ready(product: Product) -> int:
    """How many workers have said that they are ready."""
    return (product.data / "test.log").read_text().count(" ready.")


def others_wait(product: Product) -> bool:
    return bool(product.one("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"))


def test_a_letter_whose_worker_was_killed_is_made_by_the_next_one(staged: Staged) -> None:
    product, case = staged.product, staged.cases[-1]
    (product.data / "test.log").touch()
    before = ready(product)
    with product.process(*WORKER) as worker:
        until(lambda: ready(product) > before, "the first worker")
        worker.send_signal(signal.SIGSTOP)  # so that the test is first at the letter
        product.python("-c", WITHDRAW.format(case=case))
        with product.connect() as holder:
            holder.execute("BEGIN")
            holder.execute("SELECT FROM documents_document WHERE case_id = %s FOR UPDATE", [case])
            worker.send_signal(signal.SIGCONT)
            until(lambda: others_wait(product), "the worker at the letter")
            worker.kill()
            worker.wait()
            holder.execute("ROLLBACK")

    letter, state = product.rows(
        "SELECT id, state FROM documents_document WHERE case_id = %s AND template = 'notice_withdrawn'", case
    )[0]
    job = "SELECT state, attempts FROM kernel_job WHERE key = %s"
    key = f"documents.render:{letter}"
    assert product.rows(job, key) == [("WAITING", 0)]
    assert state != "READY"

    with product.process(*WORKER):
        until(lambda: ready(product) > before + 1, "the second worker")
        others = "SELECT count(*) FROM kernel_job WHERE state <> 'DONE' AND key <> %s"
        until(lambda: product.one(others, key) == 0, "the jobs whose messages were not lost")
        time.sleep(1)
        assert product.rows(job, key) == [("WAITING", 0)], "the message went with the worker"
        assert int(product.python("-c", RESEND.format(later=LATER.seconds))) == 1
        until(lambda: product.rows(job, key) == [("DONE", 1)], "the letter")

    made = product.rows("SELECT state, size > 0, sha256 <> '' FROM documents_document WHERE id = %s", letter)
    assert made == [("READY", True, True)]
    assert product.one("SELECT count(*) FROM cases_event WHERE case_id = %s AND verb = 'withdraw'", case) == 1
