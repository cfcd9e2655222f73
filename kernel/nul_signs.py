"""U+0000 is in no text that PostgreSQL takes: it is gone before anybody reads a request.

Texts lose the sign, a cookie that has it is none, and an address with it leads nowhere. What else people paste is
cleaned where it is read (`kernel.text.clean`).
"""

from collections.abc import Callable
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

NUL: Final = "\0"


class NulSignMiddleware:
    """Stands before the session, which asks the database for its cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path_info:
            raise Http404
        for name in [name for name, value in request.COOKIES.items() if NUL in name or NUL in value]:
            del request.COOKIES[name]
        if _has_nul(request.GET):
            request.GET = _without(request.GET)  # type: ignore[assignment]  # the stubs know Django's own alone
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: object, _args: object, _kwargs: object) -> None:
        """A posted form is read here, when whoever it is can be shown a page if it cannot be read."""
        if request.method == "POST" and _has_nul(request.POST):
            request.POST = _without(request.POST)  # type: ignore[assignment]  # as above


def _has_nul(data: QueryDict) -> bool:
    return any(NUL in name or any(NUL in value for value in values) for name, values in data.lists())


def _without(data: QueryDict) -> QueryDict:
    found = QueryDict(mutable=True, encoding=data.encoding)
    for name, values in data.lists():
        for value in values:
            found.appendlist(name.replace(NUL, ""), value.replace(NUL, ""))
    return found
