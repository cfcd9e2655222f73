"""Organisations, their people and competence by date; the account pages."""

from django.apps import AppConfig

from kernel import navigation
from kernel.navigation import NavEntry, Section


class InstitutionsConfig(AppConfig):
    name = "institutions"
    label = "institutions"
    verbose_name = "organizacje"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        navigation.register(NavEntry("Moje konto", "accounts:account", Section.ACCOUNT, 10))
