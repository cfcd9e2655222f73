"""Delivery: a letter is sealed until its receipt is confirmed, and the confirmation is the delivery.

The day of confirmation is the day that terms count from. An unopened letter is deemed delivered
when the days of `DEEMED_DELIVERY_DAYS` have passed since it was sent; half-way a reminder goes out.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from auth.enums import PERSONAL_ROLES, Role
from cases.open_points import number
from cases.rights import is_visible
from cases.service import perform
from documents.enums import DocumentState, Visibility
from documents.issuing import issue, next_mark
from documents.letters import Party, whole_second
from documents.models import Delivery, Document
from documents.parties import party_of
from documents.receipts import Upd, upd_xml
from institutions.actor import SYSTEM, Actor
from kernel import clock, jobs
from kernel.refusals import NotYourStep, Stale

REMINDER_DAYS = 7
"""Days after which the addressee of an unopened letter is reminded. The product's own, no law."""

_MAY_NOT_RECEIVE = frozenset({Role.READER, Role.REPORTER})


def is_addressee(delivery: Delivery, actor: Actor) -> bool:
    """Whether the letter is to this person or to the organisation for which they act."""
    if delivery.person_id is not None:
        return delivery.person_id == actor.person_id
    return delivery.organisation_id == actor.organisation_id


def may_receive(delivery: Delivery, actor: Actor) -> bool:
    """Whether the actor stands for the addressee and has a role that may receive for them."""
    if delivery.person_id is not None:
        return is_addressee(delivery, actor)
    return is_addressee(delivery, actor) and bool(actor.roles - _MAY_NOT_RECEIVE - PERSONAL_ROLES)


def confirm_receipt(delivery_id: int, actor: Actor) -> Delivery:
    """Records the receipt, makes the UPD and lets the case know; from then on the letter is open.

    The UPD proves the letter's data, which are fixed when it is issued; the PDF is their print and
    may still be in the making. Raises NotYourStep for others, Stale when somebody was faster.
    """
    with transaction.atomic():
        delivery = _locked(delivery_id)
        if not may_receive(delivery, actor):
            raise NotYourStep("Odbiór potwierdza adresat pisma: osoba, która może podpisywać lub redagować.")
        if delivery.received_at is not None:
            raise Stale(_already(delivery), delivery=delivery.pk)
        delivery.received_at = whole_second(clock.now())
        delivery.received_by_id = actor.person_id
        delivery.upd = _issue_upd(delivery, actor)
        delivery.save(update_fields=["received_at", "received_by", "upd"])
        _tell_case(delivery, actor)
    return delivery


def deem_delivered(delivery: Delivery) -> bool:
    """Deems an unopened letter delivered, on the last of its days. Returns whether it did so now."""
    with transaction.atomic():
        row = _locked(delivery.pk)
        if row.received_at is not None or row.deemed_on is not None or row.document.state == DocumentState.FAILED:
            return False
        row.deemed_on = deemed_day(row)
        if row.deemed_on is None:
            return False
        row.save(update_fields=["deemed_on"])
        perform(
            row.document.case,
            "deem_delivery",
            actor=SYSTEM,
            data=_facts(row, starts=[row.effect] if row.effect else []),
            day=row.deemed_on,
        )
    return True


def deemed_day(delivery: Delivery) -> date | None:
    """Returns the day with whose end an unopened letter is deemed delivered; None where the setting says never."""
    days = number("DEEMED_DELIVERY_DAYS")
    return clock.day_of(delivery.sent_at) + timedelta(days=days) if days else None


def follow_deliveries(today: date) -> int:
    """Reminds of unopened letters and deems the old ones delivered. Returns how many it touched. Idempotent."""
    return _deem(today) + _remind(today)


def _deem(today: date) -> int:
    days = number("DEEMED_DELIVERY_DAYS")
    if not days:
        return 0
    # The last day has passed when today begins.
    edge = clock.start_of(today - timedelta(days=days))
    return sum(deem_delivered(delivery) for delivery in _unopened().filter(sent_at__lt=edge))


def _remind(today: date) -> int:
    edge = clock.end_of(today - timedelta(days=REMINDER_DAYS))
    waiting = _unopened().filter(reminded_on=None, sent_at__lt=edge)
    for delivery in waiting:
        jobs.enqueue("documents.remind", key=str(delivery.pk), delivery=delivery.pk)
    return len(waiting)


def _unopened() -> QuerySet[Delivery]:
    return Delivery.objects.filter(received_at=None, deemed_on=None).order_by("sent_at", "id")


def _locked(delivery_id: int) -> Delivery:
    """Locks first and reads then: a row that waited for its lock is new, but what was joined to it is old."""
    Delivery.objects.select_for_update().get(pk=delivery_id)
    related = ("document__case__applicant", "organisation", "person", "received_by")
    return Delivery.objects.select_related(*related).get(pk=delivery_id)


def _already(delivery: Delivery) -> str:
    assert delivery.received_at is not None  # the caller looked
    assert delivery.received_by is not None  # CHECK delivery_received_by_somebody
    when = clock.local(delivery.received_at)
    name = delivery.received_by.get_full_name()
    return f"Odbiór tego pisma jest już potwierdzony: {name}, {when:%d.%m.%Y}, godz. {when:%H:%M}."


def _tell_case(delivery: Delivery, actor: Actor) -> None:
    """The case's event starts the term; a letter that was deemed delivered has no further effect."""
    case = delivery.document.case
    if not delivery.effect and not is_visible(actor, case):
        return  # an addressee who sees the letter only, such as a body asked for information
    starts = [delivery.effect] if delivery.effect and delivery.deemed_on is None else []
    perform(case, "confirm_delivery", actor=actor, data=_facts(delivery, starts=starts))


def _facts(delivery: Delivery, *, starts: list[str]) -> dict[str, object]:
    return {
        "delivery": delivery.pk,
        "document": delivery.document_id,
        "letter": delivery.document.template,
        "starts": starts,
    }


def _issue_upd(delivery: Delivery, actor: Actor) -> Document:
    letter = delivery.document
    case = letter.case
    assert delivery.received_at is not None  # set by the caller
    addressee = delivery.organisation or delivery.person
    assert addressee is not None  # CHECK delivery_to_one
    sender = Party.model_validate(letter.data["content"]["sender"])
    content = Upd(
        sender=sender,
        identifier=next_mark(case),
        issuer=sender,
        addressee=party_of(addressee),
        received_by=actor.name,
        received_at=delivery.received_at,
        made_at=delivery.received_at,
        case_identifier=case.sign or "",
        document_identifier=letter.mark,
        subject=letter.title,
        digest_of="pliku" if letter.is_ready else "danych",
        sha256=letter.sha256 or letter.data_sha256,
    )
    return issue(
        case,
        "upd",
        data=content,
        visibility=Visibility.OUTGOING,
        at=delivery.received_at,
        xml=upd_xml(content).decode(),
    )
