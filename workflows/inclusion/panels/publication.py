"""Panel and tab of the announcement in Monitor Polski (art. 25)."""

from typing import Any

from django.urls import reverse

from cases.models import Case
from cases.panels import Panel, Tab
from institutions.actor import Actor
from kernel.components import Fact
from kernel.text import date_long
from workflows.inclusion.announcement_page import is_there, publications_of, tab_context
from workflows.inclusion.panels.audience import KINDS
from workflows.inclusion.publication import journal
from workflows.inclusion.states import State


def _published(case: Case, _actor: Actor) -> bool:
    return case.state in {State.INCLUDED, State.INCLUDED_OPEN_FOR_IC} and bool(publications_of(case))


def _publication(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    last, *former = publications_of(case)
    return {
        "rows": [
            Fact("Miejsce ogłoszenia", journal(last.year, last.item)),
            Fact("Dzień ogłoszenia i włączenia", date_long(last.published_on)),
            Fact("Wpis w rejestrze", last.code),
        ],
        "entry_href": reverse("register:entry", args=[last.code]),
        "former": [(journal(one.year, one.item), one.published_on) for one in former],
        "reason": last.reason,
    }


def _has_announcement(case: Case, actor: Actor) -> bool:
    return case.kind in KINDS and is_there(case, actor)


PANELS = (
    Panel("ogloszenie", "inclusion/panel_publication.html", _publication, order=5, visible=_published, kinds=KINDS),
)
TABS = (
    Tab(
        "obwieszczenie",
        "Obwieszczenie",
        "inclusion/tab_announcement.html",
        tab_context,
        order=40,
        visible=_has_announcement,
    ),
)
