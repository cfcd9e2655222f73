"""`python manage.py seal_days`: seals every finished day that has no seal yet (beat does it every night)."""

from django.core.management.base import BaseCommand

from cases.seals import seal_days


class Command(BaseCommand):
    help = "Pieczętuje zdarzenia minionych dni."

    def handle(self, **_options: object) -> None:
        self.stdout.write(f"Zapieczętowano dni: {seal_days()}.")
