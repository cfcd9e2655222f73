"""veraPDF, fetched once, and the cast of the room's tests."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.documents.factories import Cast, make_cast

VERSION = "1.28.2"
CACHE = Path(__file__).resolve().parents[2] / ".cache" / "verapdf"
JAR = CACHE / f"greenfield-apps-{VERSION}.jar"
PROFILES = {"PDF/A-2A validation profile", "PDF/UA-1 validation profile"}


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of one file: the profiles it was held against, and what failed."""

    profiles: frozenset[str]
    failures: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        return self.profiles == PROFILES and not self.failures


@pytest.fixture(scope="session")
def verapdf() -> Callable[[list[Path]], dict[str, Verdict]]:
    """Returns the validator: files → name → verdict, one JVM for all of them."""
    _fetch()
    return _validate


def _fetch() -> None:
    if JAR.exists() and shutil.which("java"):
        return
    if shutil.which("mvn") and shutil.which("java"):
        CACHE.mkdir(parents=True, exist_ok=True)
        artifact = f"org.verapdf.apps:greenfield-apps:{VERSION}"
        subprocess.run(
            ["mvn", "-q", "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={CACHE}"], check=False
        )
        if JAR.exists():
            return
    missing = "veraPDF cannot run: it needs Java 17 and Maven (default-jre-headless, maven) and the artifact"
    if os.environ.get("CI"):
        raise pytest.UsageError(missing)
    pytest.skip(missing)


def _validate(files: list[Path]) -> dict[str, Verdict]:
    command = ["java", "-XX:+UseSerialGC", "-cp", str(JAR), "org.verapdf.apps.GreenfieldCliWrapper"]
    done = subprocess.run([*command, "-f", "0", "--format", "json", *map(str, files)], capture_output=True, check=False)
    jobs = json.loads(done.stdout)["report"]["jobs"]
    return {Path(job["itemDetails"]["name"]).name: _verdict(job) for job in jobs}


def _verdict(job: dict) -> Verdict:
    results = job.get("validationResult", [])
    failures = [
        f"{result['profileName']}: {rule['clause']}-{rule['testNumber']} {rule['description'][:120]}"
        for result in results
        for rule in result["details"]["ruleSummaries"]
    ]
    if "taskException" in job:
        failures.append(str(job["taskException"])[:300])
    return Verdict(frozenset(result["profileName"] for result in results), tuple(failures))


@pytest.fixture
def cast(db: None) -> Cast:
    """An operator, an applicant, a ministry, a council, an expert and a stranger, with a case between them."""
    return make_cast()
