"""The receipt is the delivery: it comes before the content, once, and starts the term."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import DatabaseError, connection, transaction
from lxml import etree

from auth.enums import Role
from auth.models import Person
from cases.models import Deadline, Event
from documents import service
from documents.delivering import follow_deliveries
from documents.models import Delivery
from documents.receipts import NAMESPACE
from institutions.service import add_member
from kernel import clock, jobs
from kernel.refusals import NotYourStep, Stale
from tests.documents import letters
from tests.documents.factories import call, make_cast, note

SENT = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


def events(case) -> list[Event]:
    return list(Event.objects.filter(case=case).order_by("seq"))


def test_confirming_receipt_starts_the_term_on_that_day(cast):
    with time_machine.travel(SENT, tick=False):
        delivery = call(cast.case, cast.applicant)
    with time_machine.travel(datetime(2026, 11, 12, 8, 30, tzinfo=UTC), tick=False):
        service.confirm_receipt(delivery.pk, cast.acts(cast.signatory))
    event = events(cast.case)[-1]
    assert (event.verb, event.legal_day, event.terms) == ("confirm_delivery", date(2026, 11, 12), {"SUPPL": "start"})
    assert event.facts["letter"] == "call_for_supplement"
    assert Deadline.objects.get(case=cast.case, code="SUPPL").due == date(2026, 12, 14)  # 12.12 is a Saturday


def test_the_receipt_makes_its_confirmation_as_xml_and_pdf(cast):
    delivery = service.confirm_receipt(call(cast.case, cast.applicant).pk, cast.acts(cast.signatory))
    jobs.run_waiting()
    upd = delivery.upd
    upd.refresh_from_db()
    root = etree.fromstring(upd.xml.encode())
    names = {"pos": NAMESPACE}
    assert root.xpath("string(//pos:IdentyfikatorSprawy)", namespaces=names) == cast.case.sign
    assert root.xpath("string(//pos:IdentyfikatorDokumentu)", namespaces=names) == delivery.document.mark
    assert root.xpath("string(//pos:Adresat/pos:Nazwa)", namespaces=names) == cast.applicant.name
    assert upd.is_ready


def test_the_second_confirmation_is_told_who_was_first(cast):
    delivery = call(cast.case, cast.applicant)
    service.confirm_receipt(delivery.pk, cast.acts(cast.signatory))
    with pytest.raises(Stale) as refusal:
        service.confirm_receipt(delivery.pk, cast.acts(cast.writer))
    assert "Jan Podpisowy" in refusal.value.sentence
    assert sum(event.verb == "confirm_delivery" for event in events(cast.case)) == 1


@pytest.mark.parametrize("who", ["reader", "stranger", "reviewer", "expert", "councillor"])
def test_only_the_addressee_receives(cast, who):
    delivery = call(cast.case, cast.applicant)
    with pytest.raises(NotYourStep):
        service.confirm_receipt(delivery.pk, cast.acts(getattr(cast, who)))
    delivery.refresh_from_db()
    assert delivery.is_sealed


def test_a_reader_does_not_receive_for_the_organisation_by_being_an_expert_elsewhere(cast):
    delivery = call(cast.case, cast.applicant)
    add_member(cast.reader, Role.EXPERT, from_day=SENT.date())
    actor = cast.acts(cast.reader)
    assert {Role.READER, Role.EXPERT} <= actor.roles
    with pytest.raises(NotYourStep):
        service.confirm_receipt(delivery.pk, actor)


def test_the_day_of_receipt_cannot_be_changed_afterwards(cast):
    delivery = service.confirm_receipt(call(cast.case, cast.applicant).pk, cast.acts(cast.signatory))
    with pytest.raises(DatabaseError), transaction.atomic():
        Delivery.objects.filter(pk=delivery.pk).update(received_at=clock.now() + timedelta(days=1))


def test_an_expert_receives_in_person(cast):
    document = note(cast.case, service.Visibility.OUTGOING, cast.expert)
    delivery = Delivery.objects.get(document=document)
    assert service.confirm_receipt(delivery.pk, cast.acts(cast.expert)).received_by == cast.expert


def test_a_body_that_sees_only_its_letter_can_receive_it(cast):
    document = note(cast.case, service.Visibility.OUTGOING, cast.council)
    delivery = Delivery.objects.get(document=document)
    service.confirm_receipt(delivery.pk, cast.acts(cast.councillor))
    assert "confirm_delivery" not in [event.verb for event in events(cast.case)]


def test_an_unopened_letter_is_deemed_delivered_when_the_fourteenth_day_has_passed(cast):
    delivery = call(cast.case, cast.applicant, at=SENT)
    assert follow_deliveries(date(2026, 11, 24)) == 1  # the reminder
    delivery.refresh_from_db()
    assert delivery.deemed_on is None
    follow_deliveries(date(2026, 11, 25))
    delivery.refresh_from_db()
    assert delivery.deemed_on == date(2026, 11, 24)
    event = events(cast.case)[-1]
    assert (event.verb, event.legal_day, event.terms) == ("deem_delivery", date(2026, 11, 24), {"SUPPL": "start"})


def test_the_clock_change_of_october_does_not_move_the_deemed_day(cast):
    delivery = call(cast.case, cast.applicant, at=datetime(2026, 10, 20, 21, 59, tzinfo=UTC))  # 23:59 in Warsaw
    follow_deliveries(date(2026, 11, 3))
    delivery.refresh_from_db()
    assert delivery.deemed_on is None
    follow_deliveries(date(2026, 11, 4))
    delivery.refresh_from_db()
    assert delivery.deemed_on == date(2026, 11, 3)


def test_a_deemed_letter_can_still_be_opened_without_a_second_term(cast):
    delivery = call(cast.case, cast.applicant, at=SENT)
    follow_deliveries(date(2026, 11, 25))
    service.confirm_receipt(delivery.pk, cast.acts(cast.signatory))
    last = events(cast.case)[-1]
    assert (last.verb, last.terms) == ("confirm_delivery", {})
    assert Deadline.objects.filter(case=cast.case, code="SUPPL").count() == 1


def test_following_deliveries_twice_changes_nothing(cast):
    call(cast.case, cast.applicant, at=SENT)
    follow_deliveries(date(2026, 11, 25))
    before = len(events(cast.case))
    follow_deliveries(date(2026, 11, 25))
    assert len(events(cast.case)) == before


def test_the_addressee_is_reminded_once_on_the_seventh_day(cast):
    delivery = call(cast.case, cast.applicant, at=SENT)
    mail.outbox.clear()
    follow_deliveries(date(2026, 11, 16))
    jobs.run_waiting()
    assert mail.outbox == []
    for day in (17, 18):
        follow_deliveries(date(2026, 11, day))
        jobs.run_waiting()
    assert len(mail.outbox) == 1
    delivery.refresh_from_db()
    assert delivery.reminded_on is not None


def test_with_the_setting_at_zero_nothing_is_deemed_delivered(cast, monkeypatch):
    monkeypatch.setenv("OBIEG_LAW_DEEMED_DELIVERY_DAYS", "0")
    delivery = call(cast.case, cast.applicant, at=SENT)
    follow_deliveries(date(2027, 6, 1))
    delivery.refresh_from_db()
    assert delivery.deemed_on is None
    assert service.deemed_day(delivery) is None


def test_a_second_call_in_the_same_term_starts_nothing(cast):
    delivery = call(cast.case, cast.applicant)
    assert delivery.effect == "SUPPL"
    again = service.issue(
        cast.case, "call_for_supplement", data=letters.call_for_supplement(), recipients=[cast.applicant], effect=""
    )
    assert Delivery.objects.get(document=again).effect == ""


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_make_one_delivery():
    with transaction.atomic():
        cast = make_cast()
    delivery = call(cast.case, cast.applicant)

    def confirm(who: Person) -> str:
        try:
            service.confirm_receipt(delivery.pk, cast.acts(who))
        except Stale:
            return "told"
        finally:
            connection.close()
        return "won"

    with ThreadPoolExecutor(2) as threads:
        results = sorted(threads.map(confirm, [cast.signatory, cast.writer]))

    assert results == ["told", "won"]
    assert sum(event.verb == "confirm_delivery" for event in events(cast.case)) == 1
