"""`python -m bench [--data DIR] [--runs N]`: measures, prints a table and writes `bench/results.md`.

Exit code 1 when a bar that does not depend on the machine is missed: queries, bytes, growth with rows.
"""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures the speed and size of the product.")
    parser.add_argument("--data", type=Path, default=ROOT / ".data" / "bench", help="where its own database is kept")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--register", type=int, default=20_800)
    parser.add_argument("--runs", type=int, default=30, help="how often each page is asked for")
    asked = parser.parse_args()
    _settings(asked.data.resolve())

    from bench.database import Size, made
    from bench.report import as_markdown
    from bench.run import measured

    seeding = made(asked.data.resolve(), Size(asked.cases, asked.register))
    report = measured(asked.runs, seeding)
    text = as_markdown(report)
    (ROOT / "bench" / "results.md").write_text(text)
    sys.stdout.write(text)
    return 1 if any(row.broken for row in report.rows) else 0


def _settings(data: Path) -> None:
    """The product as it runs for people, on the data of the measurement: set before Django is imported."""
    for name in ("DATABASE_URL", "REDIS_URL", "DEMO", "OBIEG_FSYNC"):
        os.environ.pop(name, None)
    os.environ |= {"OBIEG_DATA": str(data), "DJANGO_SETTINGS_MODULE": "config.settings"}

    import django

    django.setup()


if __name__ == "__main__":
    sys.exit(main())
