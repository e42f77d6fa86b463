"""Chooses loopback ports: the usual ones when they are free, else any."""

from __future__ import annotations

import socket

from services.database.embedded.configuration import Ports

USUAL = Ports(bolt=7687, http=7474)


def is_free(port: int) -> bool:
    """True when nothing listens on this loopback port (or on it at all addresses)."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def choose_ports(usual: Ports | None = USUAL) -> Ports:
    """Return the usual pair where both are free, else two free ones."""
    if usual is not None and is_free(usual.bolt) and is_free(usual.http):
        return usual
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        return Ports(first.getsockname()[1], second.getsockname()[1])
