"""What rooms above add to the case page: tabs, panels, workbenches, letters. Filled in `AppConfig.ready()`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from cases.models import Case
from institutions.actor import Actor

# Any: a template's context is a mapping of names to whatever that template shows
Build = Callable[[Case, Actor], dict[str, Any]]
Visible = Callable[[Case, Actor], bool]


def _always(_case: Case, _actor: Actor) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the case page: `/sprawy/<id>/<slug>/`; `template` gets what `build` returns."""

    slug: str
    title: str
    template: str
    build: Build
    order: int = 100
    count: Callable[[Case, Actor], int] | None = None
    visible: Visible = field(default=_always)


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel of the overview: `place` is `main` or `aside`."""

    slug: str
    template: str
    build: Build
    place: str = "main"
    order: int = 100
    kinds: frozenset[str] = frozenset()
    visible: Visible = field(default=_always)


_tabs: dict[str, Tab] = {}
_panels: dict[str, Panel] = {}


def add_tab(tab: Tab) -> None:
    _tabs[tab.slug] = tab


def add_panel(panel: Panel) -> None:
    _panels[panel.slug] = panel


def tabs(case: Case, actor: Actor) -> list[Tab]:
    """Tabs that this person sees, in their order."""
    return sorted((tab for tab in _tabs.values() if tab.visible(case, actor)), key=lambda tab: (tab.order, tab.slug))


def panels(case: Case, actor: Actor, place: str) -> list[Panel]:
    """Panels of the overview in this place."""
    found = (
        panel
        for panel in _panels.values()
        if panel.place == place and (not panel.kinds or case.kind in panel.kinds) and panel.visible(case, actor)
    )
    return sorted(found, key=lambda panel: (panel.order, panel.slug))


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that a step sends: what it is called, and to whom it goes (in the genitive, after „do”)."""

    title: str
    to: str = ""


_letters: dict[str, Letter] = {}
_workbenches: dict[str, str] = {}


def add_letter(code: str, letter: Letter) -> None:
    """Names a document of `Spec.documents`, so that the step's page says what goes out to whom."""
    _letters[code] = letter


def letters(codes: Iterable[str]) -> list[Letter]:
    """The letters of these codes; a code that no room named is left out."""
    return [_letters[code] for code in codes if code in _letters]


def add_workbench(step: str, url_name: str) -> None:
    """Leads a step to a screen of its own room (`url_name` takes the case's id alone) instead of the common form."""
    _workbenches[step] = url_name


def step_address(case_id: int, step: str) -> str:
    """Where the step is taken: its workbench, or the common form."""
    url_name = _workbenches.get(step)
    if url_name is not None:
        return reverse(url_name, args=[case_id])
    return reverse("cases:step", kwargs={"pk": case_id, "name": step})
