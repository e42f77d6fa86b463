"""The same facts give the same graph: twice, in another order, in pieces, at once, after a kill."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from neo4j import Driver

from graph_schema.fingerprint import fingerprint
from graph_schema.reset import reset
from loaders.load import load
from services.database.settings import DatabaseSettings
from tests.integration.loaders.made_up import rows_of, write_folder

Start = Callable[[Path], subprocess.Popen[str]]
EVENTS = "MATCH ()-[r:INTERACTED_WITH]->() RETURN count(r) AS n"


@pytest.fixture
def start(server: DatabaseSettings, outside: dict[str, str], tmp_path: Path) -> Start:
    """Start the load of a folder in a process of its own."""
    login = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password}

    def run(folder: Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "web.cli.main", "load", str(folder), "--json"]
        return subprocess.Popen(
            command, env={**outside, **login}, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    return run


def value_after(driver: Driver, *folders: Path) -> str:
    """Return the fingerprint of an empty graph after these loads."""
    reset(driver)
    for folder in folders:
        load(driver, str(folder))
    return fingerprint(driver).value


def test_a_second_load_changes_nothing_and_says_so(empty_graph: Driver, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "all", rows_of(600))
    first = load(empty_graph, str(folder))
    before = fingerprint(empty_graph).value
    second = load(empty_graph, str(folder))
    assert fingerprint(empty_graph).value == before
    assert first.written["interaction"] == first.records["interaction"] == 600
    assert sum(second.written.values()) == 0
    assert second.known == second.records


def test_order_and_pieces_do_not_matter(empty_graph: Driver, tmp_path: Path) -> None:
    rows = rows_of(600)
    whole = value_after(empty_graph, write_folder(tmp_path / "whole", rows))
    mixed = {name: random.Random(1).sample(lines, len(lines)) for name, lines in rows.items()}
    assert value_after(empty_graph, write_folder(tmp_path / "mixed", mixed)) == whole
    pieces = [
        write_folder(tmp_path / f"piece-{part}", {name: lines[part::3] for name, lines in mixed.items()})
        for part in (2, 0, 1)
    ]
    assert value_after(empty_graph, *pieces) == whole


def test_one_row_more_gives_another_graph(empty_graph: Driver, tmp_path: Path) -> None:
    rows = rows_of(60)
    whole = value_after(empty_graph, write_folder(tmp_path / "whole", rows))
    rows["ratings.csv"].pop()
    assert value_after(empty_graph, write_folder(tmp_path / "less", rows)) != whole


def test_two_processes_at_once_give_the_same_graph(empty_graph: Driver, start: Start, tmp_path: Path) -> None:
    rows = rows_of(4000)
    folder = write_folder(tmp_path / "all", rows)
    backwards = write_folder(tmp_path / "back", {name: lines[::-1] for name, lines in rows.items()})
    alone = value_after(empty_graph, folder)
    reset(empty_graph)
    for process in [start(folder), start(backwards)]:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    assert fingerprint(empty_graph).value == alone


def test_a_killed_load_started_again_gives_the_same_graph(empty_graph: Driver, start: Start, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "all", rows_of(25_000))
    alone = value_after(empty_graph, folder)
    whole = count_events(empty_graph)
    reset(empty_graph)
    process = start(folder)
    deadline = time.monotonic() + 60
    while count_events(empty_graph) == 0 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    assert 0 < count_events(empty_graph) < whole
    load(empty_graph, str(folder))
    assert fingerprint(empty_graph).value == alone


def test_ctrl_c_leaves_whole_batches_only(empty_graph: Driver, start: Start, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "all", rows_of(25_000))
    process = start(folder)
    deadline = time.monotonic() + 60
    while count_events(empty_graph) == 0 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode != 0
    load(empty_graph, str(folder))
    events = count_events(empty_graph)
    assert events == len({line.rsplit(",", 2)[0] for line in rows_of(25_000)["ratings.csv"]})


def count_events(driver: Driver) -> int:
    """Return the number of INTERACTED_WITH relationships."""
    with driver.session() as session:
        return int(session.run(EVENTS).single(strict=True)["n"])
