"""What was erased leaves the files of the stopped server; what is alive is the same."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_schema.errors import DatabaseError
from graph_schema.fingerprint import fingerprint
from graph_schema.migrations import migrate
from graph_schema.upsert import write_records
from services.database.connection import connect
from services.database.embedded.compacting import compact
from services.database.embedded.folder import DataFolder
from services.database.embedded.server import stop_server, use_server
from services.observability.progress import SilentProgress
from services.privacy.erasure import erase_user
from services.privacy.file_scan import count_in, files_of
from tests.planted_person import BOOK_TEXT, EVENT, ID, TEXT, planted
from tests.worlds import NOW, toy_records

MARKERS = re.compile("|".join((ID, TEXT[:40], BOOK_TEXT[-40:], EVENT)).encode())
ODD = "CREATE (:Odd:Two {at: datetime('2020-01-01T00:00:00+01:00'), day: date('2020-01-01'), n: 9007199254740993,"
ODD += (
    " nan: 0.0/0.0, flags: [true, false], where: point({x: 1, y: 2}), text: '\u0001 \U0001f600'})-[:TO {a: [1.5]}]->()"
)
KILLED_WHILE_READING = """
import os, signal, sys
from pathlib import Path
from services.database.embedded import compacting
from services.database.embedded.folder import DataFolder
from services.observability.progress import SilentProgress

def killed(*arguments, **options):
    (Path(sys.argv[1]) / "compacting" / "neo4j").mkdir(parents=True)
    os.kill(os.getpid(), signal.SIGKILL)
compacting.fingerprint = killed
compacting.compact(DataFolder(Path(sys.argv[1])), SilentProgress())
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFolder]:
    found = DataFolder(tmp_path_factory.mktemp("compact") / ".interest-graph")
    yield found
    stop_server(found)


def files_with_markers(folder: DataFolder) -> list[Path]:
    return [path for path in files_of(folder.path) if count_in(path, MARKERS)]


def whole(folder: DataFolder) -> tuple[str, int]:
    with use_server(folder, usual=None) as server, connect(server.settings) as driver:
        odd = driver.execute_query(
            "MATCH (o:Odd:Two)-[:TO {a: [1.5]}]->() WHERE o.n = 9007199254740993 RETURN o"
        ).records
        return fingerprint(driver, everything=True).value, len(odd)


@pytest.mark.timeout(900)
def test_what_was_erased_is_gone_from_the_files_and_a_kill_leaves_the_store_as_it_was(
    folder: DataFolder, outside: dict[str, str]
) -> None:
    with use_server(folder, usual=None) as server, connect(server.settings) as driver:
        migrate(driver)
        write_records(driver, toy_records() + planted())
        driver.execute_query(ODD)
        erase_user(driver, ID, NOW, SilentProgress())
        with pytest.raises(DatabaseError, match="interest-graph down"):
            compact(folder, SilentProgress())
        before = (fingerprint(driver, everything=True).value, 1)
    stop_server(folder)
    kept = files_with_markers(folder)
    assert any("databases" in path.parts for path in kept) and any("transactions" in path.parts for path in kept)
    command = [sys.executable, "-c", KILLED_WHILE_READING, str(folder.path)]
    assert subprocess.run(command, env=outside, check=False, timeout=200).returncode == -signal.SIGKILL
    assert (folder.path / "compacting").is_dir()
    password = folder.password_file.read_text()
    done = compact(folder, SilentProgress())
    assert done.nodes > 15
    assert files_with_markers(folder) == []
    assert whole(folder) == before
    stop_server(folder)
    assert folder.password_file.read_text() == password
    assert sorted(path.name for path in folder.home.iterdir()) == ["conf", "data", "import", "logs", "plugins", "run"]
    assert files_with_markers(folder) == []


def test_there_is_nothing_to_compact_without_a_graph(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="nothing to compact"):
        compact(DataFolder(tmp_path), SilentProgress())
