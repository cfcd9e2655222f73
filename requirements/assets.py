"""Makes what is generated and not committed: compiled translations and the web fonts."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Returns the exit status of the first command that fails, else 0."""
    compiled = subprocess.run([sys.executable, "manage.py", "messages", "--compile"], cwd=ROOT, check=False)
    fonts = subprocess.run([sys.executable, "manage.py", "make_fonts"], cwd=ROOT, check=False)
    return compiled.returncode or fonts.returncode


if __name__ == "__main__":
    sys.exit(main())
