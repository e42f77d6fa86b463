"""The reading commands and `serve`, as processes of their own."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from neo4j import Driver

from services.database.settings import DatabaseSettings
from tests.conftest import Cli
from tests.web_client import Client


def test_search_finds_by_words(world: Driver, cli: Cli) -> None:
    found = json.loads(cli("search", "giant", "--json").stdout)
    assert ("Item", "giant-steps") in {(hit["label"], hit["id"]) for hit in found["hits"]}
    assert "Goldberg" in cli("search", "哥德堡").stdout
    assert "nothing is called that" in cli("search", "zzzz").stdout


def test_similar_lists_neighbours(world: Driver, cli: Cli) -> None:
    found = json.loads(cli("similar", "kind-of-blue", "--n", "2", "--json").stdout)
    assert [row["rank"] for row in found["similar"]] == [1, 2]
    assert "blue-train" in cli("similar", "kind-of-blue").stdout


def test_interests_show_polarity(world: Driver, cli: Cli) -> None:
    found = json.loads(cli("interests", "ada", "--json").stdout)
    assert {row["interest_id"]: row["polarity"] for row in found["interests"]}["metal"] == -1
    assert "jazz" in cli("interests", "ada").stdout


def test_users_go_on_by_cursor(world: Driver, cli: Cli) -> None:
    first = json.loads(cli("users", "--limit", "3", "--json").stdout)
    rest = json.loads(cli("users", "--limit", "200", "--cursor", first["cursor"], "--json").stdout)
    assert len(first["users"]) + len(rest["users"]) == first["total"]


def test_the_unknown_is_an_error_with_a_remedy(world: Driver, cli: Cli) -> None:
    for arguments in (("similar", "none"), ("interests", "nobody"), ("users", "--cursor", "nonsense")):
        answer = cli(*arguments)
        assert answer.returncode == 1
        assert answer.stderr.startswith("error: ")
        assert "Traceback" not in answer.stderr


def test_serve_refuses_other_addresses_without_a_password(cli: Cli) -> None:
    answer = cli("serve", "--host", "0.0.0.0")
    assert answer.returncode == 1
    assert "INTEREST_GRAPH_PASSWORD" in answer.stderr


def test_serve_says_when_a_port_is_taken(cli: Cli) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = cli("serve", "--port", str(taken.getsockname()[1]))
    assert answer.returncode == 1
    assert "--port" in answer.stderr


def is_ready(client: Client, seconds: float = 20) -> bool:
    """Ask until the site answers."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            return client.get("/api/v1/health/ready").status == 200
        except ConnectionRefusedError:
            time.sleep(0.1)
    return False


def test_serve_answers_and_stops_cleanly(
    world: Driver, server: DatabaseSettings, outside: dict[str, str], tmp_path: Path
) -> None:
    login = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password}
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "web.cli.main", "serve", "--port", "0"],
        env={**outside, **login},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address is not None
        assert is_ready(Client(address[0]))
        os.kill(process.pid, signal.SIGINT)
        rest, errors = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0
    assert rest.endswith("Stopped.\n")
    assert errors == ""


def test_communities_are_listed_and_shown(world: Driver, cli: Cli) -> None:
    rebuilt = cli("rebuild", "communities", "--method", "native", "--json")
    assert json.loads(rebuilt.stdout)["moved"] == 0
    found = json.loads(cli("communities", "--level", "broad", "--json").stdout)
    assert found["total"] == len(found["communities"]) > 1
    jazz = next(row for row in found["communities"] if "jazz" in row["name"])
    shown = cli("communities", jazz["community_id"], "--lang", "zh")
    assert "爵士" in shown.stdout
    assert "Giant Steps" in shown.stdout
    assert jazz["name"] in cli("communities").stdout
    assert "no community 'c9-9'" in cli("communities", "c9-9").stderr


def test_whom_to_follow_is_said_with_reasons(world: Driver, cli: Cli) -> None:
    found = json.loads(cli("follow-suggestions", "bo", "--json").stdout)
    assert found["user_id"] == "bo"
    assert found["suggestions"][0]["user_id"] == "ada"
    assert "爵士" in cli("follow-suggestions", "bo", "--lang", "zh").stdout
    assert "no user 'nobody'" in cli("follow-suggestions", "nobody").stderr
