"""The first start of a store: cut off, the store is half made and nobody's, and is made anew."""

from __future__ import annotations

import shutil

from services.database.embedded.folder import DataFolder
from services.database.embedded.swapping import sync
from services.observability.progress import Progress

UNFINISHED = "data.unfinished"


def set_aside_unfinished(folder: DataFolder, progress: Progress) -> None:
    """Move a store away that no start ever brought up; one that once answered, or of unknown past, is left alone.

    Called before every start, while no server runs on the folder.
    """
    if not folder.never_ready_file.exists():
        return
    with progress.step("Setting aside what a first start that was cut off left, and beginning anew", unit="stores"):
        aside = folder.home / UNFINISHED
        shutil.rmtree(aside, ignore_errors=True)
        (folder.home / "data").rename(aside)
        (folder.home / "data").mkdir()


def remember_ready(folder: DataFolder) -> None:
    """Note that the store has answered, so that no later start sets it aside; on disk before anybody may write."""
    if folder.never_ready_file.exists():
        folder.never_ready_file.unlink()
        sync(folder.home / "data")
        shutil.rmtree(folder.home / UNFINISHED, ignore_errors=True)
