"""`doctor` and `status`: what is there, what ails it, and what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from neo4j import Driver

from services.database.doctor import examine
from services.database.embedded.folder import DataFolder
from services.database.embedded.server import Server

Cli = Callable[..., CompletedProcess[str]]


def test_a_sound_server_passes_every_check(driver: Driver, embedded: Server) -> None:
    findings = {finding.check: finding for finding in examine(embedded.folder, None)}
    assert {finding.state for finding in findings.values()} == {"good"}
    assert findings["Graph Data Science"].text.startswith("2.26")
    assert findings["edition"].text == "community"
    assert findings.keys() >= {
        "Python",
        "Java",
        "jars",
        "disk",
        "memory",
        "ports",
        "server",
        "Neo4j",
        "indexes",
        "schema",
        "vectors",
    }


def test_a_schema_behind_is_a_failure_with_a_remedy(cli: Cli, driver: Driver) -> None:
    driver.execute_query("MATCH (m:Migration) WITH m ORDER BY m.version DESC LIMIT 1 SET m:Hidden REMOVE m:Migration")
    try:
        done = cli("doctor")
        assert done.returncode == 1
        assert "interest-graph migrate" in done.stdout
    finally:
        driver.execute_query("MATCH (m:Hidden) SET m:Migration REMOVE m:Hidden")


def test_doctor_starts_nothing(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "none")
    findings = {finding.check: finding for finding in examine(folder, None)}
    assert findings["server"].remedy
    assert not folder.path.exists()


def test_doctor_answers_in_json_and_fails_when_the_server_is_down(cli: Cli) -> None:
    done = cli("doctor", "--json", env={"NEO4J_URI": "bolt://127.0.0.1:9"})
    assert done.returncode == 1
    [down] = [finding for finding in json.loads(done.stdout) if finding["state"] == "bad"]
    assert "does not answer" in down["remedy"]


def test_status_shows_how_to_log_in_and_the_password_only_when_asked(cli: Cli, embedded: Server) -> None:
    home = {"NEO4J_URI": "", "INTEREST_GRAPH_HOME": str(embedded.folder.path)}
    shown = cli("status", env=home).stdout
    assert embedded.settings.uri in shown
    assert embedded.browser_url in shown
    assert str(embedded.folder.password_file) in shown
    assert embedded.settings.password not in shown
    assert embedded.settings.password in cli("status", "--show-password", env=home).stdout


def test_status_counts_what_the_graph_holds(cli: Cli, empty_graph: Driver) -> None:
    empty_graph.execute_query(
        "CREATE (:User {user_id: 'ada'})-[:INTERACTED_WITH {kind: 'like'}]->(:Item {item_id: 'a'})"
    )
    status = json.loads(cli("status", "--json").stdout)
    nothing = {"documents": 0, "interests": 0, "items with vectors": 0}
    assert status["contents"] == {"users": 1, "items": 1, "interactions": 1, **nothing}
    assert status["password"] is None


def test_status_of_a_server_that_is_not_running_exits_with_1(cli: Cli) -> None:
    done = cli("status", "--json", env={"NEO4J_URI": ""})
    assert done.returncode == 1
    assert json.loads(done.stdout)["is_running"] is False


@pytest.mark.parametrize("name", ["up", "down"])
def test_no_traceback_for_a_wrong_setting(cli: Cli, name: str) -> None:
    done = cli(name, env={"NEO4J_URI": "localhost:7687"})
    assert done.returncode == 1
    assert done.stderr.startswith("error: NEO4J_URI")
    assert "Traceback" not in done.stderr


def test_up_leaves_the_server_of_neo4j_uri_alone(cli: Cli) -> None:
    done = cli("up")
    assert done.returncode == 1
    assert "none is started" in done.stderr
