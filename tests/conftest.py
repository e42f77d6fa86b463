"""One embedded server for the whole test session, emptied between modules."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from graph_schema.migrations import migrate
from graph_schema.reset import reset
from services.database.connection import connect
from services.database.embedded.folder import DataFolder
from services.database.embedded.server import Server, stop_server, use_server
from services.database.settings import DatabaseSettings
from services.observability.progress import choose_progress

ROOT = Path(__file__).parents[1]
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started in the background: children would ignore Ctrl-C too
    signal.signal(signal.SIGINT, signal.default_int_handler)
OURS = ("NEO4J_", "INTEREST_GRAPH_", "LLM_", "EMBED_", "OPENAI_")
Cli = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of this test session alone, in a data folder of its own."""
    folder = DataFolder(tmp_path_factory.mktemp("home") / ".interest-graph")
    with use_server(folder, choose_progress(), usual=None) as running:
        yield running
    stop_server(folder)


@pytest.fixture(scope="session")
def server(embedded: Server) -> DatabaseSettings:
    """Address and login of the session's server."""
    return embedded.settings


@pytest.fixture(scope="session")
def session_driver(server: DatabaseSettings) -> Iterator[Driver]:
    """A driver to the session's server, with the schema in place and whatever data the last module left."""
    with connect(server) as driver:
        migrate(driver)
        yield driver


@pytest.fixture(scope="module")
def driver(session_driver: Driver) -> Driver:
    """A driver to a graph that is empty when the module begins."""
    migrate(session_driver)
    reset(session_driver)
    return session_driver


@pytest.fixture
def empty_graph(driver: Driver) -> Driver:
    """A driver to a graph that is empty when the test begins."""
    reset(driver)
    return driver


@pytest.fixture(scope="session")
def test_data() -> Path:
    """Folder of the real data sets, which are not part of the project."""
    named = os.environ.get("INTEREST_GRAPH_TEST_DATA")
    if not named or not Path(named).is_dir():
        pytest.skip("real data: set INTEREST_GRAPH_TEST_DATA to the folder that holds it")
    return Path(named)


@pytest.fixture(scope="session")
def outside() -> dict[str, str]:
    """The environment without any setting of ours, in which this checkout can be imported."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    if cache := os.environ.get("INTEREST_GRAPH_CACHE"):
        kept["INTEREST_GRAPH_CACHE"] = cache
    if mirror := os.environ.get("INTEREST_GRAPH_MAVEN_URL"):
        kept["INTEREST_GRAPH_MAVEN_URL"] = mirror
    return {**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "110", "INTEREST_GRAPH_EMBEDDER": "hashing"}


@pytest.fixture
def cli(server: DatabaseSettings, outside: dict[str, str], tmp_path: Path) -> Cli:
    """Run the real command in a process of its own, in an empty folder, on the session's server.

    ``cli("load", "a.csv", input="", env={"NAME": "value"}, timeout=60)`` gives returncode, stdout, stderr.
    """
    login = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password}

    def run(
        *arguments: str, input: str | None = None, env: dict[str, str] | None = None, timeout: float = 120
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "web.cli.main", *arguments],
            input=input,
            env={**outside, **login, **(env or {})},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    return run
