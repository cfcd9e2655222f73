"""`python manage.py term 2026-12-11 14d [--json]`: the last day of a term and how it was computed."""

import json
import sys
from argparse import ArgumentParser
from io import TextIOWrapper

from django.core.management.base import BaseCommand, CommandError

from cases.open_points import legal_calendar
from cases.terms import Computation, TermError, last_day, parse_day, parse_length
from kernel.text import date_on_weekday


class Command(BaseCommand):
    """Needs no database. Bad input: a Polish sentence and exit code 2; on standard input a line with `error`."""

    help = "Podaje ostatni dzień terminu i kroki obliczenia (art. 57 KPA)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "day", metavar="DZIEŃ", nargs="?", default="", help="dzień zdarzenia RRRR-MM-DD albo - (pary z wejścia)"
        )
        parser.add_argument("length", metavar="DŁUGOŚĆ", nargs="?", help="14d, 2w, 4m albo 20wd")
        parser.add_argument("--json", dest="as_data", action="store_true", help="wypisz JSON")

    def handle(self, *, day: str, length: str | None, as_data: bool, **_options: object) -> None:
        if day == "-":
            if length is not None:
                raise CommandError("Pary „DZIEŃ DŁUGOŚĆ” podaj na wejściu, każdą w osobnym wierszu.", returncode=2)
            self._answer_pairs(as_data)
            return
        try:
            if length is None:
                raise TermError("Podaj dzień i długość terminu, na przykład: term 2026-12-11 14d.")
            computation = compute(day, length)
        except TermError as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        self.stdout.write(as_json(computation) if as_data else in_polish(computation))

    def _answer_pairs(self, as_data: bool) -> None:
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")  # a stray byte is a bad line, not the end of the run
        for line in sys.stdin:
            if line.strip():
                self.stdout.write(answer(line, as_data))


def compute(day: str, length: str) -> Computation:
    """Returns the computation for what was typed. Raises TermError."""
    return last_day(parse_day(day), parse_length(length), legal_calendar())


def answer(line: str, as_data: bool) -> str:
    """Returns one line for one pair; bad input gives the reason instead of ending the run."""
    try:
        words = line.split()
        if len(words) != 2:
            raise TermError(
                f"Nie rozumiem wiersza „{line.strip():.60}”. Wpisz dzień i długość, na przykład 2026-12-11 14d."
            )
        computation = compute(*words)
    except TermError as refusal:
        return json.dumps({"error": str(refusal)}, ensure_ascii=False) if as_data else f"Błąd: {refusal}"
    return as_json(computation) if as_data else f"{line.strip()} → {computation.due.isoformat()}"


def as_json(computation: Computation) -> str:
    return json.dumps(computation.as_dict(), ensure_ascii=False)


def in_polish(computation: Computation) -> str:
    steps = (f"  {number}. {sentence}" for number, sentence in enumerate(computation.sentences(), start=1))
    return "\n".join((f"Termin upływa {date_on_weekday(computation.due)}.", "", "Jak to obliczono:", *steps))
