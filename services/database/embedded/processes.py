"""Tells whether a process is still the one we knew, and ends it."""

from __future__ import annotations

import contextlib
from pathlib import Path

import psutil

STOP_SECONDS = 60.0
STARTED_FIELD = 19
"""Of the words after the command name in Linux's /proc/PID/stat: start in clock ticks since boot."""


def start_time(pid: int) -> float:
    """Return a number that, beside its id, tells a process from every other; 0 when there is none.

    On Linux it does not move with the wall clock; elsewhere it is the start in seconds.
    """
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        return float(stat.rpartition(")")[2].split()[STARTED_FIELD])
    except OSError:
        pass
    try:
        return float(psutil.Process(pid).create_time())
    except psutil.Error:
        return 0.0


def is_alive(pid: int, started: float) -> bool:
    """True while the process with this id is running and is the one that started then."""
    try:
        is_zombie = psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
    return not is_zombie and abs(start_time(pid) - started) < 1.0


def end(pid: int, started: float, seconds: float = STOP_SECONDS) -> None:
    """Ask a process to end, and kill it after ``seconds``. Does nothing to another one with the same id."""
    if not is_alive(pid, started):
        return
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        process.terminate()
        try:
            process.wait(seconds)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(10)
