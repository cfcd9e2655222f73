"""The event log: append-only, chained, sealed by day; the database refuses every forged state."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from cases import deadlines, seals, service
from cases.events import first_broken_link
from cases.models import Case, Deadline, Event, Seal, Verification
from tests.cases.office import Office

EVENT_TRIGGERS = "ALTER TABLE cases_event {} TRIGGER USER"


@contextmanager
def as_a_vandal() -> Iterator[None]:
    """What somebody with the rights of the database's owner could do."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(EVENT_TRIGGERS.format("DISABLE"))
        yield
        cursor.execute(EVENT_TRIGGERS.format("ENABLE"))


def commit(write: Callable[[], object]) -> None:
    """Writes in a transaction of its own, and does what happens at commit: the deferred triggers run."""
    with transaction.atomic():
        write()
        check_constraints()


def check_constraints() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_an_event_cannot_be_changed(office: Office) -> None:
    event = office.take(office.case("SUBMITTED"), "start_review")
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(verb="forward")


def test_an_event_cannot_be_deleted(office: Office) -> None:
    event = office.take(office.case("SUBMITTED"), "start_review")
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.filter(pk=event.pk)._raw_delete(using="default")


def test_the_log_cannot_be_emptied_at_once(office: Office) -> None:
    office.case("SUBMITTED")
    check_constraints()
    with connection.cursor() as cursor:  # the tests' set-up has turned this one trigger off
        cursor.execute(
            "SELECT quote_ident(tgname) FROM pg_trigger"
            " WHERE tgrelid = 'cases_event'::regclass AND NOT tgisinternal AND tgtype & 32 <> 0"
        )
        name = cursor.fetchone()[0]
        cursor.execute(f"ALTER TABLE cases_event ENABLE TRIGGER {name}")
        with pytest.raises(DatabaseError, match="truncate"), transaction.atomic():
            cursor.execute("TRUNCATE cases_event CASCADE")
        cursor.execute(f"ALTER TABLE cases_event DISABLE TRIGGER {name}")


def test_a_forged_state_is_refused_at_commit(office: Office) -> None:
    case = office.case("SUBMITTED")
    with pytest.raises(IntegrityError, match="do not follow from its events"):
        commit(lambda: Case.objects.filter(pk=case.pk).update(state="FORWARDED"))


def test_a_draft_cannot_be_made_a_submitted_case_by_hand(office: Office) -> None:
    case = office.case()
    forged = {"state": "SUBMITTED", "version": 1, "sign": "ZRK.4021.999.2026", "submitted_at": datetime.now(UTC)}
    with pytest.raises(IntegrityError):
        commit(lambda: Case.objects.filter(pk=case.pk).update(**forged))


def test_a_forged_version_is_refused_at_commit(office: Office) -> None:
    case = office.case("SUBMITTED")
    with pytest.raises(IntegrityError):
        commit(lambda: Case.objects.filter(pk=case.pk).update(version=7))


def test_an_event_without_its_case_moving_is_refused_at_commit(office: Office) -> None:
    case = office.case("SUBMITTED")
    last = Event.objects.get(case=case)
    last.pk, last.seq, last.source, last.target = None, 2, "SUBMITTED", "FORWARDED"
    with pytest.raises(IntegrityError):
        commit(lambda: last.save(force_insert=True))


def test_the_chain_of_a_case_holds(office: Office) -> None:
    office.case("FORWARDED")
    assert first_broken_link(Event.objects.order_by("case_id", "seq")) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("UPDATE cases_event SET facts = '{\"version\": 9}' WHERE id = %s", "kolumny zdarzenia"),
        ("UPDATE cases_event SET canonical = canonical || ' ' WHERE id = %s", "skrót zdarzenia"),
        ("UPDATE cases_event SET previous = 'x' WHERE id = %s", "skrót poprzedniego"),
        ("DELETE FROM cases_event WHERE id = %s", "brakuje zdarzenia nr 1"),
    ],
)
def test_a_change_in_the_log_is_found_and_named(office: Office, change: str, reason: str) -> None:
    case = office.case("FORMAL_REVIEW")
    first = Event.objects.get(case=case, seq=1)
    with as_a_vandal(), connection.cursor() as cursor:
        cursor.execute(change, [first.pk])

    broken = first_broken_link(Event.objects.order_by("case_id", "seq"))

    assert broken is not None
    assert broken.case_id == case.pk
    assert reason in broken.reason
    with pytest.raises(CommandError, match=f"sprawa {case.pk}, zdarzenie"):
        call_command("verify_audit")


def test_days_are_sealed_once_and_chained(office: Office) -> None:
    with time_machine.travel("2026-03-02T10:00:00+01:00", tick=False):
        office.case("SUBMITTED")
    with time_machine.travel("2026-03-04T10:00:00+01:00", tick=False):
        office.case("SUBMITTED")
    with time_machine.travel("2026-03-05T00:10:00+01:00", tick=False):
        assert seals.seal_days() == 3
        assert seals.seal_days() == 0

    days = list(Seal.objects.order_by("day"))
    assert [seal.events for seal in days] == [1, 0, 1]
    assert days[1].previous == days[0].digest
    assert seals.verify().fault == ""


def test_an_event_smuggled_into_a_sealed_day_breaks_the_seal(office: Office) -> None:
    with time_machine.travel("2026-03-02T10:00:00+01:00", tick=False):
        case = office.case("SUBMITTED")
    with time_machine.travel("2026-03-03T00:10:00+01:00", tick=False):
        seals.seal_days()
    with time_machine.travel("2026-03-02T11:00:00+01:00", tick=False):
        office.take(case, "start_review")

    assert "pieczęć dnia 2026-03-02" in seals.verify().fault


def test_the_command_says_what_it_proved(office: Office) -> None:
    office.case("FORMAL_REVIEW")
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert "Zdarzenia: 2" in out.getvalue()


def test_a_verification_is_remembered(office: Office) -> None:
    office.case("SUBMITTED")
    proof = seals.verify_and_keep()
    kept = Verification.objects.get()
    assert (kept.events, kept.fault) == (proof.events, "")


def test_the_rows_of_terms_can_be_rebuilt_from_the_events(office: Office) -> None:
    case = office.case("FORWARDED")
    call_command("rebuild_deadlines", "--check", stdout=StringIO())
    Deadline.objects.filter(case=case, code="MIN").update(due=datetime.now(UTC).date() + timedelta(days=999))
    Case.objects.filter(pk=case.pk).update(next_due=None)

    with pytest.raises(CommandError, match="Terminy różnią się od zdarzeń"):
        call_command("rebuild_deadlines", "--check", stderr=StringIO())
    call_command("rebuild_deadlines", stdout=StringIO())

    case.refresh_from_db()
    assert deadlines.differences(case) == []
    assert case.next_due is not None


def test_the_state_may_not_be_written_through_the_field(office: Office) -> None:
    case = office.case()
    with pytest.raises(AttributeError):
        case.state = "FORWARDED"
    assert service.available_steps(case, office.signatory)
