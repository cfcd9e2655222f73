from django.apps import AppConfig


class InclusionConfig(AppConfig):
    name = "workflows.inclusion"
    label = "inclusion"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Makes both procedures known with their letters, and puts their panels on the case page."""
        from cases import panels
        from cases.procedure import register
        from workflows.inclusion import formal_panels
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
