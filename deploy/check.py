"""Runs Django's deployment checks as a production system would see them: `make check` does."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "DATABASE_URL": "postgresql://obieg:secret@database.example/obieg?sslmode=verify-full",
    "REDIS_URL": "rediss://broker.example/0",
    "SECRET_KEY": "".join(f"{number:02x}" for number in range(7, 207, 5)),
    "ALLOWED_HOSTS": "obieg.example",
    "CLAMD_URL": "unix:///run/clamav/clamd.ctl",
}


def main() -> int:
    environment = {name: value for name, value in os.environ.items() if name != "DEMO"} | PRODUCTION
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603 - our own command


if __name__ == "__main__":
    sys.exit(main())
