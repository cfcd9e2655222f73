"""`python manage.py rebuild_deadlines [--check]`: the projection of the terms, computed anew from the events."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from cases.deadlines import Difference, all_differences
from cases.models import Case
from cases.service import rebuild

_MOST_SHOWN = 20


class Command(BaseCommand):
    """With `--check` nothing is written; exit code 1 when a row differs from the events."""

    help = "Przelicza terminy spraw ze zdarzeń albo sprawdza, czy się z nimi zgadzają."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="tylko sprawdź")

    def handle(self, *, check: bool, **_options: object) -> None:
        if check:
            self._check(list(all_differences()))
            return
        rebuilt = 0
        for case in Case.objects.order_by("id").iterator(chunk_size=1000):
            rebuild(case)
            rebuilt += 1
        self.stdout.write(f"Przeliczono terminy spraw: {rebuilt}.")

    def _check(self, found: list[Difference]) -> None:
        if not found:
            self.stdout.write("Terminy wszystkich spraw zgadzają się ze zdarzeniami.")
            return
        for difference in found[:_MOST_SHOWN]:
            self.stderr.write(f"{difference.sign}: ze zdarzeń {difference.expected}; zapisano {difference.found}")
        raise CommandError(f"Terminy różnią się od zdarzeń w sprawach: {len(found)}. Uruchom: rebuild_deadlines")
