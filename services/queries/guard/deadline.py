"""Cuts the line to the database when an answer does not end: the server's own time-out does not stop a giant value."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from neo4j import Session
from neo4j.exceptions import DriverError

GRACE = 2.0
"""Seconds that the server has to say by itself that it stopped the query."""


class OverdueError(Exception):
    """The line was cut. Never leaves this package."""


@contextmanager
def deadline(session: Session, seconds: float) -> Iterator[None]:
    """Shut the session's socket down after that time and the grace. Raises OverdueError.

    A list of a billion numbers is made while it is sent, where no time-out of a transaction looks; only the socket of
    the session, which the driver keeps to itself, ends it.
    """
    cut = threading.Event()

    def end() -> None:
        line: Any = getattr(getattr(session, "_connection", None), "socket", None)
        plain = getattr(line, "_socket", None)
        if plain is not None:
            cut.set()
            with suppress(OSError):
                plain.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds + GRACE, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (DriverError, OSError) as error:
        if cut.is_set():
            raise OverdueError from error
        raise
    finally:
        timer.cancel()
