"""How much memory a piece of work takes: this process and all it started, Neo4j among them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil

EVERY_SECONDS = 0.25
MIB = 1024 * 1024


@dataclass
class PeakMemory:
    """The largest sum seen at one time, and what each part had then; in MiB of resident memory."""

    together: int = 0
    python: int = 0
    neo4j: int = 0

    def look(self) -> None:
        """Look once, and keep what is more than before."""
        process = psutil.Process()
        own, started = process.memory_info().rss, 0
        for child in process.children(recursive=True):
            with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                started += child.memory_info().rss
        if (own + started) // MIB > self.together:
            self.together, self.python, self.neo4j = (own + started) // MIB, own // MIB, started // MIB


@contextmanager
def watched_memory() -> Iterator[PeakMemory]:
    """Look four times a second until the work is done. A server elsewhere is not seen."""
    peak, done = PeakMemory(), threading.Event()

    def watch() -> None:
        while not done.wait(EVERY_SECONDS):
            peak.look()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        done.set()
        watcher.join()
        peak.look()
