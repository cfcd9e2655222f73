"""What waits for whom: work items of a person, and of the organisation in whose name they act."""

from django.db.models import Count, F, Q, QuerySet

from cases.models import WorkItem
from institutions.actor import Actor
from institutions.enums import OrganisationKind
from institutions.queries import delegated_to
from kernel import clock


def work_for(actor: Actor) -> QuerySet[WorkItem]:
    """Open work of this person and of their roles, by last day (one query with its cases)."""
    return (
        _open()
        .filter(_mine(actor))
        .exclude(case__excluded__contains=[actor.person_id or 0])
        .select_related("case__applicant", "organisation")
        .order_by(F("due").asc(nulls_last=True), "id")
    )


def waiting_for_office(actor: Actor) -> QuerySet[WorkItem]:
    """Open work of the whole organisation in whose name the person acts, and of the person."""
    return _open().filter(_offices(actor) | Q(person_id=actor.person_id or 0))


def counts(actor: Actor) -> tuple[int, int]:
    """How many cases wait for the organisation, and how much work for the person (one query, for the menu)."""
    found = waiting_for_office(actor).aggregate(
        cases=Count("case", distinct=True), work=Count("pk", filter=_mine(actor), distinct=True)
    )
    return found["cases"], found["work"]


def is_for(actor: Actor, item: WorkItem) -> bool:
    """Whether this person may do the work; the same rule as `work_for`, on a loaded row of their own organisation."""
    if item.person_id is not None:
        return item.person_id == actor.person_id
    if item.organisation_id != actor.organisation_id:
        return False
    return not item.roles or bool({str(role.value) for role in actor.roles} & set(item.roles))


def _open() -> QuerySet[WorkItem]:
    return WorkItem.objects.filter(closed_at=None)


def _mine(actor: Actor) -> Q:
    roles = [str(role.value) for role in sorted(actor.roles)]
    return Q(person_id=actor.person_id or 0) | (
        Q(person=None) & _offices(actor) & (Q(roles__overlap=roles) | Q(roles=[]))
    )


def _offices(actor: Actor) -> Q:
    """The organisation itself; for an authorised body also the ministries for which it acts (art. 36 ust. 1)."""
    if actor.organisation_id is None:
        return Q(pk__in=[])
    if actor.organisation_kind == OrganisationKind.DELEGATE:
        return Q(organisation_id=actor.organisation_id) | Q(
            organisation__in=delegated_to(actor.organisation_id, clock.today())
        )
    return Q(organisation_id=actor.organisation_id)
