"""Cuts the line to the database when an answer does not end: the server's own time-out does not stop a giant value."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from neo4j import Session
from neo4j.exceptions import DriverError

GRACE = 2.0
"""Seconds that the server has to say by itself that it stopped the query."""


class OverdueError(Exception):
    """The line was cut. Never leaves this package."""


@contextmanager
def deadline(seconds: float) -> Iterator[Callable[[Session], None]]:
    """Give what begins to count for a session, whose socket is shut down after that time and the grace.

    A list of a billion numbers is made while it is sent, where no time-out of a transaction looks; only the socket of
    the session, which the driver keeps to itself, ends it. The session is opened inside this block: that it cannot be
    closed in good order any more is no other error. Raises OverdueError.
    """
    cut = threading.Event()
    timers: list[threading.Timer] = []

    def end(session: Session) -> None:
        line: Any = getattr(getattr(session, "_connection", None), "socket", None)
        plain = getattr(line, "_socket", None)
        if plain is not None:
            cut.set()
            with suppress(OSError):
                plain.shutdown(socket.SHUT_RDWR)

    def count(session: Session) -> None:
        timer = threading.Timer(seconds + GRACE, end, [session])
        timer.daemon = True
        timers.append(timer)
        timer.start()

    try:
        yield count
    except (DriverError, OSError) as error:
        if cut.is_set():
            raise OverdueError from error
        raise
    finally:
        for timer in timers:
            timer.cancel()
