"""One process at a time reads texts by the model: two at once would pay for each text twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from filelock import FileLock, Timeout

from web.settings import Settings

LOCK = "mine.lock"


@contextmanager
def mining_alone(settings: Settings) -> Iterator[None]:
    """Hold the lock of the data folder; wait for whoever has it, and say so."""
    lock = FileLock(settings.folder.path / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        click.echo("another `mine` is asking the model; this one goes on when that has ended", err=True)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
