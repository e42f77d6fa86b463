"""Holds all calls of this process to what the server allows: at once, a minute, and not before it said."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

WINDOW = 60.0


@dataclass(slots=True)
class Slot:
    """A call's place in the window; ``tokens`` is a guess until the reply tells."""

    at: float
    tokens: int


@dataclass(slots=True)
class Limiter:
    """A sliding window of the last minute and a number of places; one for a whole process.

    Attributes
    ----------
    at_once
        Calls under way at one time.
    requests, tokens
        Most calls and tokens in any 60 seconds; None: no limit. One call may be larger than ``tokens`` alone.
    """

    at_once: int
    requests: int | None = None
    tokens: int | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _places: threading.Semaphore = field(init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)
    _window: deque[Slot] = field(default_factory=deque, init=False)
    _not_before: float = field(default=float("-inf"), init=False)

    def __post_init__(self) -> None:
        self._places = threading.Semaphore(self.at_once)

    @contextmanager
    def slot(self, tokens: int) -> Iterator[Slot]:
        """Wait for a place and hold it; set ``tokens`` of what is given to the true number when it is known."""
        with self._places:
            yield self._enter(tokens)

    def pause(self, seconds: float) -> None:
        """Let no call begin for so long: the server asked one of us to wait."""
        with self._lock:
            self._not_before = max(self._not_before, self.clock() + seconds)

    def _enter(self, tokens: int) -> Slot:
        while True:
            with self._lock:
                wait = self._wait(tokens)
                if wait <= 0:
                    slot = Slot(self.clock(), tokens)
                    self._window.append(slot)
                    return slot
            self.sleep(wait)

    def _wait(self, tokens: int) -> float:
        """Return the seconds until this call fits, 0 or less when it does."""
        now = self.clock()
        while self._window and self._window[0].at <= now - WINDOW:
            self._window.popleft()
        waits = [self._not_before - now]
        if self.requests is not None and len(self._window) >= self.requests:
            waits.append(self._window[len(self._window) - self.requests].at + WINDOW - now)
        if self.tokens is not None:
            waits.append(self._until_tokens_fit(tokens, now))
        return max(waits)

    def _until_tokens_fit(self, tokens: int, now: float) -> float:
        assert self.tokens is not None
        used = sum(slot.tokens for slot in self._window)
        for slot in self._window:
            if used + tokens <= self.tokens:
                break
            used -= slot.tokens
            leaves = slot.at + WINDOW - now
            if used + tokens <= self.tokens or slot is self._window[-1]:
                return leaves
        return 0.0
