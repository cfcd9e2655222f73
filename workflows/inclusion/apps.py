from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.http import HttpRequest


class InclusionConfig(AppConfig):
    name = "workflows.inclusion"
    label = "inclusion"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Makes both procedures known with their letters, and puts their panels on the case page."""
        from cases import panels, timers
        from cases.procedure import register
        from workflows.inclusion import consultation_invitations, second_round
        from workflows.inclusion.documents import register_letters
        from workflows.inclusion.letter_names import LETTERS
        from workflows.inclusion.panels import add_panels
        from workflows.inclusion.procedure import FreeMarketInclusion, SectoralInclusion

        register(FreeMarketInclusion)
        register(SectoralInclusion)
        register_letters()
        for code, letter in LETTERS.items():
            panels.add_letter(code, letter)
        panels.add_panel(second_round.PANEL)
        panels.add_workbench("fill_table", "inclusion:table")
        timers.on_day("consultation", consultation_invitations.follow_invitations)
        add_panels()
        _add_entries()
        post_migrate.connect(_fill_library, sender=self)


def _add_entries() -> None:
    from django.utils.translation import gettext_lazy as _

    from kernel.navigation import NavEntry, Section, register

    register(NavEntry(_("Postępowania"), "inclusion:public_list", Section.PUBLIC, 30))
    register(NavEntry(_("Konsultacje"), "inclusion:consultations", Section.PUBLIC, 31))
    register(NavEntry("Rada Interesariuszy", "inclusion:council", Section.WORK, 15, _in_council))
    register(NavEntry("Wykaz ekspertów", "inclusion:experts", Section.MANAGEMENT, 44, _of_ministry))
    register(NavEntry("Biblioteka uwag", "inclusion:library", Section.MANAGEMENT, 45, _reviews))


def _of_ministry(request: HttpRequest) -> bool:
    from auth.enums import MINISTRY_ROLES
    from institutions.middleware import actor_of

    actor = actor_of(request)
    return actor is not None and actor.has(*MINISTRY_ROLES)


def _in_council(request: HttpRequest) -> bool:
    from auth.enums import Role
    from institutions.middleware import actor_of

    actor = actor_of(request)
    return actor is not None and actor.has(Role.COUNCIL_MEMBER)


def _reviews(request: HttpRequest) -> bool:
    from auth.enums import Role
    from institutions.middleware import actor_of

    actor = actor_of(request)
    return actor is not None and actor.is_operator and actor.has(Role.REVIEWER, Role.HEAD_OF_UNIT)


def _fill_library(**_kwargs: object) -> None:
    """A database begins with the standard remarks of the formal review."""
    from workflows.inclusion.review_library import load_standard

    load_standard()
