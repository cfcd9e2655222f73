"""`python manage.py run_due`: does what the passing of days brings about (beat does it every minute)."""

from django.core.management.base import BaseCommand

from cases.service import run_due


class Command(BaseCommand):
    """Idempotent: a second run does nothing."""

    help = "Wykonuje to, co wynika z upływu terminów."

    def handle(self, **_options: object) -> None:
        self.stdout.write(f"Wykonano: {run_due()}.")
