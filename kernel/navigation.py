"""The register of entries in the menus. Rooms add theirs in `AppConfig.ready()`; the shell of every page draws them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest
from django.urls import reverse

from kernel.components import Words


class Section(StrEnum):
    """Where an entry stands; the value of the first four is the heading in the left menu."""

    WORK = "Moja praca"
    CASES = "Sprawy i rejestr"
    REPORTING = "Sprawozdawczość"
    MANAGEMENT = "Zarządzanie"
    INBOX = "skrzynka"
    ACCOUNT = "konto"
    PUBLIC = "publiczne"
    FOOTER = "stopka"


SIDE_SECTIONS = (Section.WORK, Section.CASES, Section.REPORTING, Section.MANAGEMENT)


def everyone(request: HttpRequest) -> bool:
    """The rule of entries that anybody sees."""
    return True


@dataclass(frozen=True, slots=True)
class NavEntry:
    """An entry: its words, the URL name it leads to, its place, who sees it, and perhaps a number beside it."""

    label: Words
    url_name: str
    section: Section
    order: int = 100
    visible: Callable[[HttpRequest], bool] = everyone
    count: Callable[[HttpRequest], int] | None = None


@dataclass(frozen=True, slots=True)
class NavLink:
    """An entry as one request sees it. `current` is "page" on the page itself, "true" below it, else empty."""

    label: Words
    href: str
    current: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class NavSection:
    """A heading of the left menu with its links."""

    title: str
    links: tuple[NavLink, ...]


_entries: dict[tuple[Section, str], NavEntry] = {}


def register(*entries: NavEntry) -> None:
    """Adds entries; a second entry for the same place and URL name replaces the first."""
    for entry in entries:
        _entries[entry.section, entry.url_name] = entry


def entries(section: Section) -> list[NavEntry]:
    """Returns the entries of a section in their order."""
    return sorted((e for e in _entries.values() if e.section == section), key=lambda e: (e.order, e.url_name))


def links(section: Section, request: HttpRequest) -> tuple[NavLink, ...]:
    """Returns what this request sees of a section, with counts and the mark of the current page."""
    seen = [entry for entry in entries(section) if entry.visible(request)]
    hrefs = {entry.url_name: reverse(entry.url_name) for entry in seen}
    beside = SIDE_SECTIONS if section in SIDE_SECTIONS else ()
    rivals = (reverse(entry.url_name) for other in beside for entry in entries(other))
    here = _nearest(request.path, [*hrefs.values(), *rivals])
    return tuple(
        NavLink(
            label=entry.label,
            href=hrefs[entry.url_name],
            current=_current(request.path, hrefs[entry.url_name], here),
            count=entry.count(request) if entry.count else None,
        )
        for entry in seen
    )


def sections(request: HttpRequest) -> tuple[NavSection, ...]:
    """Returns the left menu of this request; empty sections are left out."""
    found = ((section.value, links(section, request)) for section in SIDE_SECTIONS)
    return tuple(NavSection(title, group) for title, group in found if group)


def _nearest(path: str, hrefs: Iterable[str]) -> str:
    """Returns the longest address that the path lies under, so that one entry at most is current."""
    return max((href for href in hrefs if href != "/" and path.startswith(href)), key=len, default="")


def _current(path: str, href: str, nearest: str) -> str:
    if path == href:
        return "page"
    return "true" if href == nearest else ""
