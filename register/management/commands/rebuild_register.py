"""Computes the columns for lists and search anew: python manage.py rebuild_register."""

from typing import Any

from django.core.management.base import BaseCommand

from register.rebuilding import rebuild


class Command(BaseCommand):
    help = "Wylicza od nowa kolumny list i wyszukiwarki ze wszystkich obowiązujących wersji rejestru."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: what the command line gives
        self.stdout.write(f"Wpisów: {rebuild()}")
