"""What the passing of a day brings about: registered by rooms above, run by `cases.service.run_due`."""

from collections.abc import Callable
from datetime import date

Runner = Callable[[date], int]
_runners: dict[str, Runner] = {}


def on_day(name: str, runner: Runner) -> None:
    """Registers a function that gets today's date and returns how many things it did. It must be idempotent."""
    _runners[name] = runner


def runners() -> list[Runner]:
    return [_runners[name] for name in sorted(_runners)]
