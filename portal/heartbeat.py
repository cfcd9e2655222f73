"""The sign of life of the background work: beat sends it, a worker writes it down."""

from datetime import datetime, timedelta

from django.core.cache import cache

from kernel import clock

KEY = "portal.heartbeat"
SILENCE_ALLOWED = timedelta(seconds=60)
"""Four times the interval in which beat sends it."""


def record() -> None:
    """Notes that broker, beat and a worker are alive now."""
    cache.set(KEY, clock.now().isoformat(), timeout=None)


def last() -> datetime | None:
    """Returns when a worker was last alive, None if never."""
    text = cache.get(KEY)
    return datetime.fromisoformat(text) if text else None
