"""The engine's entries in the menus and its own tabs of the case page."""

from typing import Any

from django.http import HttpRequest

from auth.enums import ORGANISATION_ROLES, Role
from cases import panels
from cases.inbox import counts
from cases.models import Case
from cases.questions import NO_LETTER, questions_of
from cases.rights import is_only_informed
from cases.timeline import is_official, is_official_in
from cases.views.course import course_tab, record_tab
from institutions.actor import Actor
from institutions.middleware import actor_of
from kernel.navigation import NavEntry, Section, register


def fill() -> None:
    """Registers what the engine itself shows."""
    register(
        NavEntry("Sprawy do załatwienia", "cases:todo", Section.WORK, 10, _with_a_queue, _cases),
        NavEntry("Zadania", "cases:work", Section.WORK, 20, _signed_in, _work),
        NavEntry("Moje sprawy", "cases:mine", Section.WORK, 30, _official),
        NavEntry("Obciążenie i przydział", "cases:load", Section.WORK, 40, _head),
        NavEntry("Nadzór", "cases:oversight", Section.WORK, 45, _overseer),
        NavEntry("Wszystkie sprawy", "cases:queue", Section.CASES, 10, _signed_in),
        NavEntry("Przepisy jako kroki", "cases:law", Section.MANAGEMENT, 50, _official),
        NavEntry("Zasady obliczeń i otwarte pytania", "cases:open_points", Section.MANAGEMENT, 60, _official),
        NavEntry("Zadania w tle", "cases:jobs", Section.MANAGEMENT, 70, _admin),
        NavEntry("Dziennik zdarzeń", "cases:audit", Section.MANAGEMENT, 80, _admin),
    )
    for tab in (
        panels.Tab("przebieg", "Przebieg", "cases/tab_course.html", course_tab, order=50, visible=_course_shown),
        panels.Tab("metryka", "Metryka", "cases/tab_record.html", record_tab, order=60, visible=_for_office),
    ):
        panels.add_tab(tab)
    panels.add_panel(
        panels.Panel("pytania", "cases/panel_questions.html", _questions, order=20, visible=_has_questions)
    )


def _signed_in(request: HttpRequest) -> bool:
    return actor_of(request) is not None


def _with_a_queue(request: HttpRequest) -> bool:
    """People of the applicants have few cases: their tasks say it all."""
    actor = actor_of(request)
    return actor is not None and not actor.roles <= ORGANISATION_ROLES


def _official(request: HttpRequest) -> bool:
    actor = actor_of(request)
    return actor is not None and is_official(actor)


def _head(request: HttpRequest) -> bool:
    actor = actor_of(request)
    return actor is not None and actor.has(Role.HEAD_OF_UNIT, Role.DIRECTOR)


def _overseer(request: HttpRequest) -> bool:
    actor = actor_of(request)
    return actor is not None and actor.has(Role.HEAD_OF_UNIT, Role.DIRECTOR, Role.MINISTER)


def _admin(request: HttpRequest) -> bool:
    actor = actor_of(request)
    return actor is not None and actor.has(Role.OPERATOR_ADMIN)


def _waiting(request: HttpRequest) -> tuple[int, int]:
    """Both numbers of the menu, once for each request."""
    known: tuple[int, int] | None = request.__dict__.get("_waiting")
    if known is None:
        actor = actor_of(request)
        known = request.__dict__["_waiting"] = counts(actor) if actor is not None else (0, 0)
    return known


def _cases(request: HttpRequest) -> int:
    return _waiting(request)[0]


def _work(request: HttpRequest) -> int:
    return _waiting(request)[1]


def _course_shown(case: Case, actor: Actor) -> bool:
    return not case.is_draft and not is_only_informed(actor, case)


def _questions(case: Case, actor: Actor) -> dict[str, Any]:
    """Any: a template's context."""
    return {"questions": questions_of(case), "no_letter": NO_LETTER, "office": is_official_in(case, actor)}


def _has_questions(case: Case, actor: Actor) -> bool:
    """The panel appears with the first question, for both sides of it."""
    side = is_official_in(case, actor) or actor.organisation_id == case.applicant_id
    return side and bool(questions_of(case))


def _for_office(case: Case, actor: Actor) -> bool:
    return not case.is_draft and is_official_in(case, actor)
