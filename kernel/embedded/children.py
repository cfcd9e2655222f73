"""Child processes that never outlive their parent."""

import ctypes
import os
import signal
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def dies_with_parent(death: signal.Signals, user: tuple[int, int] | None = None) -> Callable[[], None]:
    """Returns a `preexec_fn`: the child gets this signal when its parent ends, however it ends.

    `user` is a pair of uid and gid to become first, for the kernel forgets the
    signal when a process changes its user.
    """
    parent = os.getpid()

    def prepare() -> None:
        if user:
            os.setgroups([])
            os.setgid(user[1])
            os.setuid(user[0])
        _libc.prctl(PR_SET_PDEATHSIG, int(death), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return prepare
