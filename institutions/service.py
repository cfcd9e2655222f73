"""Changes of organisations: who belongs to them, who heads a ministry and for what it is competent.

Dated rows are never rewritten: what held on a past day can always be asked for. A change closes the
old row on the day before and opens a new one.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.http import HttpRequest

from auth.enums import Role
from auth.models import Person, Substitution
from institutions.actor import actor_for
from institutions.middleware import ORGANISATION_KEY, SUBSTITUTES_KEY
from institutions.models import (
    Delegation,
    Division,
    ExpertEntry,
    Membership,
    MinistryDivision,
    MinistryHead,
    Organisation,
    Sector,
)
from kernel import clock
from kernel.refusals import InvalidInput, Refusal
from kernel.text import date_long

__all__ = [
    "NotYourOrganisation",
    "add_member",
    "appoint_head",
    "authorise_delegate",
    "choose_organisation",
    "end_member",
    "keep_expert",
    "set_competence",
]

DAY = timedelta(days=1)


class NotYourOrganisation(Refusal):
    """The person holds no role in the organisation chosen, or does not substitute for that person, today."""

    code = "NotYourOrganisation"


@transaction.atomic
def set_competence(division: Division, ministry: Organisation, *, from_day: date, basis: str) -> MinistryDivision:
    """From this day the ministry serves the minister competent for the division: a change of government.

    Returns the row that holds; when the ministry is competent already, nothing changes. Raises InvalidInput
    when a later change is on record, or one of the same day: history is not rewritten.
    """
    rows = MinistryDivision.objects.select_for_update().filter(division=division)
    later = rows.filter(valid_from__gte=from_day).order_by("valid_from").first()
    current = rows.on(from_day).first()
    if current is not None and current.ministry_id == ministry.pk:
        return current
    if later is not None:
        raise InvalidInput({"from_day": [_already("Zmiana", later.valid_from)]})
    if current is not None:
        _close(current, from_day)
    return MinistryDivision.objects.create(division=division, ministry=ministry, valid_from=from_day, basis=basis)


@transaction.atomic
def appoint_head(ministry: Organisation, person: Person, *, title: str, from_day: date) -> MinistryHead:
    """From this day the person is the minister; `title` stands in letters („Minister Zdrowia”).

    Raises InvalidInput when an appointment of this day or a later one is on record.
    """
    rows = MinistryHead.objects.select_for_update().filter(ministry=ministry)
    later = rows.filter(valid_from__gte=from_day).order_by("valid_from").first()
    if later is not None:
        raise InvalidInput({"from_day": [_already("Zmiana", later.valid_from)]})
    current = rows.on(from_day).first()
    if current is not None:
        _close(current, from_day)
    return MinistryHead.objects.create(ministry=ministry, person=person, title=title, valid_from=from_day)


def authorise_delegate(
    ministry: Organisation, delegate: Organisation, division: Division, *, from_day: date, basis: str
) -> Delegation:
    """From this day the body considers applications of the division for the minister. Art. 36 ust. 1."""
    return Delegation.objects.create(
        ministry=ministry, delegate=delegate, division=division, valid_from=from_day, basis=basis
    )


def add_member(
    person: Person,
    role: Role,
    *,
    from_day: date,
    organisation: Organisation | None = None,
    unit: str = "",
    until: date | None = None,
) -> Membership:
    """Gives the person a role, in an organisation or (expert, inspector, consultee) personally.

    Raises django's ValidationError, with sentences, when the person has the role in this time already.
    """
    row = Membership(
        person=person, organisation=organisation, role=role, unit=unit, valid_from=from_day, valid_to=until
    )
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def end_member(membership: Membership, *, last_day: date) -> None:
    """The role ends with this day. Raises InvalidInput for a day before the role began."""
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    if last_day < row.valid_from:
        began = date_long(row.valid_from)
        raise InvalidInput({"last_day": [f"Rola trwa od {began}, więc nie może skończyć się wcześniej."]})
    row.valid_to = last_day
    row.save(update_fields=["valid_to"])


@transaction.atomic
def keep_expert(
    person: Person, *, sectors: Iterable[Sector], divisions: Iterable[Division], standards: bool, note: str
) -> ExpertEntry:
    """From today the roster says this of the person; what it said before stays on record with its days."""
    today = clock.today()
    current = ExpertEntry.objects.select_for_update().on(today).filter(person=person).first()
    if current is not None and current.valid_from < today:
        current.valid_to = today - DAY
        current.save(update_fields=["valid_to"])
        current = None
    row = current or ExpertEntry(person=person, valid_from=today)
    row.standards, row.note = standards, note
    row.save()
    row.sectors.set(sectors)
    row.divisions.set(divisions)
    return row


def choose_organisation(request: HttpRequest, organisation_id: int | None, substitutes_id: int | None = None) -> None:
    """From now on the person of this session acts for this organisation, perhaps in place of somebody.

    Raises NotYourOrganisation when today's roles do not allow it; the choice before stays.
    """
    person = request.user
    if not isinstance(person, Person):
        raise NotYourOrganisation("Zaloguj się, aby wybrać organizację.")
    today = clock.today()
    if substitutes_id is not None and not _substitutes(person, substitutes_id, today):
        raise NotYourOrganisation("Nie masz dziś zastępstwa za tę osobę.", person_id=substitutes_id)
    actor = actor_for(person, today, organisation_id, substitutes_id)
    if actor.organisation_id != organisation_id:
        raise NotYourOrganisation("Nie masz dziś roli w tej organizacji.", organisation_id=organisation_id)
    request.session[ORGANISATION_KEY] = organisation_id
    request.session[SUBSTITUTES_KEY] = substitutes_id


def _substitutes(person: Person, absent_id: int, day: date) -> bool:
    return Substitution.objects.filter(
        person_id=absent_id, substitute=person, valid_from__lte=day, valid_to__gte=day
    ).exists()


def _close(row: MinistryDivision | MinistryHead, from_day: date) -> None:
    row.valid_to = from_day - DAY
    row.save(update_fields=["valid_to"])


def _already(what: str, day: date) -> str:
    return f"{what} od {date_long(day)} jest już zapisana. Podaj dzień późniejszy niż ten."
