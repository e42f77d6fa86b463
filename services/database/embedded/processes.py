"""Tells whether a process is still the one we knew, and ends it."""

from __future__ import annotations

import contextlib

import psutil

STOP_SECONDS = 60.0


def start_time(pid: int) -> float:
    """Return the system's start time of a process; 0 when there is none."""
    try:
        return float(psutil.Process(pid).create_time())
    except psutil.Error:
        return 0.0


def is_alive(pid: int, started: float) -> bool:
    """True while the process with this id is running and is the one that started then."""
    try:
        process = psutil.Process(pid)
        is_same = abs(process.create_time() - started) < 2.0
        return is_same and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


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
