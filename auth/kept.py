"""What was typed when the session ended survives the sign-in.

A form sent after the session expired is kept in the new, still anonymous session; after sign-in
`/konto/przerwane/` offers to send it again. Files cannot be kept, and passwords never are.
"""

from dataclasses import dataclass

from django.http import HttpRequest

KEY = "kept_form"
MOST_CHARACTERS = 2_000_000
LEFT_OUT = frozenset({"csrfmiddlewaretoken", "password"})


@dataclass(frozen=True, slots=True)
class KeptForm:
    """An interrupted form: where it goes, its fields in order, and whether files were with it."""

    path: str
    fields: tuple[tuple[str, str], ...]
    had_files: bool


def keep_form(request: HttpRequest) -> None:
    """Keeps the posted fields for after the sign-in; a form beyond two million characters is not kept."""
    fields = [[name, value] for name, values in request.POST.lists() if name not in LEFT_OUT for value in values]
    if sum(len(value) for _, value in fields) > MOST_CHARACTERS:
        return
    request.session[KEY] = {
        "path": request.get_full_path(),
        "fields": fields,
        "had_files": bool(request.FILES),
    }


def kept_form(request: HttpRequest) -> KeptForm | None:
    """The form kept for this session, or None."""
    data = request.session.get(KEY)
    if not data:
        return None
    fields = tuple((str(name), str(value)) for name, value in data["fields"])
    return KeptForm(path=str(data["path"]), fields=fields, had_files=bool(data["had_files"]))


def forget_form(request: HttpRequest) -> None:
    """Drops the kept form: it was sent again, or is not wanted."""
    request.session.pop(KEY, None)
