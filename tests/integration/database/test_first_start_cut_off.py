"""A server killed during its first start leaves a store that the next start makes anew; no other store is."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from graph_schema.errors import DatabaseError
from services.database.connection import connect
from services.database.embedded.folder import DataFolder
from services.database.embedded.server import stop_server, use_server

START = """
import sys
from pathlib import Path
from services.database.embedded.folder import DataFolder
from services.database.embedded.server import use_server
with use_server(DataFolder(Path(sys.argv[1])), usual=None):
    pass
"""


def kill_during_the_first_start(folder: DataFolder, outside: dict[str, str]) -> None:
    """Start in a process of its own and kill all of it once the store of the graph is there and its log is not."""
    command = [sys.executable, "-c", START, str(folder.path)]
    with subprocess.Popen(command, env=outside, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        store = folder.home / "data" / "databases" / "neo4j" / "neostore"
        until = time.monotonic() + 60
        while not store.exists() and time.monotonic() < until:
            time.sleep(0.002)
        for one in (*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)):
            os.kill(one.pid, signal.SIGKILL)
    assert store.exists()
    shutil.rmtree(folder.home / "data" / "transactions" / "neo4j", ignore_errors=True)


def test_the_next_start_makes_it_anew_and_no_start_after_that(tmp_path: Path, outside: dict[str, str]) -> None:
    folder = DataFolder(tmp_path / ".interest-graph")
    kill_during_the_first_start(folder, outside)
    with use_server(folder, usual=None) as server, connect(server.settings) as driver:
        driver.execute_query("CREATE (:User {user_id: 'kept'})")
    stop_server(folder)
    logs = folder.home / "data" / "transactions" / "neo4j"
    logs.rename(tmp_path / "logs")
    with pytest.raises(DatabaseError), use_server(folder, usual=None):
        pass
    shutil.rmtree(logs, ignore_errors=True)
    (tmp_path / "logs").rename(logs)
    with use_server(folder, usual=None) as server, connect(server.settings) as driver:
        assert driver.execute_query("MATCH (u:User) RETURN u.user_id AS id").records[0]["id"] == "kept"
    stop_server(folder)
