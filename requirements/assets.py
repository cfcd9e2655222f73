"""Makes what is generated and not committed: compiled translations and the web fonts."""

import subprocess
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent


def compile_translations() -> None:
    """Writes each catalogue of `locale/` in the form that gettext reads."""
    for source in ROOT.glob("locale/*/LC_MESSAGES/*.po"):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(text))


def main() -> int:
    compile_translations()
    return subprocess.run([sys.executable, "manage.py", "fonts"], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
