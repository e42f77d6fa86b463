"""An export that ends early leaves nothing in its place."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from neo4j import Driver

from graph_schema.errors import ExportError
from graph_schema.records import Interaction, User
from graph_schema.upsert import write_records
from services.database.settings import DatabaseSettings
from services.exchange.export import export
from services.exchange.folder import new_folder


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"), new_folder(tmp_path / "deep" / "out") as hidden:
        (hidden / "user.csv").write_text("half", encoding="utf-8")
        assert hidden.stat().st_mode & 0o077 == 0
        raise OSError("disk full")
    assert list((tmp_path / "deep").iterdir()) == []


@pytest.mark.parametrize("kind", ["file", "full folder", "link"])
def test_what_is_there_stays(tmp_path: Path, kind: str) -> None:
    there = tmp_path / "out"
    if kind == "file":
        there.write_text("mine", encoding="utf-8")
    elif kind == "full folder":
        there.mkdir()
        (there / "mine").touch()
    else:
        there.symlink_to(tmp_path / "nowhere")
    with pytest.raises(ExportError, match="something is there already"), new_folder(there):
        pass
    assert list(tmp_path.iterdir()) == [there]


def test_an_empty_folder_is_filled(empty_graph: Driver, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    export(empty_graph, "csv", tmp_path / "out")
    assert (tmp_path / "out" / "user.csv").exists()


def test_ctrl_c_leaves_nothing(
    empty_graph: Driver, server: DatabaseSettings, outside: dict[str, str], tmp_path: Path
) -> None:
    write_records(empty_graph, [User(f"u{number}", "x" * 2000) for number in range(4_000)])
    write_records(empty_graph, [Interaction(f"u{n}", f"i{m}", "like") for n in range(400) for m in range(100)])
    login = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password}
    command = [sys.executable, "-m", "web.cli.main", "export", "csv", "--output", "out"]
    with subprocess.Popen(command, env={**outside, **login}, cwd=tmp_path, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob(".out.*/user.csv")) and time.monotonic() < deadline:
            time.sleep(0.002)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode != 0
    assert list(tmp_path.iterdir()) == []
