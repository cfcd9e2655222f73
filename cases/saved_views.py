"""Views of the queue that a person keeps under a name: an address below `/sprawy/`."""

from urllib.parse import parse_qsl, urlencode

from django.core.exceptions import ValidationError

from auth.models import Person
from cases.filters import View
from cases.models import SavedView
from kernel.text import clean

MOST_TABS = 3
MOST_VIEWS = 30
KEYS = frozenset(
    {
        "q",
        "rodzaj",
        "etap",
        "dzial",
        "prowadzi",
        "termin",
        "gdzie",
        "czeka",
        "plan",
        "przeszly",
        "od",
        "do",
        "kolejnosc",
        "ile",
    }
)
PATHS = frozenset({"", *(f"{view.value}/" for view in View if view is not View.ALL)})


def of(person: Person) -> list[SavedView]:
    """The person's views, the oldest first (one query for each request's person)."""
    known: list[SavedView] | None = person.__dict__.get("_saved_views")
    if known is None:
        known = person.__dict__["_saved_views"] = list(SavedView.objects.filter(person=person).order_by("id"))
    return known


def checked(address: str) -> str:
    """The address with nothing in it but a view and filters of the queue."""
    path, _, query = address.partition("?")
    kept = [(key, value) for key, value in parse_qsl(query) if key in KEYS]
    return (path if path in PATHS else "") + (f"?{urlencode(kept)}" if kept else "?")


def save(person: Person, name: str, address: str) -> str:
    """Keeps the view. Returns why not, as a sentence, or nothing."""
    view = SavedView(person=person, name=clean(name).strip(), query=address)
    if not view.name:
        return "Wpisz nazwę widoku, pod którą go znajdziesz."
    if SavedView.objects.filter(person=person).count() >= MOST_VIEWS:
        return f"Masz już {MOST_VIEWS} widoków. Usuń jeden z nich i zapisz ten widok ponownie."
    try:
        view.full_clean()
    except ValidationError as error:
        return " ".join(error.messages)
    view.save()
    return ""


def delete(person: Person, pk: int) -> None:
    """Forgets the view; one of somebody else stays."""
    SavedView.objects.filter(person=person, pk=pk).delete()
