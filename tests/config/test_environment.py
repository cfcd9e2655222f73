"""Configuration comes from the environment, and a dangerous one is refused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment

ROOT = Path(__file__).resolve().parent.parent.parent
PRINT = "from config import settings; print(settings.DEMO, settings.PRODUCTION, 'demo' in settings.INSTALLED_APPS)"
PRODUCTION = {
    "DATABASE_URL": "postgresql://obieg:secret@database.example:6432/obieg?sslmode=require",
    "SECRET_KEY": "for-this-test-alone-" * 4,
    "ALLOWED_HOSTS": "obieg.example",
    "CLAMD_URL": "unix:///run/clamav/clamd.ctl",
    "DEMO": "0",
}


def settings_with(**variables: str) -> "subprocess.CompletedProcess[str]":
    """Prints three facts of the settings in a process with these variables."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from config import settings as s; print(s.DEMO, s.PRODUCTION, 'demo' in s.INSTALLED_APPS)",
        ],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_demo_is_refused_together_with_a_real_database():
    done = settings_with(**{**PRODUCTION, "DEMO": "1"})
    assert done.returncode != 0
    assert "DEMO=1 lets anyone sign in as anyone" in done.stderr


def test_production_has_no_demo_room():
    assert settings_with(**PRODUCTION).stdout.split() == ["False", "True", "False"]


def test_production_without_a_secret_is_refused():
    done = settings_with(**{**PRODUCTION, "SECRET_KEY": ""})
    assert "SECRET_KEY is not set" in done.stderr


def test_production_without_a_scanner_is_refused():
    done = settings_with(**{**PRODUCTION, "CLAMD_URL": ""})
    assert "CLAMD_URL is not set: production scans every file" in done.stderr


@pytest.mark.parametrize("url", ["/run/clamav/clamd.ctl", "unix://clamd.ctl", "tcp://clamav.example", "http://a:3310"])
def test_an_address_that_is_none_of_a_scanner_is_refused(url: str):
    with pytest.raises(ImproperlyConfigured, match="CLAMD_URL must be"):
        environment.scanner(url)


def test_the_deployment_checks_of_django_are_clean():
    done = subprocess.run([sys.executable, "deploy/check.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_address_of_a_database_is_read_with_its_options():
    read = environment.database("postgresql://obieg:p%40ss@db.example:6432/obieg?sslmode=verify-full")
    assert (read["NAME"], read["USER"], read["PASSWORD"]) == ("obieg", "obieg", "p@ss")
    assert (read["HOST"], read["PORT"], read["OPTIONS"]) == ("db.example", "6432", {"sslmode": "verify-full"})


@pytest.mark.parametrize("url", ["sqlite:///obieg.db", "mysql://db.example/obieg", "postgresql://db.example"])
def test_any_other_database_is_refused(url: str):
    with pytest.raises(ImproperlyConfigured):
        environment.database(url)


def test_a_word_that_is_neither_yes_nor_no_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DEMO", "maybe")
    with pytest.raises(ImproperlyConfigured, match="must be 1 or 0"):
        environment.flag("DEMO")
