from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from kernel.navigation import NavEntry, Section, register

        register(
            NavEntry(_("Deklaracja dostępności"), "portal:accessibility", Section.FOOTER, 10),
            NavEntry(_("Strona główna"), "portal:home", Section.FOOTER, 5),
        )
