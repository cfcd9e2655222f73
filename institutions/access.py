"""Who may open which address. The rule stands on the view, and a test walks every address.

    @rule("public")
    @rule("signed_in", methods=("GET", "POST"))
    @rule(Role.REVIEWER, Role.HEAD_OF_UNIT, basis="art. 18 ust. 1")

`rule` goes on a view function or a view class, outermost. It answers 405 for other methods, leads
those who are not signed in to the sign-in page and back, and keeps out whoever has none of the roles:
with the 403 page, or, for `hidden=True`, with 404 as if the address did not exist. Objects of others are
the view's own matter: fetch them from a `visible_to(actor)` queryset, so that they are 404 too.
What is answered to GET and HEAD cannot write to the database.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.urls import reverse
from django.views import View

from auth.enums import Role
from auth.kept import keep_form
from institutions.middleware import actor_of
from kernel.read_only import read_only

# Any: views differ in what they take from the address
ViewFunction = Callable[..., HttpResponseBase]
Decorated = TypeVar("Decorated", bound=Callable[..., Any])

SAFE = ("GET", "HEAD", "OPTIONS")
ATTRIBUTE = "access_rule"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may: everybody (`public`), whoever is signed in, or holders of one of the roles."""

    name: Literal["public", "signed_in", "roles"]
    methods: tuple[str, ...]
    roles: tuple[Role, ...] = ()
    basis: str = ""
    hidden: bool = False


def rule(
    *who: Literal["public", "signed_in"] | Role,
    methods: Iterable[str] = (),
    basis: str = "",
    hidden: bool = False,
) -> Callable[[Decorated], Decorated]:
    """Declares and enforces who may open the view.

    `methods` are those the view answers: for a function GET when not given, for a class those it defines.
    `basis` is the article or the reason. Raises TypeError for a mixture of words and roles.
    """
    roles = tuple(role for role in who if isinstance(role, Role))
    if len(roles) not in (0, len(who)) or not who or (not roles and len(who) != 1):
        raise TypeError("a rule is 'public', 'signed_in' or one or more roles")
    name: Literal["public", "signed_in", "roles"] = (
        "roles"
        if roles
        else cast(
            Literal["public", "signed_in"],
            str(who[0]),  # the check above leaves only these
        )
    )

    def decorate(view: Decorated) -> Decorated:
        if isinstance(view, type) and issubclass(view, View):
            own = tuple(methods) or _methods_of(view)
            guarded = _guarded(view.dispatch, Rule(name, own, roles, basis, hidden), position=1)
            view.dispatch = guarded  # type: ignore[method-assign]  # as method_decorator does
            return cast(Decorated, view)
        own = tuple(methods) or ("GET",)
        function = cast(ViewFunction, view)  # what is not a class of views is a view function
        return cast(Decorated, _guarded(function, Rule(name, own, roles, basis, hidden), position=0))

    return decorate


def rule_of(view: object) -> Rule | None:
    """The rule declared on a view, or None: then the test of addresses fails."""
    found = getattr(view, ATTRIBUTE, None)
    return found if isinstance(found, Rule) else None


def _guarded(view: ViewFunction, declared: Rule, position: int) -> ViewFunction:
    # Any: passed through to the view untouched
    @wraps(view)
    def enter(*args: Any, **kwargs: Any) -> HttpResponseBase:
        request: HttpRequest = args[position]
        refusal = _refusal(request, declared)
        if refusal is not None:
            return refusal
        if request.method in SAFE:
            with read_only():
                return view(*args, **kwargs)
        return view(*args, **kwargs)

    setattr(enter, ATTRIBUTE, declared)
    return enter


def _refusal(request: HttpRequest, declared: Rule) -> HttpResponseBase | None:
    """What keeps this request out, or None. Raises PermissionDenied or Http404."""
    allowed = {*declared.methods, *({"HEAD"} if "GET" in declared.methods else ()), "OPTIONS"}
    if request.method not in allowed:
        return HttpResponseNotAllowed(sorted(allowed))
    if declared.name == "public":
        return None
    actor = actor_of(request)
    if actor is None:
        return _to_sign_in(request)
    if declared.roles and not actor.has(*declared.roles):
        if declared.hidden:
            raise Http404
        raise PermissionDenied
    return None


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in page and back; what was typed before the session ended is kept on the way.

    A script hears 401: its page keeps the text and offers the way (static/keeping.js).
    """
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    sign_in = reverse("accounts:sign_in")
    if request.method in SAFE:
        return redirect_to_login(request.get_full_path(), sign_in)
    keep_form(request)
    return redirect_to_login(reverse("accounts:kept"), sign_in)


def _methods_of(view: type[View]) -> tuple[str, ...]:
    return tuple(name.upper() for name in view.http_method_names if name != "options" and hasattr(view, name))
