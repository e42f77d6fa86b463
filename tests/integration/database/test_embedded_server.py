"""The embedded server: found, shared, stopped, and none left behind."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from neo4j import Driver

from graph_schema.errors import DatabaseError
from services.database.connection import connect
from services.database.embedded import starting
from services.database.embedded.configuration import Ports
from services.database.embedded.folder import DataFolder, ServerRecord
from services.database.embedded.processes import is_alive
from services.database.embedded.server import Server, find_server, keep_server, stop_server, use_server

USER_OF_THE_SERVER = """
import sys, time
from pathlib import Path
from services.database.embedded.folder import DataFolder
from services.database.embedded.server import use_server
with use_server(DataFolder(Path(sys.argv[1])), usual=None) as server:
    print("ready", flush=True)
    time.sleep(120)
"""


def wait_for(what: Callable[[], bool], seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while not what() and time.monotonic() < until:
        time.sleep(0.1)
    return what()


def is_gone(record: ServerRecord) -> bool:
    return not is_alive(record.pid, record.started) and not is_alive(record.guard_pid, record.guard_started)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFolder]:
    """A data folder with a blank and a letter of another alphabet in its name; no server runs after a test."""
    found = DataFolder(tmp_path_factory.mktemp("数 据") / ".interest-graph")
    yield found
    stop_server(found)


@contextlib.contextmanager
def another_process(folder: DataFolder, outside: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run a process that uses the folder's server, in a group of its own as on a terminal."""
    command = [sys.executable, "-c", USER_OF_THE_SERVER, str(folder.path)]
    with subprocess.Popen(
        command, env=outside, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, process_group=0
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield process
        finally:
            process.kill()


def test_has_graph_data_science(driver: Driver) -> None:
    rows, _, _ = driver.execute_query("RETURN gds.version() AS version")
    assert rows[0]["version"].startswith("2.26")


def test_a_second_user_attaches_and_its_leaving_stops_nothing(embedded: Server) -> None:
    with use_server(embedded.folder) as again:
        assert again == embedded
    time.sleep(1)
    assert find_server(embedded.folder) == embedded


def test_keeps_its_login_to_its_owner(embedded: Server) -> None:
    assert embedded.folder.password_file.stat().st_mode & 0o077 == 0
    assert embedded.folder.path.stat().st_mode & 0o077 == 0
    assert (embedded.settings.password) not in repr(embedded.settings)
    processes = psutil.Process(embedded.record.guard_pid).children(recursive=True)
    assert embedded.settings.password not in " ".join(word for one in processes for word in one.cmdline())


def test_listens_on_loopback_only(embedded: Server) -> None:
    listening = psutil.Process(embedded.record.pid).net_connections()
    addresses = {one.laddr.ip for one in listening if one.status == psutil.CONN_LISTEN}
    assert {address.removeprefix("::ffff:") for address in addresses} == {"127.0.0.1"}


def test_two_projects_run_side_by_side_and_one_stays_up_until_down(embedded: Server, folder: DataFolder) -> None:
    kept = keep_server(folder)
    time.sleep(1)
    assert find_server(folder) == kept
    assert {kept.record.bolt_port, kept.record.http_port}.isdisjoint(
        {embedded.record.bolt_port, embedded.record.http_port}
    )
    with connect(kept.settings) as one, connect(embedded.settings):
        one.execute_query("CREATE (:User {user_id: 'kept'})")
    assert stop_server(folder)
    assert is_gone(kept.record)
    assert find_server(folder) is None
    assert not stop_server(folder)


def test_keeps_its_data_when_the_server_is_killed(folder: DataFolder) -> None:
    with use_server(folder, usual=None) as first, connect(first.settings) as driver:
        driver.execute_query("CREATE (:User {user_id: 'written just before'})")
        os.kill(first.record.pid, signal.SIGKILL)
        assert wait_for(lambda: is_gone(first.record))
        with use_server(folder, usual=None) as second, connect(second.settings) as again:
            assert second.record.pid != first.record.pid
            rows, _, _ = again.execute_query("MATCH (u:User) RETURN u.user_id AS id ORDER BY id")
    assert [row["id"] for row in rows] == ["kept", "written just before"]
    assert wait_for(lambda: is_gone(second.record))
    assert folder.read_record() is None


def test_no_server_outlives_a_killed_command(folder: DataFolder, outside: dict[str, str]) -> None:
    with another_process(folder, outside) as process:
        server = find_server(folder)
        assert server is not None
        process.kill()
        assert wait_for(lambda: is_gone(server.record))
    assert folder.read_record() is None


def test_ctrl_c_reaches_the_command_only_and_the_server_ends_cleanly(
    folder: DataFolder, outside: dict[str, str]
) -> None:
    with another_process(folder, outside) as process:
        server = find_server(folder)
        assert server is not None
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(10) != 0
        assert wait_for(lambda: is_gone(server.record))
    assert (folder.logs / "neo4j.log").read_text().rstrip().endswith("Stopped.")


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: elsewhere the next command ends such a server")
def test_no_server_outlives_its_killed_guard(folder: DataFolder) -> None:
    with use_server(folder, usual=None) as server:
        os.kill(server.record.guard_pid, signal.SIGKILL)
        assert wait_for(lambda: is_gone(server.record))
    assert find_server(folder) is None


def test_a_stale_record_and_a_port_lost_in_between_do_not_matter(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = ServerRecord(os.getpid(), 1.0, os.getpid(), 1.0, 7687, 7474)
    folder.write_record(stale)
    assert find_server(folder) is None
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        answers = [Ports(taken.getsockname()[1], 0)]
        choose = starting.choose_ports
        monkeypatch.setattr(starting, "choose_ports", lambda usual: answers.pop() if answers else choose(usual))
        with use_server(folder, usual=None) as server:
            assert server.record.bolt_port != taken.getsockname()[1]
            connect(server.settings).close()


def test_shows_the_last_lines_of_the_log_when_the_server_ends_at_once(folder: DataFolder) -> None:
    stop_server(folder)
    with (
        pytest.raises(DatabaseError, match=r"(?s)ended while starting.*no\.such\.setting"),
        use_server(folder, extra=["no.such.setting=1"], usual=None),
    ):
        pass
    assert folder.read_record() is None


def test_the_usual_ports_are_left_to_whoever_has_them() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert starting.choose_ports(Ports(port, 0)).bolt != port


def test_a_lost_password_is_explained(folder: DataFolder) -> None:
    stop_server(folder)
    password = folder.password_file.read_text()
    folder.password_file.unlink()
    try:
        with pytest.raises(DatabaseError, match="password is missing"), use_server(folder, usual=None):
            pass
    finally:
        folder.password_file.write_text(password)


def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match="INTEREST_GRAPH_HOME"), use_server(DataFolder(tmp_path / "file" / "x")):
        pass
