"""Every query file explains without a warning, says what it is, and glues nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity

from services.copywriting.forbidden import read_forbidden
from services.copywriting.wanted import Wanted
from services.copywriting.writing import write_copy
from services.database.settings import DatabaseSettings
from services.observability.progress import SilentProgress
from tests.worlds import plant, toy_records

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path
    for package in ("graph_schema", "services", "loaders", "web")
    for path in (ROOT / package).rglob("*.cypher")
    if path.parent.name != "migrations"
)


CONVERSATION = """
MATCH (user:User {user_id: 'ada'}), (said:Document)
WITH user, said LIMIT 1
CREATE (user)-[:HELD]->(:Conversation {
  conversation_id: 'c', state: '{}', language: 'en', turns: 1, started_at: datetime(), last_at: datetime()
})-[:HAS_TURN]->(said)
CREATE (user)-[:PASSED_OVER {at: datetime()}]->(:Item {item_id: 'never-heard-of'})
"""


@pytest.fixture(scope="module")
def talkative(driver: Driver, server: DatabaseSettings) -> Driver:
    plant(driver, toy_records())
    write_copy(driver, Wanted(), read_forbidden(), None, datetime.now(UTC), SilentProgress())
    driver.execute_query(CONVERSATION)
    return GraphDatabase.driver(
        server.uri,
        auth=(server.username, server.password),
        notifications_min_severity=NotificationMinimumSeverity.WARNING,
    )


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(ROOT)) for path in FILES])
def test_explains_without_a_warning(talkative: Driver, path: Path) -> None:
    query = path.read_text(encoding="utf-8")
    parameters = dict.fromkeys(re.findall(r"\$(\w+)", re.sub(r"//.*", "", query)))
    _, summary, _ = talkative.execute_query(f"EXPLAIN {query}", parameters)
    assert [
        status.status_description for status in summary.gql_status_objects if "warn" in status.status_description
    ] == []


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(ROOT)) for path in FILES])
def test_says_what_it_answers_and_what_goes_in(path: Path) -> None:
    query = path.read_text(encoding="utf-8")
    head = "\n".join(line for line in query.splitlines() if line.startswith("//"))
    assert query.startswith("// ")
    body = re.sub(r"//.*", "", query)
    for name in set(re.findall(r"\$(\w+)", body)):
        assert f"${name}" in head or path.name.startswith("path_"), f"${name} is not in the head of {path.name}"
