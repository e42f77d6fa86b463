"""The guard: a small process that runs one server and stops it when nobody uses it any more.

It holds the only handle on the server, so that the server outlives or ends with its users by one rule:
it stays while a process holds a lease or the file ``keep-running`` exists, however those processes end.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from services.database.embedded.folder import DataFolder, ServerRecord
from services.database.embedded.processes import STOP_SECONDS, start_time
from services.database.embedded.users import try_lock_alone

LOOK_SECONDS = 0.25
PR_SET_PDEATHSIG = 1


class StopRequested(Exception):  # noqa: N818 - a request, not an error
    """Somebody asked the guard to stop its server."""


def main(arguments: Sequence[str]) -> int:
    """Run ``FOLDER BOLT_PORT HTTP_PORT COMMAND...``."""
    folder = DataFolder(Path(arguments[0]))
    signal.signal(signal.SIGTERM, _request_stop)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    server = _start(folder, list(arguments[3:]))
    record = ServerRecord(
        os.getpid(), start_time(os.getpid()), server.pid, start_time(server.pid), int(arguments[1]), int(arguments[2])
    )
    alone: int | None = None
    try:
        folder.write_record(record)
        while server.poll() is None and alone is None:
            time.sleep(LOOK_SECONDS)
            if not folder.keep_file.exists():
                alone = try_lock_alone(folder.users_lock)
    except StopRequested:
        pass
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        _stop(server)
        if folder.read_record() == record:
            folder.record_file.unlink(missing_ok=True)
    return 0


def _request_stop(number: int, frame: FrameType | None) -> None:
    raise StopRequested


def _start(folder: DataFolder, command: list[str]) -> subprocess.Popen[bytes]:
    if folder.console.exists():
        folder.console.replace(folder.console.with_suffix(".previous.log"))
    with folder.console.open("ab") as console:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            cwd=folder.home,
            preexec_fn=_end_with_guard if sys.platform == "linux" else None,
        )


def _end_with_guard() -> None:
    """Let Linux end the server when the guard itself is killed."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
