"""Starts, finds and stops the embedded server of a data folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from filelock import FileLock
from filelock import Timeout as LockTimeout

from graph_schema.errors import DatabaseError
from services.database.embedded import processes
from services.database.embedded.configuration import Ports
from services.database.embedded.folder import USERNAME, DataFolder, ServerRecord
from services.database.embedded.ports import USUAL
from services.database.embedded.starting import start
from services.database.embedded.swapping import remove_leftovers
from services.database.embedded.users import take_lease
from services.database.settings import DatabaseSettings
from services.observability.progress import Progress, SilentProgress

LOCK_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is running."""

    folder: DataFolder
    record: ServerRecord

    @property
    def settings(self) -> DatabaseSettings:
        """Address and login."""
        password = self.folder.read_password() or ""
        return DatabaseSettings(f"bolt://127.0.0.1:{self.record.bolt_port}", USERNAME, password)

    @property
    def browser_url(self) -> str:
        """Address of Neo4j Browser."""
        return f"http://127.0.0.1:{self.record.http_port}/browser/"


def find_server(folder: DataFolder) -> Server | None:
    """Return the server that runs on this data folder, if one does; a first start that was cut off is none."""
    record = folder.read_record()
    if record is None or folder.never_ready_file.exists() or not processes.is_alive(record.pid, record.started):
        return None
    return Server(folder, record) if processes.is_alive(record.guard_pid, record.guard_started) else None


@contextmanager
def use_server(
    folder: DataFolder, progress: Progress | None = None, extra: Sequence[str] = (), usual: Ports | None = USUAL
) -> Iterator[Server]:
    """Attach to the folder's server, or start one; it stops when its last user has left, unless kept by `up`.

    ``extra`` are lines for neo4j.conf, used when this call starts the server. Raises DatabaseError.
    """
    folder.make()
    with start_lock(folder):
        lease = take_lease(folder.users_lock)
        try:
            server = find_server(folder) or _start(folder, progress or SilentProgress(), extra, usual)
        except BaseException:
            lease.release()
            raise
    try:
        yield server
    finally:
        lease.release()


def keep_server(folder: DataFolder, progress: Progress | None = None) -> Server:
    """Attach or start, and let the server run on until :func:`stop_server`."""
    with use_server(folder, progress) as server:
        folder.keep_file.touch()
    return server


def stop_server(folder: DataFolder) -> bool:
    """Stop the folder's server, whoever uses it. Returns False when none was running."""
    if not folder.path.is_dir():
        return False
    with start_lock(folder):
        folder.keep_file.unlink(missing_ok=True)
        record = folder.read_record()
        if record is None:
            return False
        was_running = processes.is_alive(record.pid, record.started)
        end_server(folder, record)
        return was_running


@contextmanager
def start_lock(folder: DataFolder) -> Iterator[None]:
    """Keep other commands from starting or stopping the folder's server. Raises DatabaseError after ten minutes."""
    lock = FileLock(folder.start_lock)
    try:
        lock.acquire(timeout=LOCK_SECONDS)
    except LockTimeout as error:
        raise DatabaseError(
            f"another command has been starting or stopping the server of {folder.path} for ten minutes: "
            f"see {folder.console}, end that command and try again"
        ) from error
    try:
        yield
    finally:
        lock.release()


def end_server(folder: DataFolder, record: ServerRecord) -> None:
    """End a server and its guard; what it holds in memory is in its store afterwards."""
    processes.end(record.guard_pid, record.guard_started, processes.STOP_SECONDS + 15)
    processes.end(record.pid, record.started)
    folder.record_file.unlink(missing_ok=True)


def _start(folder: DataFolder, progress: Progress, extra: Sequence[str], usual: Ports | None) -> Server:
    if (stale := folder.read_record()) is not None:
        end_server(folder, stale)
    folder.keep_file.unlink(missing_ok=True)
    remove_leftovers(folder)
    return Server(folder, start(folder, progress, extra, usual))
