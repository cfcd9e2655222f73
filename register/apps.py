"""The app of register."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    name = "register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cases.seals import also_prove
        from kernel.navigation import NavEntry, Section, register
        from register.queries import first_altered

        also_prove(first_altered)
        register(
            NavEntry(_("Kwalifikacje"), "register:search", Section.PUBLIC, 10),
            NavEntry("Rejestr kwalifikacji", "register:search", Section.CASES, 80),
        )
