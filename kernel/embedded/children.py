"""Child processes that never outlive their parent."""

import ctypes
import os
import signal
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(death: signal.Signals, parent: int | None = None) -> None:
    """Makes this process get the signal when its parent ends, however it ends.

    `parent` is the parent's id where it could have ended before this call: then this process ends at once.
    """
    _libc.prctl(PR_SET_PDEATHSIG, int(death), 0, 0, 0)
    if parent is not None and os.getppid() != parent:
        os._exit(1)


def dies_with_parent(death: signal.Signals, user: tuple[int, int] | None = None) -> Callable[[], None]:
    """Returns a `preexec_fn` that binds the child's life to ours.

    `user` is a pair of uid and gid to become first, for the kernel forgets the
    signal when a process changes its user.
    """
    parent = os.getpid()

    def prepare() -> None:
        if user:
            os.setgroups([])
            os.setgid(user[1])
            os.setuid(user[0])
        die_with_parent(death, parent)

    return prepare
