"""A full disk: said so, nothing half-written, and all is there again once there is room."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_schema.errors import DatabaseError
from services.database.connection import connect, database_errors
from services.database.embedded.folder import DataFolder
from services.database.embedded.server import stop_server, use_server

ROWS = 1_000
FILL = "UNWIND range(1, $rows) AS row CREATE (:Filler {text: $text})"


def mount(*arguments: str) -> bool:
    program = shutil.which("mount")
    if program is None or os.geteuid() != 0:
        return False
    return subprocess.run([program, *arguments], capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 150 MB in memory."""
    place = tmp_path / "small"
    place.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=150m", "tmpfs", str(place)):
        pytest.skip("a small disk: needs the right to mount one")
    yield place
    stop_server(DataFolder(place / "home"))
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_explained_and_no_batch_is_half_there(small_disk: Path) -> None:
    folder = DataFolder(small_disk / "home")
    stored = 0
    with use_server(folder, usual=None) as server, connect(server.settings) as driver:
        with pytest.raises(DatabaseError, match="because it is full"), database_errors(server.settings):
            while stored < 100 * ROWS:
                driver.execute_query(FILL, rows=ROWS, text="ab" * 4000)
                stored += ROWS
        stop_server(folder)
    with pytest.raises(DatabaseError, match=r"free on the disk.*make room"), use_server(folder, usual=None):
        pass
    assert mount("-o", "remount,size=1g", str(small_disk))
    with use_server(folder, usual=None) as server, connect(server.settings) as driver:
        rows, _, _ = driver.execute_query("MATCH (f:Filler) RETURN count(f) AS count")
    assert stored > 0
    assert rows[0]["count"] in (stored, stored + ROWS)
