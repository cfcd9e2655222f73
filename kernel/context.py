"""What the shell of every page knows: who acts, which menus they see, whether this is the demo."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from kernel import navigation
from kernel.navigation import NavLink, NavSection, Section
from kernel.operator_contact import OperatorContact, operator_contact


class ShellActor(Protocol):
    """What the shell asks of `request.actor` (institutions.actor.Actor; the kernel cannot import it)."""

    @property
    def name(self) -> str: ...
    @property
    def organisation_name(self) -> str | None: ...
    @property
    def roles(self) -> Iterable[object]: ...


class Shell:
    """The frame of a page; every part is computed when the template asks for it, so that plain pages cost no query."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def actor(self) -> ShellActor | None:
        return getattr(self._request, "actor", None)

    @cached_property
    def role_words(self) -> str:
        """The roles in words, e.g. „ocena formalna, rejestr”."""
        if self.actor is None:
            return ""
        return ", ".join(sorted(str(getattr(role, "label", role)) for role in self.actor.roles))

    @cached_property
    def side(self) -> tuple[NavSection, ...]:
        return navigation.sections(self._request)

    @cached_property
    def work(self) -> tuple[NavLink, ...]:
        """The first sections in one row: the menu of an applicant."""
        return tuple(link for section in self.side for link in section.links)

    @cached_property
    def inbox(self) -> NavLink | None:
        return next(iter(navigation.links(Section.INBOX, self._request)), None)

    @cached_property
    def account(self) -> tuple[NavLink, ...]:
        return navigation.links(Section.ACCOUNT, self._request)

    @cached_property
    def public(self) -> tuple[NavLink, ...]:
        return navigation.links(Section.PUBLIC, self._request)

    @property
    def contact(self) -> OperatorContact:
        return operator_contact()

    @cached_property
    def footer(self) -> tuple[NavLink, ...]:
        return navigation.links(Section.FOOTER, self._request)

    @property
    def demo(self) -> bool:
        return bool(getattr(settings, "DEMO", False))

    @property
    def here(self) -> str:
        """The address of this page, for the way back after signing in or changing the language."""
        return self._request.get_full_path()

    @cached_property
    def case_search(self) -> str:
        return address("cases:search")

    @cached_property
    def start(self) -> str:
        return address("portal:start")

    @cached_property
    def chooser(self) -> str:
        return address("demo:chooser") if self.demo else ""

    @cached_property
    def sign_in(self) -> str:
        return address("accounts:sign_in") or self.chooser

    @cached_property
    def sign_out(self) -> str:
        return address("accounts:sign_out")


def address(url_name: str) -> str:
    """Returns the address of a URL name, or nothing where its room is not installed (demo in production)."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def shell(request: HttpRequest) -> dict[str, object]:
    """Context processor: `shell` for `base.html`, `public.html`, `applicant.html`, `workbench.html`."""
    return {"shell": Shell(request)}
