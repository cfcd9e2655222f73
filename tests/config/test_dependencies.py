"""Every dependency is explained, and the locks are usable anywhere."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return {re.split(r"[<>=\[~ ]", line)[0] for line in lines}


def test_each_dependency_is_explained_and_no_other():
    explained = set(re.findall(r"^\| ([a-z0-9-]+) \|", (ROOT / "docs/dependencies.md").read_text(), re.MULTILINE))
    assert explained == declared()


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_the_lock_has_hashes_and_no_address(lock: str):
    text = (ROOT / "requirements" / lock).read_text()
    names = re.findall(r"^([a-z0-9_.-]+)(?:\[[a-z]+\])?==", text, re.MULTILINE)
    assert len(names) > 30
    assert len(re.findall(r"^[a-z0-9_.-]+.*==.*\\$", text, re.MULTILINE)) == len(names)
    assert "http" not in text
