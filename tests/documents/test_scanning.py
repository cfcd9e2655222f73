"""The adapter of the scanner keeps its contract: with clamd as it runs, and with the stand-in of the demo."""

import io
import socket
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from documents.scanning import Clean, Infected, Scanner, Unavailable, only_eicar, scanner
from documents.scanning.clamd import Clamd
from documents.scanning.eicar import EICAR, PIECE, EicarOnly
from tests.clamd import STREAM_LIMIT, Daemon


@pytest.fixture(params=["clamd over a unix socket", "clamd over TCP", "the stand-in"])
def adapter(request: pytest.FixtureRequest) -> Scanner:
    if request.param == "the stand-in":
        return EicarOnly()
    daemon: Daemon = request.getfixturevalue("clamd")
    return Clamd(daemon.tcp if "TCP" in request.param else daemon.unix)


def test_a_harmless_file_is_clean_and_stays_open(adapter):
    stream = io.BytesIO(b"zwyczajna tresc")
    assert adapter.scan(stream) == Clean()
    assert stream.read() == b""
    assert not stream.closed


@pytest.mark.parametrize("before", [0, 10, PIECE - 20], ids=["at the start", "inside", "across two pieces"])
def test_the_test_file_is_found_wherever_it_stands(adapter, before):
    verdict = adapter.scan(io.BytesIO(b"x" * before + EICAR + b"y" * 10))
    assert isinstance(verdict, Infected)
    assert verdict.signature.startswith("Eicar-Test-Signature")


def test_reading_begins_where_the_stream_stands(adapter):
    stream = io.BytesIO(EICAR + b"reszta")
    stream.seek(len(EICAR))
    assert adapter.scan(stream) == Clean()


def test_an_empty_stream_is_clean(adapter):
    assert adapter.scan(io.BytesIO(b"")) == Clean()


def test_clamd_looks_into_packages(clamd):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:document/>")
        archive.writestr("word/media/obraz.png", EICAR)
    packed.seek(0)
    assert isinstance(Clamd(clamd.unix).scan(packed), Infected)


def test_a_stream_longer_than_clamd_reads_is_never_clean(clamd):
    verdict = Clamd(clamd.unix).scan(io.BytesIO(bytes((STREAM_LIMIT + 1) * 1024 * 1024)))
    assert isinstance(verdict, Unavailable)


def test_a_scanner_that_is_not_there_is_unavailable(tmp_path):
    verdict = Clamd(f"unix://{tmp_path}/clamd.ctl").scan(io.BytesIO(b"x"))
    assert isinstance(verdict, Unavailable)
    assert "FileNotFoundError" in verdict.reason


@pytest.fixture
def answering(tmp_path: Path) -> Iterator[Callable[[bytes | None], Clamd]]:
    """A server that reads everything and gives one answer, or none at all."""
    place = tmp_path / "s"
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(place))
    listening.listen(1)
    done = threading.Event()
    threads = []

    def serve(answer: bytes | None) -> None:
        line, _ = listening.accept()
        with line:
            while not line.recv(65536).endswith(bytes(4)):
                pass
            if answer is None:
                done.wait(10)
            else:
                line.sendall(answer)

    def start(answer: bytes | None) -> Clamd:
        threads.append(threading.Thread(target=serve, args=[answer]))
        threads[-1].start()
        return Clamd(f"unix://{place}", timeout=0.3)

    yield start
    done.set()
    for thread in threads:
        thread.join()
    listening.close()


@pytest.mark.parametrize(
    "answer",
    [b"", b"stream: OK", b"OK\0", b"stream: Can't allocate memory ERROR\0", b"stream: OK FOUND?\0", b"\xff\xfe\0"],
)
def test_an_answer_that_is_not_understood_is_no_verdict(answering, answer):
    assert isinstance(answering(answer).scan(io.BytesIO(b"x")), Unavailable)


def test_a_silent_scanner_is_given_up(answering):
    assert isinstance(answering(None).scan(io.BytesIO(b"x")), Unavailable)


def test_the_address_chooses_the_scanner(settings):
    settings.CLAMD_URL = "unix:///run/clamav/clamd.ctl"
    assert (scanner(), only_eicar()) == (Clamd("unix:///run/clamav/clamd.ctl"), False)
    settings.CLAMD_URL = ""
    assert (type(scanner()), only_eicar()) == (EicarOnly, True)
