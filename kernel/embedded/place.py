"""Where the embedded server lives: data, lock files and the socket."""

import hashlib
import os
import tempfile
from pathlib import Path

DATABASE = "obieg"
DATABASE_USER = "obieg"
LONGEST_SOCKET_DIR = 70
"""Characters; the kernel allows 107 for the whole path of a socket."""


def data_dir() -> Path:
    """Returns the data directory: `OBIEG_DATA`, by default `.data` in the project."""
    default = Path(__file__).resolve().parent.parent.parent / ".data"
    return Path(os.environ.get("OBIEG_DATA") or default).expanduser().resolve()


def made(data: Path) -> Path:
    """Returns the data directory, made if it is not there: closed to others' eyes, open to pass.

    Root's server runs as another user, who must reach its part.
    """
    if not data.exists():
        data.mkdir(parents=True)
        data.chmod(0o711)
    return data


def socket_dir(data: Path) -> Path:
    """Returns the directory of the server's socket: short, and one per data directory."""
    mark = hashlib.sha256(str(data).encode()).hexdigest()[:12]
    temporary = Path(tempfile.gettempdir())
    if len(str(temporary)) > LONGEST_SOCKET_DIR or not open_to_all(temporary):
        temporary = Path("/tmp")  # noqa: S108 - the directory made there is ours alone
    return temporary / f"obieg-{os.getuid()}-{mark}"


def open_to_all(path: Path) -> bool:
    """Returns whether any user may pass through this directory and all above it."""
    return all(part.stat().st_mode & 0o001 for part in (path, *path.parents))
