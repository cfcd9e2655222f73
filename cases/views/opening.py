"""How a view gets hold of its actor and its case: a case that one may not see does not exist."""

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest

from cases import queries
from cases.models import Participation
from cases.procedure import Procedure, as_procedure
from cases.rights import known_to
from institutions.actor import Actor
from institutions.middleware import actor_of

RELATED = ("applicant", "competent", "division", "sector", "owner", "officer")


def acting(request: HttpRequest) -> Actor:
    """The acting person; the rule of the view has let nobody else in."""
    actor = actor_of(request)
    assert actor is not None
    return actor


def opened(request: HttpRequest, pk: int) -> Procedure:
    """The case as its procedure, with the people who take part. Raises Http404 when this person may not see it."""
    found = queries.visible_to(acting(request)).select_related(*RELATED).filter(pk=pk).first()
    if found is None:
        raise Http404
    case = as_procedure(found)
    people = Participation.objects.select_related("person", "organisation").order_by("id")
    prefetch_related_objects([case], Prefetch("participations", people))
    return known_to(case, acting(request))
