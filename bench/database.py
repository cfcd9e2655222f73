"""The seeded database of the measurements: made once into a data directory of its own, used again after that."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from django.apps import apps

ROOT: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Size:
    """How many cases and entries of the register."""

    cases: int
    register: int


@dataclass(frozen=True, slots=True)
class Seeding:
    """What the database holds and how long each part of making it took."""

    size: Size
    lines: tuple[str, ...]


def made(data: Path, size: Size) -> Seeding:
    """The database of this size, made if it is not there. Exits when the directory holds another one."""
    note = data / "bench.json"
    wanted = {**asdict(size), "schema": schema()}
    if note.exists():
        kept = json.loads(note.read_text())
        lines = tuple(kept.pop("lines"))
        if kept != wanted:
            raise SystemExit(f"{data} holds a database of another size or schema. Remove it, or name another --data.")
        return Seeding(size, lines)
    lines = _seed(data, size)
    note.write_text(json.dumps({**wanted, "lines": lines}, ensure_ascii=False))
    return Seeding(size, lines)


def schema() -> str:
    """A mark of all migrations of the product: a database made by others is not measured by mistake."""
    digest = hashlib.sha256()
    for config in sorted(apps.get_app_configs(), key=lambda one: one.label):
        folder = Path(config.path)
        if folder.is_relative_to(ROOT) and not folder.is_relative_to(ROOT / ".venv"):
            for file in sorted((folder / "migrations").glob("0*.py")):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _seed(data: Path, size: Size) -> tuple[str, ...]:
    """Makes the database by the product's own commands; returns what `seed` said of its parts."""
    sys.stderr.write(f"Making the database in {data}: some minutes, once.\n")
    _command(data, "migrate", "--verbosity", "0")
    said = _command(data, "seed", "--register", str(size.register), "--cases", str(size.cases))
    return tuple(line.strip() for line in said.splitlines() if line.startswith("  "))


def _command(data: Path, *words: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own command with our own arguments
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={**os.environ, "OBIEG_DATA": str(data)},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"manage.py {words[0]} failed; remove {data} and try again")
    return done.stdout
