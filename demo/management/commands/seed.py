"""Fills an empty database with the demo: organisations and people, a register, cases in every state."""

import os
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from auth.models import Person
from demo.models import Seeding
from demo.seed.alone import OtherSeedRuns, alone
from demo.seed.cases import hurry, load_cases
from demo.seed.copies import load_copies
from demo.seed.council import load_sittings
from demo.seed.fresh import empty_database
from demo.seed.organisations import load_organisations
from kernel import clock
from register.seed import load_register

Result = TypeVar("Result")

REGISTER = 600
MOST_PROCESSES = 4


class Command(BaseCommand):
    help = "Wypełnia pustą bazę danymi demonstracyjnymi; na bazie z danymi nie robi nic."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--register", type=int, default=REGISTER, help="liczba wpisów w rejestrze")
        parser.add_argument("--cases", type=int, default=0, help="liczba spraw; więcej niż około 60 to kopie")
        parser.add_argument("--fresh", action="store_true", help="najpierw usuń wszystkie dane")

    def handle(self, *args: object, **options: object) -> None:
        register, cases = options["register"], options["cases"]
        assert isinstance(register, int)
        assert isinstance(cases, int)
        if register < 1 or cases < 0:
            raise CommandError("liczby muszą być dodatnie")
        try:
            with alone(settings.DATA):
                self._seed(register, cases, fresh=bool(options["fresh"]))
        except OtherSeedRuns:
            raise CommandError("bazę wypełnia właśnie inny proces: poczekaj, aż skończy") from None

    def _seed(self, register: int, cases: int, *, fresh: bool) -> None:
        if fresh or Seeding.objects.filter(finished_at=None).exists():
            empty_database()
        elif Person.objects.exists():
            self.stdout.write("Baza ma już dane, nic nie zmieniono. Aby zacząć od nowa: seed --fresh")
            return
        run = Seeding.objects.create(started_at=clock.now())
        self._fill(register, cases)
        run.finished_at = clock.now()
        run.save()
        self.stdout.write("Gotowe. Osoby: python manage.py personas")

    def _fill(self, register: int, cases: int) -> None:
        hurry()
        self._timed("organizacje i osoby", load_organisations)
        self._timed(f"rejestr: {register} wpisów", lambda: load_register(register))
        processes = min(os.cpu_count() or 1, MOST_PROCESSES)
        played = self._timed("sprawy", lambda: load_cases(self._progress, processes=processes))
        if cases > played:
            self._timed(f"kopie spraw: {cases - played}", lambda: load_copies(cases - played, self._progress))
        self._timed("posiedzenia Rady", load_sittings)

    def _timed(self, what: str, work: Callable[[], Result]) -> Result:
        """Does a part of the work and says how long it took."""
        start = time.monotonic()
        result = work()
        self.stdout.write(f"  {what}: {time.monotonic() - start:.1f} s")
        return result

    def _progress(self, done: int, of: int) -> None:
        """Draws how far it is, on a terminal only."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r  {done} / {of}" + ("\n" if done == of else ""))
            sys.stderr.flush()
