"""Lets nobody ask the same at the same time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OneByOne:
    """The questions under way, shared by all who may ask the same."""

    _under_way: dict[str, threading.Lock] = field(default_factory=dict)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def alone(self, key: str) -> Iterator[None]:
        """Let nobody else ask the same at the same time: the second finds the reply of the first."""
        with self._guard:
            lock = self._under_way.setdefault(key, threading.Lock())
        with lock:
            yield
        with self._guard:
            self._under_way.pop(key, None)
