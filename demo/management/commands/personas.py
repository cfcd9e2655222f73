"""Prints the people of the demo. Needs no database."""

import json

from django.core.management.base import BaseCommand, CommandParser

from demo.personas import as_data


class Command(BaseCommand):
    help = "Wypisuje osoby przykładowe: identyfikator, nazwę, role, organizację i stronę startową."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="wypisz jako JSON")

    def handle(self, *args: object, **options: object) -> None:
        rows = as_data()
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            roles = row["roles"]
            assert isinstance(roles, list)
            self.stdout.write(f"{row['slug']:28} {', '.join(roles):32} {row['organisation']}")
