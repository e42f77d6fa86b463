"""Who uses a data folder's server: a shared lock per process, that the system frees however the process ends."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Lease:
    """The right to use the server; the guard leaves it running while any process holds one."""

    file: int

    def release(self) -> None:
        """Give the right back; a second time does nothing."""
        if self.file >= 0:
            os.close(self.file)
            self.file = -1


def take_lease(path: Path) -> Lease:
    """Take a lease; waits while a guard is stopping its server."""
    file = _open(path)
    fcntl.flock(file, fcntl.LOCK_SH)
    return Lease(file)


def try_lock_alone(path: Path) -> int | None:
    """Return an open file that keeps new users out, or None while somebody uses the server."""
    file = _open(path)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        return None
    return file


def is_used(path: Path) -> bool:
    """Tell whether any process holds a lease; a guard that is stopping its server holds none."""
    file = _open(path)
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return not _is_taken_alone(path)
    finally:
        os.close(file)
    return False


def _is_taken_alone(path: Path) -> bool:
    file = _open(path)
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(file)
    return False


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
