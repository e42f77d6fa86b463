"""Puts a compacted store in the place of the old one, so that a kill at any moment leaves one of them whole.

Inside the server's home, ``data`` is the store in use, ``data.compacted`` a new one that is whole and verified, and
``data.before`` the old one on its way out. The new one is made in the data folder ``compacting``.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from services.database.embedded import processes
from services.database.embedded.folder import DataFolder

WORK = "compacting"
COMPACTED, BEFORE = "data.compacted", "data.before"


def hand_over(folder: DataFolder, verified: Path) -> None:
    """Take a verified store into the home; from this one renaming on, the new store is the one that counts."""
    sync(verified)
    verified.rename(folder.home / COMPACTED)
    sync(folder.home)


def finish_swap(folder: DataFolder) -> None:
    """Do what is left to do of a swap."""
    data, compacted, before = folder.home / "data", folder.home / COMPACTED, folder.home / BEFORE
    if compacted.exists():
        if data.exists():
            shutil.rmtree(before, ignore_errors=True)
            data.rename(before)
        compacted.rename(data)
        sync(folder.home)
    if before.exists() and data.exists():
        shutil.rmtree(before)


def remove_leftovers(folder: DataFolder) -> None:
    """End what a killed compaction left running, and finish or undo what it left half done.

    Called before every start, while no server runs on the folder.
    """
    work = DataFolder(folder.path / WORK)
    if (record := work.read_record()) is not None:
        processes.end(record.guard_pid, record.guard_started, processes.STOP_SECONDS)
        processes.end(record.pid, record.started)
    shutil.rmtree(work.path, ignore_errors=True)
    finish_swap(folder)


def sync(folder: Path) -> None:
    """Let names that were given reach the disk."""
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
