"""The embedded PostgreSQL: one server per data directory, and none left behind."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from kernel.embedded import place, server

ROOT = Path(__file__).resolve().parent.parent.parent
USE_AND_WAIT = """
import sys
from pathlib import Path
from kernel.embedded import server

server.join(Path(sys.argv[1]))
print("in", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="obieg-pg-", ignore_cleanup_errors=True) as name:
        directory = Path(name)
        directory.chmod(0o755)
        yield directory
        server.leave(directory)


def servers_of(data: Path) -> list[int]:
    """The postmasters that run on this data directory."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            if words[0].endswith(b"bin/postgres") and str(data / "postgres").encode() in words:
                found.append(int(process.name))
    return found


def ask(data: Path) -> str:
    with psycopg.connect(
        host=str(place.socket_dir(data)), dbname=place.DATABASE, user=place.DATABASE_USER
    ) as connection:
        row = connection.execute("SELECT current_setting('random_page_cost')").fetchone()
        assert row
        return str(row[0])


def user_process(data: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", USE_AND_WAIT, str(data)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def until_gone(data: Path) -> bool:
    end = time.monotonic() + 20
    while servers_of(data) and time.monotonic() < end:
        time.sleep(0.05)
    return not servers_of(data)


def test_the_server_answers_inside_the_block_and_is_gone_after_it(data: Path):
    with server.server(data):
        assert ask(data) == "1.1"
    assert servers_of(data) == []
    assert not place.socket_dir(data).exists()


def test_two_starts_at_once_make_one_server(data: Path):
    first, second = user_process(data), user_process(data)
    assert [process.stdout.readline() for process in (first, second) if process.stdout] == ["in\n", "in\n"]
    assert len(servers_of(data)) == 1
    first.communicate("")
    assert ask(data) == "1.1", "the server stays for the second user"
    second.communicate("")
    assert servers_of(data) == []


def test_a_killed_user_leaves_no_server(data: Path):
    process = user_process(data)
    assert process.stdout
    process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert until_gone(data)


def test_a_killed_keeper_leaves_no_server(data: Path):
    server.join(data)
    (postmaster,) = servers_of(data)
    keeper = int(Path(f"/proc/{postmaster}/stat").read_text().rsplit(")", 1)[1].split()[1])
    os.kill(keeper, signal.SIGKILL)
    assert until_gone(data)


def test_a_killed_server_is_started_again_with_its_data(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OBIEG_FSYNC", "on")
    server.join(data)
    with psycopg.connect(
        host=str(place.socket_dir(data)), dbname=place.DATABASE, user=place.DATABASE_USER
    ) as connection:
        connection.execute("CREATE TABLE kept (value int)")
    os.kill(servers_of(data)[0], signal.SIGKILL)
    assert until_gone(data)
    server.revive(data)
    with psycopg.connect(
        host=str(place.socket_dir(data)), dbname=place.DATABASE, user=place.DATABASE_USER
    ) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


@pytest.mark.skipif(os.getuid() != 0, reason="only root's server runs as another user")
def test_below_a_closed_directory_the_database_is_kept_on_open_ground(data: Path):
    closed = data / "closed"
    closed.mkdir(mode=0o700)
    with server.server(closed):
        assert ask(closed) == "1.1"
        home = Path((closed / "postgres.place").read_text().strip())
        assert (home / "PG_VERSION").exists()
    subprocess.run(["rm", "-r", str(home)], check=True)


def test_a_socket_directory_of_somebody_else_is_refused(data: Path):
    directory = place.socket_dir(data)
    directory.symlink_to("/usr")
    try:
        with pytest.raises(server.CannotStart, match="belongs to somebody else"):
            server.join(data)
    finally:
        directory.unlink()


def test_the_path_of_the_socket_is_short_wherever_the_data_are():
    far = Path("/", *["a-long-name-of-a-directory"] * 20)
    assert len(str(place.socket_dir(far) / ".s.PGSQL.5432")) < 107
