"""The translations of the interface: `manage.py messages --write | --check | --compile`.

Source strings are Polish. `locale/en` translates what public pages say; `locale/pl`, written by hand, says in our words
what Django itself would say stiffly. Babel does the work, so that no gettext is needed on the machine; `make setup`
compiles, `make check` checks.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
LEFT_OUT = {".venv", ".data", ".git", "tests", "staticfiles", "node_modules", "migrations", "spikes", "bench"}
CREATED = datetime(2026, 11, 25, tzinfo=UTC)
"""One date for every run, so that the file changes only when a string does."""


class Command(BaseCommand):
    help = "Extracts, checks and compiles the translations in locale/."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true", help="puts new source strings into locale/en")
        parser.add_argument(
            "--check", action="store_true", help="fails when English misses a string, or has one too many"
        )
        parser.add_argument("--compile", action="store_true", help="makes the .mo files that Django reads")

    def handle(self, *args: object, **options: object) -> None:
        root = Path(settings.BASE_DIR)
        if options["write"]:
            write_english(root)
        if options["check"]:
            faults = english_faults(root)
            if faults:
                raise CommandError("English translations:\n" + "\n".join(faults))
        if options["compile"]:
            for po in sorted((root / "locale").glob("*/LC_MESSAGES/*.po")):
                compile_catalogue(po)


def english(root: Path) -> Path:
    """Returns the English catalogue."""
    return root / "locale" / "en" / "LC_MESSAGES" / "django.po"


def sources(root: Path) -> Iterator[Path]:
    """Yields the Python files and templates of the product, in order."""
    for path in sorted(root.rglob("*")):
        parts = set(path.relative_to(root).parts)
        wanted = path.suffix == ".py" or (path.suffix in {".html", ".txt"} and "templates" in parts)
        if wanted and not LEFT_OUT & parts:
            yield path


def extracted(root: Path) -> Catalog:
    """Returns all source strings of the product with the places where they stand."""
    catalogue = Catalog(locale="en", fuzzy=False)
    for path in sources(root):
        name = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # what is left of a template must read as Python: its indentation means nothing
            text = "\n".join(line.lstrip() for line in templatize(text, origin=name).splitlines())
        for _line, message, _comments, context in extract("python", BytesIO(text.encode()), keywords=KEYWORDS):
            catalogue.add(message, locations=[(name, 1)], context=context)
    return catalogue


def read(path: Path) -> Catalog:
    """Returns the catalogue of a file; an empty English one when there is no file yet."""
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def write_english(root: Path) -> None:
    """Adds new source strings to the English catalogue, keeps translations, drops what nobody says any more."""
    path = english(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    old, new = read(path), extracted(root)
    for message in new:
        known = old.get(message.id, message.context) if message.id else None
        if known:
            message.string = known.string
    new.creation_date = new.revision_date = CREATED
    with path.open("wb") as file:
        write_po(file, new, width=110, sort_output=True, omit_header=False, include_lineno=False, no_location=False)


def english_faults(root: Path) -> list[str]:
    """Returns what is wrong with the English catalogue: strings not translated, missing, or no longer said."""
    there, said = read(english(root)), extracted(root)
    faults = [f"not translated: {_words(message)}" for message in there if message.id and not _translated(message)]
    faults += [f"missing (run messages --write): {_words(m)}" for m in said if m.id and not there.get(m.id, m.context)]
    faults += [f"no longer said: {_words(m)}" for m in there if m.id and not said.get(m.id, m.context)]
    return faults


def _words(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _translated(message: Message) -> bool:
    return bool(message.string) if isinstance(message.string, str) else all(message.string or ("",))


def compile_catalogue(path: Path) -> None:
    """Writes the .mo beside the .po."""
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, read(path))
