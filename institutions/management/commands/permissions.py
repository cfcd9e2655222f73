"""Prints every address and who may open it. Needs no database."""

import json

from django.core.management.base import BaseCommand, CommandParser

from institutions.permissions import addresses


class Command(BaseCommand):
    help = "Wypisuje adresy systemu i reguły dostępu do nich."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="wypisz jako JSON")

    def handle(self, *args: object, **options: object) -> None:
        rows = [address.as_data() for address in addresses()]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for address in addresses():
            declared = address.rule
            who = "BRAK REGUŁY" if declared is None else ", ".join(declared.roles) or declared.name
            methods = " ".join(declared.methods) if declared else ""
            self.stdout.write(f"{address.url:60} {methods:12} {who}")
