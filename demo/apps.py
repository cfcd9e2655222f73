"""Invented people to sign in as, their mailbox, and the seed. Absent from a production installation."""

from django.apps import AppConfig
from django.conf import settings
from django.http import HttpRequest

from kernel import navigation
from kernel.navigation import NavEntry, Section


class DemoConfig(AppConfig):
    name = "demo"
    label = "demo"
    verbose_name = "wersja demonstracyjna"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        navigation.register(
            NavEntry("Poczta wersji demonstracyjnej", "demo:mailbox", Section.ACCOUNT, 90, visible=_in_demo)
        )


def _in_demo(request: HttpRequest) -> bool:
    return bool(settings.DEMO)
