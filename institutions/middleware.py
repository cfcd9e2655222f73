"""Puts the acting person with organisation and roles on the request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from auth.models import Person
from institutions.actor import Actor, actor_for
from kernel import clock

ORGANISATION_KEY = "organisation_id"
SUBSTITUTES_KEY = "substitutes_id"


class ActorMiddleware:
    """Sets `request.actor`: an Actor, or None when nobody is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = current_actor(request)  # type: ignore[attr-defined]  # our own attribute, read through actor_of
        return self.get_response(request)


def current_actor(request: HttpRequest) -> Actor | None:
    if not isinstance(request.user, Person) or not request.user.is_active:
        return None
    return actor_for(
        request.user,
        clock.today(),
        request.session.get(ORGANISATION_KEY),
        request.session.get(SUBSTITUTES_KEY),
    )


def actor_of(request: HttpRequest) -> Actor | None:
    """The acting person of this request, or None."""
    actor = getattr(request, "actor", None)
    return actor if isinstance(actor, Actor) else None
