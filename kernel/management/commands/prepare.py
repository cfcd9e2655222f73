"""`manage.py prepare`: what must be true before the product serves anybody."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, call_command


class Command(BaseCommand):
    """Applies the migrations and, in the demo, fills an empty database."""

    help = "Stosuje migracje, a w trybie demonstracyjnym wypełnia pustą bazę danymi."

    def handle(self, *args: Any, **options: Any) -> None:  # Django's signature
        call_command("migrate", verbosity=0, interactive=False)
        if settings.DEMO and not get_user_model().objects.exists():
            call_command("seed")
