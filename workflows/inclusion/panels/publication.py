"""Panel of the announcement in Monitor Polski (art. 25)."""

from typing import Any

from django.urls import reverse

from cases.kept import kept
from cases.models import Case
from cases.panels import Panel
from institutions.actor import Actor
from kernel.components import Fact
from kernel.text import date_long
from workflows.inclusion.models import Publication
from workflows.inclusion.panels.audience import KINDS
from workflows.inclusion.publication import journal
from workflows.inclusion.states import State


def _publications_of(case: Case) -> list[Publication]:
    return kept(case, "publications", lambda: list(Publication.objects.filter(case_id=case.pk).order_by("-id")))


def _published(case: Case, _actor: Actor) -> bool:
    return case.state in {State.INCLUDED, State.INCLUDED_OPEN_FOR_IC} and bool(_publications_of(case))


def _publication(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    last, *former = _publications_of(case)
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


PANELS = (
    Panel("ogloszenie", "inclusion/panel_publication.html", _publication, order=5, visible=_published, kinds=KINDS),
)
