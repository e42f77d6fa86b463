"""Serves the application with waitress, on a port that is free."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from waitress.server import create_server

from graph_schema.errors import SettingsError
from web.site import LOOPBACK

LOCAL = "127.0.0.1"
THREADS = 32
PORTS_TRIED = 20
BACKLOG = 256
MOST_BYTES = 1024 * 1024
"""A body beyond this is cut off while it arrives; the application itself takes much less."""


def check_binding(host: str, password: str | None) -> None:
    """Refuse an address that others reach unless a password is set."""
    if host not in LOOPBACK and not password:
        raise SettingsError(
            f"serving at {host} lets others in: set INTEREST_GRAPH_PASSWORD to a password first, or serve at 127.0.0.1"
        )


def free_port(host: str, port: int, may_move: bool = True) -> int:
    """Return the port, or the next free one; ``may_move`` False: only that one; 0: any. Raises SettingsError."""
    for candidate in range(port, min(port + (PORTS_TRIED if may_move else 1), 65536)):
        if found := _bound_port(host, candidate):
            return found
    raise SettingsError(f"port {port} at {host} cannot be used: stop what runs there, or choose one with --port")


@dataclass(frozen=True)
class RunningSite:
    """A site that answers from threads of its own until it is closed."""

    server: Any
    thread: threading.Thread
    address: str

    def close(self) -> None:
        """End the loop from within its own thread, open connections included.

        The lock keeps the loop, awake for another reason, from closing the trigger before it was pulled.
        """
        trigger = self.server.trigger
        with trigger.lock:
            trigger.thunks.append(self._close_all)
            trigger.pull_trigger()
        self.thread.join(timeout=10)
        self.server.task_dispatcher.shutdown()

    def _close_all(self) -> None:
        self.server.asyncore.close_all(self.server._map, ignore_all=True)


def start(app: Flask, host: str = LOCAL, port: int = 0) -> RunningSite:
    """Start serving in the background; port 0 is any free one."""
    server = _server(app, host, port)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    return RunningSite(server, thread, site_address(host, server.effective_port))


def serve(app: Flask, host: str = LOCAL, port: int = 5000, announce: Callable[[], None] | None = None) -> None:
    """Serve until Ctrl-C; ``announce`` is called when the address answers."""
    server = _server(app, host, port)
    try:
        if announce is not None:
            announce()
        server.run()
    finally:
        server.close()


def site_address(host: str, port: int) -> str:
    """Return the address to type into a browser."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}.get(host, host)
    return f"http://{name}:{port}"


def _server(app: Flask, host: str, port: int) -> Any:
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    return create_server(
        app,
        host=host,
        port=port,
        threads=THREADS,
        backlog=BACKLOG,
        max_request_body_size=MOST_BYTES,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )


def _bound_port(host: str, port: int) -> int | None:
    """Return the port that binding gives, None where it fails."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return None
        return int(probe.getsockname()[1])
