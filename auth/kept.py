"""What was typed when the session ended survives the sign-in, of the same person.

A form sent after the session expired is kept in the new, still anonymous session; after sign-in
`/konto/przerwane/` offers to send it again. A signed cookie remembers, until sign-out, who used this browser
last: the form is theirs, and whoever else signs in never sees it. Files cannot be kept, and passwords never are.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

KEY = "kept_form"
PERSON_COOKIE = "obieg_person"
PERSON_REMEMBERED = timedelta(days=30)
MOST_CHARACTERS = 2_000_000
LEFT_OUT = frozenset({"csrfmiddlewaretoken", "password"})


@dataclass(frozen=True, slots=True)
class KeptForm:
    """An interrupted form: where it goes, its fields in order, and whether files were with it."""

    path: str
    fields: tuple[tuple[str, str], ...]
    had_files: bool


def remember_person(request: HttpRequest, response: HttpResponse, person_id: int) -> None:
    """Writes into the browser who uses it."""
    if person_of_browser(request) == person_id:
        return
    response.set_signed_cookie(
        PERSON_COOKIE,
        str(person_id),
        max_age=PERSON_REMEMBERED,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def forget_person(response: HttpResponse) -> None:
    """Takes the mark of the person out of the browser."""
    response.delete_cookie(PERSON_COOKIE, samesite="Lax")


def person_of_browser(request: HttpRequest) -> int | None:
    """Who was signed in here last, when they did not sign out."""
    mark = request.get_signed_cookie(PERSON_COOKIE, None, max_age=PERSON_REMEMBERED)
    return int(mark) if mark and mark.isdigit() else None


def keep_form(request: HttpRequest) -> None:
    """Keeps the posted fields for after the sign-in of the person whose they are.

    A form beyond two million characters is not kept, nor one of which nobody can say whose it is.
    """
    person_id = person_of_browser(request)
    if person_id is None:
        return
    fields = [[name, value] for name, values in request.POST.lists() if name not in LEFT_OUT for value in values]
    if sum(len(value) for _, value in fields) > MOST_CHARACTERS:
        return
    request.session[KEY] = {
        "person": person_id,
        "path": request.get_full_path(),
        "fields": fields,
        "had_files": bool(request.FILES),
    }


def is_kept(request: HttpRequest) -> bool:
    """Whether a form waits for somebody to sign in."""
    return KEY in request.session


def kept_form(request: HttpRequest) -> KeptForm | None:
    """The form kept for the person who is signed in, or None; that of somebody else does not exist for them."""
    data = request.session.get(KEY)
    if not data or data["person"] != request.user.pk:
        return None
    fields = tuple((str(name), str(value)) for name, value in data["fields"])
    return KeptForm(path=str(data["path"]), fields=fields, had_files=bool(data["had_files"]))


def forget_form(request: HttpRequest) -> None:
    """Drops the kept form: it was sent again, or is not wanted."""
    request.session.pop(KEY, None)
