"""Whose application a page shows, and what may be done in it; of others it does not exist."""

from dataclasses import dataclass, field
from functools import cached_property

from django.http import Http404, HttpRequest
from django.urls import reverse

from applications.checking import Circulation, circulation, may_check
from applications.contents import Contents
from applications.models import Application, DraftEntry
from applications.progress import Progress, progress
from applications.queries import history, mine
from applications.rights import awaits_receipt, is_open, may_edit
from auth.enums import ORGANISATION_ROLES
from cases.models import Case
from institutions.actor import Actor
from institutions.middleware import actor_of
from kernel.components import Crumb

ROLES = tuple(sorted(ORGANISATION_ROLES, key=str))
BASIS = "art. 16 ust. 1"
LIST = "Wnioski"


@dataclass
class Place:
    """One application as its organisation sees it."""

    actor: Actor
    case: Case
    application: Application
    contents: Contents = field(init=False)

    def __post_init__(self) -> None:
        self.contents = Contents(self.case, self.application)

    @cached_property
    def entries(self) -> list[DraftEntry]:
        return list(history(self.case))

    @cached_property
    def progress(self) -> Progress:
        return progress(self.contents, self.entries, self.corrections)

    @cached_property
    def awaits_receipt(self) -> bool:
        """Whether a call waits unopened: what it says is not shown before its receipt is confirmed."""
        return awaits_receipt(self.case, self.application)

    @property
    def may_edit(self) -> bool:
        return may_edit(self.actor, self.case) and is_open(self.case, self.application) and not self.awaits_receipt

    @property
    def is_editor(self) -> bool:
        return may_edit(self.actor, self.case)

    @property
    def may_check(self) -> bool:
        return may_check(self.actor, self.case)

    @cached_property
    def circulation(self) -> Circulation:
        """Where the draft stands between writer, checker and signatory."""
        return circulation(self.application, self.entries)

    @property
    def is_correction(self) -> bool:
        return not self.case.is_draft and bool(self.application.corrections) and not self.awaits_receipt

    @property
    def corrections(self) -> dict[str, str]:
        """Field code → remark of the call, while it is open and received."""
        return dict(self.application.corrections) if self.is_correction else {}

    @property
    def title(self) -> str:
        return self.case.title or "Wniosek bez nazwy"

    @property
    def href(self) -> str:
        return reverse("applications:tasks", args=[self.case.pk])

    def crumbs(self, *last: str) -> list[Crumb]:
        """The way back: list, this application, and the page when it lies deeper."""
        here = Crumb(self.title, self.href) if last else Crumb(self.title)
        return [Crumb(LIST, reverse("applications:mine")), here, *(Crumb(label) for label in last)]


def place_of(request: HttpRequest, case_id: int) -> Place:
    """The application of this case, when the acting person belongs to its organisation; otherwise 404."""
    actor = actor_of(request)
    if actor is None or actor.organisation_id is None:
        raise Http404
    application = mine(actor).select_related("case__sector", "case__division").filter(case_id=case_id).first()
    if application is None:
        raise Http404
    return Place(actor, application.case, application)


def number_of(text: str) -> int | None:
    """A small number as a form carries it; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
