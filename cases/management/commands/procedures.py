"""`python manage.py procedures [--json | --write | --check]`: the procedures of the product, from their code."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cases.procedure import Procedure, procedures, specs
from cases.procedure_page import as_data, full_name, page

_FOLDER: Final = "docs/procedures"


class Command(BaseCommand):
    """Needs no database."""

    help = "Wypisuje postępowania: stany, kroki, kto, podstawa, terminy."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--json", dest="as_data", action="store_true", help="wypisz JSON")
        what.add_argument("--write", action="store_true", help=f"zapisz {_FOLDER}/<kod>.md")
        what.add_argument("--check", action="store_true", help=f"sprawdź, czy {_FOLDER} jest aktualny")

    def handle(self, *, as_data: bool, write: bool, check: bool, **_options: object) -> None:
        if write:
            _write()
        elif check:
            _check()
        elif as_data:
            self.stdout.write(as_json())
        else:
            for procedure in procedures():
                for line in table(procedure):
                    self.stdout.write(line)


def as_json() -> str:
    """Returns every procedure as data."""
    return json.dumps([as_data(procedure) for procedure in procedures()], ensure_ascii=False, indent=2)


def table(procedure: type[Procedure]) -> Iterator[str]:
    """Yields the lines of a readable table: the steps, then the acts."""
    yield f"{procedure.code}: {full_name(procedure)} ({procedure.basis}; {procedure.regime})"
    yield f"  stany: {len(procedure.states)}, zwykła droga: {' → '.join(procedure.ordinary_path)}"
    for spec in specs(procedure).values():
        mark = " " if spec.is_step else "·"
        move = f"{','.join(spec.sources) or '*'} → {','.join(spec.targets)}" if spec.is_step else "bez zmiany stanu"
        terms = f" [{', '.join(spec.terms)}]" if spec.terms else ""
        yield f"  {mark} {spec.name:<36} {spec.actor:<14} {spec.basis or '–':<32} {move}{terms}"
    yield ""


def pages() -> dict[Path, str]:
    """The generated pages by their place."""
    folder = Path(settings.BASE_DIR) / _FOLDER
    return {folder / f"{procedure.code}.md": page(procedure) for procedure in procedures()}


def _write() -> None:
    for place, text in pages().items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def _check() -> None:
    folder = Path(settings.BASE_DIR) / _FOLDER
    stale = [place.name for place, text in pages().items() if not place.exists() or place.read_text("utf-8") != text]
    left_over = [place.name for place in sorted(folder.glob("*.md")) if place not in pages()]
    if stale or left_over:
        names = ", ".join([*stale, *left_over])
        raise CommandError(f"{_FOLDER} jest nieaktualny ({names}). Uruchom: python manage.py procedures --write")
