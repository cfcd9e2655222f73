"""Makes the register's own compact vocabularies from the reference data beside the project.

    python manage.py build_vocabularies [--source DIR]

Reads OBIEG_SCHEMAS (default ../shared/data) and writes register/data/*.json, each with its
origin and date. Only official codes and names are taken, nothing of foreign schemas.
"""

import csv
import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

DATA = Path(__file__).resolve().parents[2] / "data"
ISCED_NAMES = DATA / "isced_f_names_pl.csv"
EXTRATERRITORIAL = ("99", "V", "ORGANIZACJE I ZESPOŁY EKSTERYTORIALNE")
"""Division 99 forms section V in PKD 2025; the copy at hand counts it to section U."""


class Command(BaseCommand):
    help = "Buduje słowniki rejestru (ISCED-F, PKD 2025, KZiS, PRK) z danych referencyjnych."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--source", default=os.environ.get("OBIEG_SCHEMAS", "../shared/data"))

    def handle(self, *args: object, **options: str) -> None:
        source = Path(options["source"]) / "vocab"
        if not source.is_dir():
            raise CommandError(f"Nie ma danych referencyjnych: {source}. Ustaw OBIEG_SCHEMAS.")
        for name, content in vocabularies(source):
            (DATA / f"{name}.json").write_text(_compact(content), encoding="utf-8")
            self.stdout.write(f"{name}.json: {len(content['entries'])}")


def vocabularies(source: Path) -> Iterator[tuple[str, dict[str, Any]]]:  # Any: JSON of several shapes
    """The names and contents of the files that `build_vocabularies` writes."""
    yield "isced_f", _isced(source)
    yield "pkd_2025", _pkd(source)
    yield "kzis", _kzis(source)
    yield "prk_universal", _prk(source)


def _isced(source: Path) -> dict[str, Any]:  # Any: JSON
    english = {row["uri"].rsplit("/", 1)[1]: row["label_en"] for row in _rows(source / "elm_isced-f.csv")}
    polish = {row["code"]: row["name"] for row in _rows(ISCED_NAMES)}
    if english.keys() != polish.keys():
        raise CommandError(f"Nazwy ISCED-F nie zgadzają się z kodami: {english.keys() ^ polish.keys()}")
    return {
        "origin": "ISCED-F 2013 (UNESCO); nazwy angielskie: European Learning Model 3.1,"
        " nazwy polskie: tłumaczenie własne, nieurzędowe",
        "date": "2013-11-01",
        "entries": [[code, polish[code], english[code]] for code in sorted(polish)],
    }


def _pkd(source: Path) -> dict[str, Any]:  # Any: JSON
    with gzip.open(source / "pkd2025.json.gz", "rt", encoding="utf-8") as file:
        published = json.load(file)
    sections: dict[str, str] = {}
    divisions: dict[str, tuple[str, str]] = {}
    for row in published["codes"]:
        section, name = row["section"], row["section_name"]
        if row["division"] == EXTRATERRITORIAL[0]:
            section, name = EXTRATERRITORIAL[1:]
        sections[section] = name
        divisions[row["division"]] = (section, row["division_name"])
    return {
        "origin": "PKD 2025, rozporządzenie Rady Ministrów z 18.12.2024 (Dz.U. 2024 poz. 1936)",
        "date": "2025-01-01",
        "sections": sections,
        "divisions": divisions,
        "entries": [[row["code"], row["name"]] for row in published["codes"]],
    }


def _kzis(source: Path) -> dict[str, Any]:  # Any: JSON
    return {
        "origin": "Klasyfikacja zawodów i specjalności, wydanie 2023"
        " (od 27.11.2025 zastąpiona przez Dz.U. 2025 poz. 1534)",
        "date": "2023-01-01",
        "valid_to": "2025-11-26",
        "entries": [[row["code"], row["name"]] for row in _rows(source / "kzis-official-2023.csv")],
    }


def _prk(source: Path) -> dict[str, Any]:  # Any: JSON
    published = json.loads((source / "prk_universal.json").read_text(encoding="utf-8"))
    return {
        "origin": "Załącznik do ustawy z 22.12.2015 o Zintegrowanym Systemie Kwalifikacji (Dz.U. 2024 poz. 1606)",
        "date": "2024-10-31",
        "lead_in": published["lead_in"],
        "entries": [[code, statements] for code, statements in published["descriptors"].items()],
    }


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _compact(content: dict[str, Any]) -> str:  # Any: JSON
    """One entry a line, so that a change of a code is a change of one line."""
    head = {key: value for key, value in content.items() if key != "entries"}
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in content["entries"])
    opening = json.dumps(head, ensure_ascii=False, separators=(",", ":"))[:-1]
    return f'{opening},"entries":[\n{lines}\n]}}\n'
