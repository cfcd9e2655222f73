"""Looks for what pip cannot install: `python3 requirements/system.py run|dev`.

Installs it with apt-get when root, else prints the command and fails. Standard
library only: it runs before there is a virtual environment.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

PYTHON_MODULES = {"ensurepip": "python3-venv"}
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libmagic.so.1": "libmagic1",
}
PROGRAMS = {
    "chromium": "chromium",
    "redis-server": "redis-server",
    "clamd": "clamav-daemon",
    "java": "default-jre-headless",
    "mvn": "maven",
}


def loads(library: str) -> bool:
    """Returns whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing(purpose: str) -> list[str]:
    """Returns the Debian packages that are not there, for running or for developing."""
    if purpose == "dev":
        places = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])  # where daemons lie
        return [package for program, package in PROGRAMS.items() if not shutil.which(program, path=places)]
    modules = [package for module, package in PYTHON_MODULES.items() if not importlib.util.find_spec(module)]
    return modules + [package for library, package in LIBRARIES.items() if not loads(library)]


def main(purpose: str) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - any Python may be asked to run this
        print(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}: make PYTHON=python3.12 …")
        return 1
    packages = missing(purpose)
    if not packages:
        return 0
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.getuid() != 0 or not shutil.which("apt-get"):
        print(f"Missing on this machine: {', '.join(packages)}. On Debian or Ubuntu run:\n")
        print(f"  sudo apt-get update && sudo {' '.join(install)}\n")
        return 1
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "--quiet"], check=True, env=environment)  # noqa: S607 - apt's place is the system's affair
    return subprocess.run(install, check=False, env=environment).returncode  # noqa: S603 - our own list


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
