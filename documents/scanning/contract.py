"""What a scanner must do, whoever makes it."""

from dataclasses import dataclass
from typing import BinaryIO, Protocol


@dataclass(frozen=True, slots=True)
class Clean:
    """Every byte was looked at, and nothing known was found."""


@dataclass(frozen=True, slots=True)
class Infected:
    """Something known was found; `signature` is its name in the scanner's words."""

    signature: str


@dataclass(frozen=True, slots=True)
class Unavailable:
    """No verdict: the scanner did not answer, broke off, or would not read the file to its end. Never clean."""

    reason: str


Verdict = Clean | Infected | Unavailable


class Scanner(Protocol):
    """Looks at one file.

    - Reads the stream from where it stands to its end, in pieces, and leaves it open.
    - Never raises for what the scanner does or does not answer: that is `Unavailable`.
    - Says `Clean` only after the scanner said so of the whole file; whatever it does not understand is `Unavailable`.
    - Returns within `TIMEOUT` seconds of silence, whatever happens at the other end.
    - Keeps nothing of the file, and sends it nowhere but to the scanner that the installation named.
    """

    def scan(self, stream: BinaryIO) -> Verdict: ...


TIMEOUT = 60.0
"""Seconds of silence after which a scanner counts as unavailable."""
