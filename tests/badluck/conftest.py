"""Fixtures of this room."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kernel.embedded import server
from tests.badluck.product import Product
from tests.workflows.ministry import play, prepared

__all__ = ["play", "prepared", "staged"]

CASES = 5


@dataclass(frozen=True)
class Staged:
    """A product with submitted cases and two people who are signed in: `operator` and `wnioskodawca`."""

    product: Product
    cases: list[int]
    sessions: dict[str, str]


@pytest.fixture(scope="session")
def staged() -> Iterator[Staged]:
    """Made once: the tests of processes take different cases of it."""
    with tempfile.TemporaryDirectory(prefix="obieg-bad-", ignore_cleanup_errors=True) as name:
        data = Path(name)
        data.chmod(0o755)
        product = Product(data)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("OBIEG_FSYNC", "on")
            server.join(data)
        try:
            product.python("manage.py", "migrate", "--verbosity", "0")
            said = json.loads(product.python("-m", "tests.badluck.stage", str(CASES)))
            yield Staged(product, said["cases"], said["sessions"])
        finally:
            server.leave(data)
