"""A real small language model behind HTTP, for as long as a block runs."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.small_models import NoModelError, SmallModel, have

SERVER = Path(__file__).with_name("model_server.py")
STARTS_WITHIN, CONTEXT = 180.0, 6144


@contextmanager
def served(model: SmallModel, threads: int = 1) -> Iterator[str]:
    """Give the address of a server with this model; it ends with the block. Raises NoModelError.

    One thread: llama.cpp's threads spin, and on a busy machine two are slower than one.
    """
    path = have(model)
    port = _free_port()
    command = [sys.executable, str(SERVER), str(path), model.name, str(port), str(CONTEXT), str(threads)]
    log = path.with_suffix(".log").open("w", encoding="utf-8")
    running = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "NO_COLOR": "1"})
    try:
        _wait(f"http://127.0.0.1:{port}/health", running, Path(log.name))
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
        log.close()


def _wait(address: str, running: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if running.poll() is not None:
            last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
            raise NoModelError(f"the model's server ended at its start: {last}")
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            pass  # it is still loading
        time.sleep(0.3)
    raise NoModelError(f"the model's server did not answer within {STARTS_WITHIN:g} seconds")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
