from django.apps import AppConfig


class InclusionConfig(AppConfig):
    name = "workflows.inclusion"
    label = "inclusion"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Makes both procedures known with their letters, and puts their panels on the case page."""
        from cases import panels
        from cases.procedure import register
        from workflows.inclusion import formal_panels, ministry_panels, second_round
        from workflows.inclusion.documents import register_letters
        from workflows.inclusion.letter_names import LETTERS
        from workflows.inclusion.procedure import FreeMarketInclusion, SectoralInclusion

        register(FreeMarketInclusion)
        register(SectoralInclusion)
        register_letters()
        for code, letter in LETTERS.items():
            panels.add_letter(code, letter)
        for panel in formal_panels.PANELS:
            panels.add_panel(panel)
        panels.add_panel(second_round.PANEL)
        ministry_panels.add_panels()
        _add_public_entry()


def _add_public_entry() -> None:
    from django.utils.translation import gettext_lazy as _

    from kernel.navigation import NavEntry, Section, register

    register(NavEntry(_("Postępowania"), "inclusion:public_list", Section.PUBLIC, 30))
