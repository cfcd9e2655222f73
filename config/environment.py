"""Reads configuration from environment variables, the only place it comes from."""

import os
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"", "0", "false", "no", "off"}


def flag(name: str, default: bool = False) -> bool:
    """Returns a yes-or-no variable. Raises ImproperlyConfigured for any other word."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in TRUE:
        return True
    if value.lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}")


def required(name: str, why: str) -> str:
    """Returns a variable that must be set. Raises ImproperlyConfigured saying why."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {why}")
    return value


def words(name: str) -> list[str]:
    """Returns a comma-separated variable as a list."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def database(url: str) -> Mapping[str, object]:
    """Returns Django's settings of the database at a `postgresql://` address.

    Parameters after the question mark go to libpq (`sslmode`, `sslrootcert`, …).
    Raises ImproperlyConfigured for any other kind of database.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://, other databases are not supported")
    if not parts.path.strip("/"):
        raise ImproperlyConfigured("DATABASE_URL must name the database, as in postgresql://user:password@host/obieg")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def scanner(url: str) -> str:
    """Returns the address of clamd as it is, empty for none. Raises ImproperlyConfigured for any other kind."""
    parts = urlsplit(url)
    by_socket = parts.scheme == "unix" and not parts.netloc and parts.path
    by_network = parts.scheme == "tcp" and parts.hostname and parts.port
    if url and not by_socket and not by_network:
        raise ImproperlyConfigured("CLAMD_URL must be unix:///path/to/clamd.ctl or tcp://host:3310")
    return url
