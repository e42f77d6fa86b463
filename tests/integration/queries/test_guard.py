"""Nothing gets past the guard: nothing is written, fetched or read from files; what only reads goes through."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from neo4j import READ_ACCESS, Driver
from neo4j.exceptions import Neo4jError

from graph_schema.errors import QueryTooSlowError, RefusedCypherError
from services.explanations.recommending import explain
from services.lists.listing import Lists
from services.queries.catalogue import named_queries
from services.queries.guard.cells import NodeCell
from services.queries.guard.running import Limits, run_cypher
from services.queries.values import read_values
from services.recommenders.catalogue import recommenders
from tests.bypasses import ALLOWED, BYPASSES
from tests.integration.queries.test_named_queries import given_values
from tests.worlds import plant, toy_records

NESTED: list[object] = []
for _ in range(40):
    NESTED = [NESTED]
SECRET = "the-contents-of-a-file"
STATE = """
MATCH (n) OPTIONAL MATCH (n)-[r]->()
RETURN count(DISTINCT n) AS nodes, count(r) AS ties, sum(size(keys(n))) AS properties,
       COUNT { (:Evil) } AS evil
"""
SCHEMA = "SHOW INDEXES YIELD name RETURN collect(name) AS names"
LABELS = "CALL db.labels() YIELD label RETURN collect(label) AS names"
PROJECTED = "CALL gds.graph.list() YIELD graphName RETURN collect(graphName) AS names"


@dataclass
class Trap:
    """A server that counts the requests it gets."""

    url: str
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def trap() -> Iterator[Trap]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            caught.requests.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"a,b\n")

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    caught = Trap(f"http://127.0.0.1:{server.server_port}/x.csv")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield caught
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("secret") / "secret.csv"
    path.write_text(f"{SECRET}\n", encoding="utf-8")
    path.chmod(0o644)
    return path


@pytest.fixture(scope="module")
def world(driver: Driver) -> Driver:
    plant(driver, toy_records())
    return driver


def state(driver: Driver) -> list[object]:
    asked = (STATE, SCHEMA, LABELS, PROJECTED)
    return [driver.execute_query(query).records[0].data() for query in asked]


def test_there_are_attempts_enough() -> None:
    assert len(set(BYPASSES)) == len(BYPASSES) > 100


def test_no_attempt_gets_past(world: Driver, trap: Trap, secret: Path) -> None:
    before = state(world)
    passed = []
    for attempt in BYPASSES:
        text = attempt.replace("URL", trap.url).replace("FILE", str(secret))
        try:
            answered = run_cypher(world, text, {"url": trap.url})
        except RefusedCypherError as error:
            assert SECRET not in str(error)
        else:
            passed.append((attempt, answered.rows))
    assert passed == []
    assert trap.requests == []
    assert state(world) == before


def test_without_the_guard_the_server_does_fetch(world: Driver, trap: Trap) -> None:
    """So the trap works, and READ access alone would not have been enough."""
    with world.session(default_access_mode=READ_ACCESS) as session:
        session.run("LOAD CSV FROM $url AS line RETURN line", url=trap.url).consume()
    assert trap.requests
    trap.requests.clear()


def test_the_embedded_server_reads_no_file_for_anyone(world: Driver, secret: Path) -> None:
    with pytest.raises(Neo4jError, match="(?i)file"):
        world.execute_query("LOAD CSV FROM $url AS line RETURN line", url=f"file://{secret}")


@pytest.mark.parametrize("text", ALLOWED)
def test_what_only_reads_goes_through(world: Driver, text: str) -> None:
    assert run_cypher(world, text, {"set": 1}).columns


@pytest.mark.parametrize("name", named_queries())
def test_every_named_query_goes_through(world: Driver, name: str) -> None:
    query = named_queries()[name]
    found = run_cypher(world, query.text, read_values(query, given_values(name)))
    assert found.columns == query.columns


def test_the_paths_of_reasons_go_through(world: Driver) -> None:
    lists = Lists(world, recommenders(world))
    for name in ("hybrid", "interest-path", "item-based", "user-based", "content", "social"):
        for reason in explain(lists, "ada", "giant-steps", name).recommendations[0].reasons:
            if reason.cypher is None:
                continue
            lines = [line for line in reason.cypher.splitlines() if not line.startswith(":params")]
            assert run_cypher(world, "\n".join(lines), reason.parameters).rows


class TestLimits:
    def test_rows_and_bytes_are_counted(self, world: Driver) -> None:
        many = run_cypher(world, "UNWIND range(1, 100) AS x RETURN x", limits=Limits(rows=7))
        assert (len(many.rows), many.is_cut) == (7, True)
        large = run_cypher(world, "UNWIND range(1, 100) AS x RETURN 'aaaaaaaaaa'", limits=Limits(bytes=100))
        assert 0 < len(large.rows) < 10 and large.is_cut
        assert not run_cypher(world, "UNWIND range(1, 7) AS x RETURN x", limits=Limits(rows=7)).is_cut

    def test_a_cell_is_cut(self, world: Driver) -> None:
        [[text, numbers]] = run_cypher(
            world, "RETURN replace('aaaaaaaaaa', 'a', $x), range(1, 99)", {"x": "b" * 999}
        ).rows
        assert len(text) == 1001 and text.endswith("…")
        assert len(numbers) == 51 and numbers[-1] == "… 49 more"

    def test_vectors_stay_inside(self, world: Driver) -> None:
        query = "MATCH (i:Item) WHERE i.embedding IS NOT NULL RETURN i, i.embedding AS vector LIMIT 1"
        [[node, vector]] = run_cypher(world, query).rows
        assert isinstance(node, NodeCell) and node.id and "embedding" not in node.properties
        assert vector.startswith("(") and vector.endswith("numbers)")

    def test_it_is_stopped_in_time(self, world: Driver) -> None:
        with pytest.raises(QueryTooSlowError, match=r"longer than 0\.3 seconds"):
            run_cypher(
                world, "UNWIND range(1, 1000000000) AS x WITH x WHERE x % 7 = 8 RETURN x", limits=Limits(seconds=0.3)
            )

    def test_a_value_without_end_is_cut_off(self, world: Driver) -> None:
        with pytest.raises((QueryTooSlowError, RefusedCypherError), match="stopped|memory"):
            run_cypher(world, "RETURN range(1, 1000000000) AS numbers", limits=Limits(seconds=0.3))
        assert run_cypher(world, "RETURN 1 AS x").rows == ((1,),)

    @pytest.mark.parametrize(
        "parameters", [{"a b": 1}, {"x": "y" * 20_000}, {"x": 2**70}, {"x": [2**70]}, {"x": ["\ud800"]}, {"x": NESTED}]
    )
    def test_parameters_have_bounds(self, world: Driver, parameters: dict[str, object]) -> None:
        with pytest.raises(RefusedCypherError):
            run_cypher(world, "RETURN 1", parameters)
