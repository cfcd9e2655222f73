"""clamd over its socket: the command INSTREAM (clamd(8)), so that both need not see the same disk."""

import socket
import struct
from dataclasses import dataclass
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from documents.scanning.contract import TIMEOUT, Clean, Infected, Unavailable, Verdict

PIECE: Final = 256 * 1024
LONGEST_REPLY: Final = 4096
_END: Final = struct.pack(">I", 0)


@dataclass(frozen=True, slots=True)
class Clamd:
    """The daemon at `unix:///run/clamav/clamd.ctl` or `tcp://host:3310`."""

    url: str
    timeout: float = TIMEOUT

    def scan(self, stream: BinaryIO) -> Verdict:
        """Keeps the contract of `Scanner`."""
        try:
            with connected(self.url, self.timeout) as line:
                whole = _sent(line, stream)
                return _verdict(_answer(line), whole=whole)
        except OSError as trouble:
            return Unavailable(f"{type(trouble).__name__}: {trouble}"[:200])


def answers(url: str, timeout: float) -> bool:
    """Whether the daemon says that it is there (PING). Raises OSError when nobody does."""
    with connected(url, timeout) as line:
        line.sendall(b"zPING\0")
        return _answer(line) == b"PONG\0"


def connected(url: str, timeout: float) -> socket.socket:
    """Returns an open connection. Raises OSError when nobody answers, ValueError for an address of another kind."""
    parts = urlsplit(url)
    if parts.scheme == "unix" and parts.path and not parts.netloc:
        line = socket.socket(socket.AF_UNIX)
        try:
            line.settimeout(timeout)
            line.connect(parts.path)
        except OSError:
            line.close()
            raise
        return line
    if parts.scheme == "tcp" and parts.hostname and parts.port:
        return socket.create_connection((parts.hostname, parts.port), timeout)
    raise ValueError(f"not an address of clamd: {url!r}; use unix:///path or tcp://host:port")


def _sent(line: socket.socket, stream: BinaryIO) -> bool:
    """Sends the stream. Returns whether clamd took it to the end: it hangs up on a file longer than its own limit."""
    try:
        line.sendall(b"zINSTREAM\0")
        while piece := stream.read(PIECE):
            line.sendall(struct.pack(">I", len(piece)) + piece)
        line.sendall(_END)
    except (BrokenPipeError, ConnectionResetError):
        return False  # why it hung up is in its answer, if there is one
    return True


def _answer(line: socket.socket) -> bytes:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_REPLY:
        more = line.recv(LONGEST_REPLY)
        if not more:
            break
        answer += more
    return answer


def _verdict(answer: bytes, *, whole: bool) -> Verdict:
    """„stream: OK”, „stream: NAME FOUND”; everything else is no verdict."""
    words = answer.rstrip(b"\0\n").decode("utf-8", "replace")
    if whole and answer.endswith(b"\0") and words == "stream: OK":
        return Clean()
    if words.startswith("stream: ") and words.endswith(" FOUND"):
        return Infected(words.removeprefix("stream: ").removesuffix(" FOUND")[:200])
    return Unavailable(words[:200] or "clamd hung up without an answer")
