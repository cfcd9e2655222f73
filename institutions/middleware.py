"""Puts the acting person on the request, and tells the browser which of the forms it keeps were taken."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from auth.kept import remember_person
from auth.models import Person
from institutions.actor import Actor, actor_for
from kernel import clock

ORGANISATION_KEY = "organisation_id"
SUBSTITUTES_KEY = "substitutes_id"
TAKEN_COOKIE: Final = "obieg_taken"
TAKEN_AT_ONCE: Final = 5
"""How many forms the cookie can name until a page reads it."""

_TAB: Final = re.compile(r"[A-Za-z0-9]{8,40}")


class ActorMiddleware:
    """Sets `request.actor`: an Actor, or None when nobody is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = current_actor(request)  # type: ignore[attr-defined]  # our own attribute, read through actor_of
        response = self.get_response(request)
        actor = actor_of(request)
        if actor is not None and actor.person_id is not None and request.user.pk == actor.person_id:
            remember_person(request, response, actor.person_id)
        return response


class TakenFormMiddleware:
    """Says in a cookie which open forms (`tab`) were taken, so that the browser forgets what it kept of them.

    A redirect is the answer to a form that was right; a page that is being closed sends its last text (`odchodzi`)
    and hears no answer. `static/keeping.js` reads the cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "POST" or actor_of(request) is None:
            return response
        if response.status_code != 302 and not (response.status_code == 200 and "odchodzi" in request.POST):
            return response
        tab = request.POST.get("tab", "")
        if _TAB.fullmatch(tab):
            before = [one for one in request.COOKIES.get(TAKEN_COOKIE, "").split(".") if _TAB.fullmatch(one)]
            names = ".".join([*before, tab][-TAKEN_AT_ONCE:])
            age, secure = timedelta(hours=1), settings.SESSION_COOKIE_SECURE
            response.set_cookie(TAKEN_COOKIE, names, max_age=age, samesite="Lax", secure=secure)
        return response


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
