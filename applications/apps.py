"""Joins the room to the menus and to the case page."""

from django.apps import AppConfig
from django.http import HttpRequest


class ApplicationsConfig(AppConfig):
    name = "applications"
    label = "applications"
    verbose_name = "wnioski"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from applications import draft_file
        from applications.panels import TAB
        from applications.snapshots import first_altered
        from cases.panels import add_tab, add_workbench
        from cases.seals import also_prove
        from kernel.navigation import NavEntry, Section, register

        del draft_file  # importing it registers its handler
        add_tab(TAB)
        also_prove(first_altered)
        for step in ("submit", "submit_corrected"):
            add_workbench(step, "applications:tasks")
        add_workbench("ask_question", "applications:submitted")
        add_workbench("draft_check", "applications:review")
        add_workbench("draft_mend", "applications:tasks")
        add_workbench("draft_sign", "applications:check")
        register(NavEntry("Wnioski", "applications:mine", Section.WORK, 5, visible=_applies))


def _applies(request: HttpRequest) -> bool:
    """Whether the person acts for an organisation that may apply."""
    from auth.enums import ORGANISATION_ROLES
    from institutions.middleware import actor_of

    actor = actor_of(request)
    return actor is not None and actor.organisation_id is not None and actor.has(*ORGANISATION_ROLES)
