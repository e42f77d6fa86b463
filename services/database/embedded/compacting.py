"""Rewrites the stopped server's store, so that freed records and old transaction logs keep nothing that was erased."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from neo4j import Driver

from graph_schema.errors import DatabaseError
from graph_schema.fingerprint import fingerprint
from services.database.connection import connect, database_errors
from services.database.copying import Digest, copy_graph, digest
from services.database.embedded.folder import DataFolder, write_private
from services.database.embedded.server import Server, end_server, find_server, start_lock
from services.database.embedded.starting import start
from services.database.embedded.swapping import WORK, finish_swap, hand_over, remove_leftovers
from services.database.embedded.users import is_used, take_lease
from services.observability.progress import Progress

STOP_SECONDS = 90.0
LOOK_SECONDS = 0.2
OF_THE_GRAPH = ("databases/neo4j", "transactions/neo4j")


@dataclass(frozen=True, slots=True)
class Compaction:
    """What the new store holds, and the sizes of both in bytes."""

    nodes: int
    relationships: int
    before: int
    after: int


def compact(folder: DataFolder, progress: Progress) -> Compaction:
    """Copy all that is alive into a new store, verify it and put it in the old one's place.

    Killed at any moment, the old store is in use until the new one was verified, and what is half done goes away at the
    next start. Raises DatabaseError while a server runs, without room for two stores, or when the copy differs.
    """
    if not (folder.home / "data").is_dir():
        raise DatabaseError(f"{folder.path} holds no graph yet: there is nothing to compact")
    with start_lock(folder):
        _wait_until_stopped(folder)
        remove_leftovers(folder)
        before = _size(folder.home / "data")
        _check_room(folder, before)
        work = DataFolder(folder.path / WORK)
        try:
            expected, whole = _copy(folder, work, progress)
            _assemble(folder, work)
            _verify(work, expected, whole, progress)
            hand_over(folder, work.home / "data")
            finish_swap(folder)
        finally:
            remove_leftovers(folder)
    return Compaction(expected.nodes, expected.relationships, before, _size(folder.home / "data"))


def _wait_until_stopped(folder: DataFolder) -> None:
    """Let a server end that nobody uses any more. Raises DatabaseError for one that is used or kept."""
    until = time.monotonic() + STOP_SECONDS
    while find_server(folder) is not None:
        if folder.keep_file.exists() or is_used(folder.users_lock) or time.monotonic() > until:
            raise DatabaseError(
                f"a server runs on {folder.path}: stop it with `interest-graph down`, and compact while nobody uses it"
            )
        time.sleep(LOOK_SECONDS)


def _copy(folder: DataFolder, work: DataFolder, progress: Progress) -> tuple[Digest, str]:
    """Fill a new store; return what is to be found in it again, and the fingerprint of all."""
    with _running(folder, progress) as old:
        whole = fingerprint(old, everything=True).value
        work.make()
        with _running(work, progress) as new:
            return copy_graph(old, new, progress), whole


def _assemble(folder: DataFolder, work: DataFolder) -> None:
    """Make the work folder's data what the folder's is to be: users and settings of the old, the graph of the new."""
    fresh, old = work.home / "data", folder.home / "data"
    whole = work.home / "whole"
    left_out = {str(old / part) for part in OF_THE_GRAPH}
    shutil.copytree(old, whole, ignore=lambda at, names: [n for n in names if str(Path(at) / n) in left_out])
    for part in OF_THE_GRAPH:
        (fresh / part).rename(whole / part)
    shutil.rmtree(fresh)
    whole.rename(fresh)
    write_private(work.password_file, folder.password_file.read_text(encoding="utf-8"))


def _verify(work: DataFolder, expected: Digest, whole: str, progress: Progress) -> None:
    with _running(work, progress) as new:
        is_same = digest(new, progress) == expected and fingerprint(new, everything=True).value == whole
    if not is_same:
        raise DatabaseError(
            f"the copy of {work.home.parent.parent} differs from it, so the store stays as it is: try again; "
            "`interest-graph doctor` and the server's logs may say more"
        )


@contextmanager
def _running(folder: DataFolder, progress: Progress) -> Iterator[Driver]:
    """Run a folder's server for this process alone; it ends cleanly, with all in its store."""
    lease = take_lease(folder.users_lock)
    try:
        record = start(folder, progress, (), None)
        server = Server(folder, record)
        try:
            with connect(server.settings) as driver, database_errors(server.settings):
                yield driver
        finally:
            end_server(folder, record)
    finally:
        lease.release()


def _check_room(folder: DataFolder, size: int) -> None:
    free = shutil.disk_usage(folder.path).free
    if free < 2 * size:
        raise DatabaseError(
            f"{free / 1e6:.0f} MB are free on the disk of {folder.path}, and a second store takes up to"
            f" {2 * size / 1e6:.0f} MB: make room and try again"
        )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
