"""The demo: ends with pages that answer, stops at Ctrl-C, and never touches a graph of one's own."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import Driver

from services.database.settings import DatabaseSettings
from tests.worlds import plant, toy_records

READY = "Stop with Ctrl-C."
SECONDS = 240


@contextmanager
def demo(
    server: DatabaseSettings, outside: dict[str, str], folder: Path
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    login = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password}
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "web.cli.main", "demo"],
        env={**outside, **login},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    too_long = threading.Timer(SECONDS, process.kill)
    too_long.start()
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        if READY in line:
            break
    try:
        yield process, said
    finally:
        too_long.cancel()
        process.kill()
        process.wait()


def test_the_demo_serves_the_sample_until_ctrl_c(
    empty_graph: Driver, server: DatabaseSettings, outside: dict[str, str], tmp_path: Path
) -> None:
    with demo(server, outside, tmp_path) as (process, said):
        assert "Three things to try" in said
        assert server.password not in said
        for address in re.findall(r"http://127\.0\.0\.1:\d+/users/\S+", said):
            with urllib.request.urlopen(address, timeout=20) as answer:
                assert "林晓梅" in answer.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        assert process.stdout is not None
        assert "Traceback" not in process.stdout.read()


def test_a_graph_of_ones_own_stays_as_it_is(
    empty_graph: Driver, server: DatabaseSettings, outside: dict[str, str], tmp_path: Path
) -> None:
    plant(empty_graph, toy_records())
    with demo(server, outside, tmp_path) as (_, said):
        assert "a graph of your own" in said
    items = empty_graph.execute_query("MATCH (i:Item) RETURN count(i) AS n").records[0]["n"]
    assert items == 7
