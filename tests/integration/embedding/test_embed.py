"""`embed`: work is found in the graph, goes on after a kill, and keeps to one model."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from subprocess import CompletedProcess

import pytest
from neo4j import Driver

from graph_schema.errors import EmbeddingError, EmbeddingMismatchError
from graph_schema.fingerprint import fingerprint
from graph_schema.records import Item
from graph_schema.upsert import write_records
from loaders.embed import embed
from services.database.server_checks import check_vectors
from services.embedding.described import ITEMS as DESCRIBED_ITEMS
from services.embedding.embedder import Vectors
from services.embedding.hashing import HashingEmbedder
from services.embedding.indexes import IndexOptions, drop_indexes
from services.embedding.stored_model import forget_stored_model
from services.observability.progress import SilentProgress
from services.verification.vectors import verify_vectors
from tests.embedding_server import EmbeddingServer, embedding_server
from tests.worlds import ITEMS, plant, toy_records

VECTORS = (
    "MATCH (n:Item|Interest) WHERE n.embedding IS NOT NULL"
    " RETURN count(n) AS n, collect(DISTINCT size(n.embedding)) AS sizes"
)
INDEX = (
    "SHOW VECTOR INDEXES YIELD name, options, properties WHERE name = 'item_embedding'"
    " RETURN options.indexConfig AS o, properties"
)
SILENT = SilentProgress()
Cli = Callable[..., CompletedProcess[str]]


@dataclass
class CountedEmbedder:
    """Hashing under another name, with two texts a call; fails after ``calls`` of them as a killed process would."""

    model: str = "toy-model"
    batch: int = 2
    calls: int = 1000
    texts: int = 0
    dimension: int = 512

    def embed(self, texts: Sequence[str]) -> Vectors:
        if self.calls == 0:
            raise KeyboardInterrupt
        self.calls -= 1
        self.texts += len(texts)
        return HashingEmbedder().embed(texts)[:, : self.dimension]

    def embed_query(self, text: str) -> list[float]:
        return [float(number) for number in self.embed([text])[0]]


@pytest.fixture(scope="module")
def planted(driver: Driver) -> Driver:
    plant(driver, toy_records())
    return driver


@pytest.fixture
def toy_world(planted: Driver) -> Driver:
    """The toy world as it was before any vector."""
    forget_stored_model(planted)
    drop_indexes(planted)
    planted.execute_query("MATCH (n:Item|Interest) REMOVE n.embedding, n.embedding_checksum")
    planted.execute_query("MATCH (n {item_id: 'new'}) DETACH DELETE n")
    return planted


@pytest.fixture
def model_server() -> Iterator[EmbeddingServer]:
    with embedding_server() as running:
        yield running


def test_every_item_and_interest_in_use_gets_a_vector_and_then_keeps_it(toy_world: Driver) -> None:
    embedder = CountedEmbedder()
    first = embed(toy_world, embedder, SILENT)
    assert (first.items, first.dimension, first.kept) == (len(ITEMS), 512, 0)
    [row], _, _ = toy_world.execute_query(VECTORS)
    assert (row["n"], row["sizes"]) == (first.items + first.interests, [512])
    again = embed(toy_world, embedder, SILENT)
    assert (again.items, again.interests, again.kept) == (0, 0, embedder.texts)


def test_only_labels_that_are_asked_for_are_embedded(toy_world: Driver) -> None:
    embedder = CountedEmbedder()
    first = embed(toy_world, embedder, SILENT, labels=(DESCRIBED_ITEMS,))
    assert (first.items, first.interests, embedder.texts) == (len(ITEMS), 0, len(ITEMS))
    assert embed(toy_world, embedder, SILENT).interests > 0


def test_only_what_changed_is_embedded_again(toy_world: Driver) -> None:
    embed(toy_world, CountedEmbedder(), SILENT)
    write_records(
        toy_world, [Item("paranoid", "Paranoid", "A record by four men from Birmingham."), Item("new", "New")]
    )
    assert verify_vectors(toy_world, SILENT).stale == 2
    assert embed(toy_world, CountedEmbedder(), SILENT).items == 2
    assert verify_vectors(toy_world, SILENT) == verify_vectors(toy_world, SILENT)
    assert (verify_vectors(toy_world, SILENT).stale, verify_vectors(toy_world, SILENT).problems) == (0, ())


def test_a_killed_run_goes_on_where_it_was(toy_world: Driver) -> None:
    whole = CountedEmbedder()
    embed(toy_world, whole, SILENT)
    before = fingerprint(toy_world, everything=True)
    toy_world.execute_query("MATCH (j:Job) DELETE j")
    toy_world.execute_query("MATCH (n:Item|Interest) REMOVE n.embedding, n.embedding_checksum")
    stopped = CountedEmbedder(calls=3)
    with pytest.raises(KeyboardInterrupt):
        embed(toy_world, stopped, SILENT)
    rest = CountedEmbedder()
    embed(toy_world, rest, SILENT)
    assert stopped.texts + rest.texts == whole.texts
    assert fingerprint(toy_world, everything=True) == before
    assert verify_vectors(toy_world, SILENT).problems == ()


def test_another_model_is_refused_until_all_is_made_again(toy_world: Driver) -> None:
    embed(toy_world, CountedEmbedder(), SILENT)
    other = CountedEmbedder("other-model", dimension=100)
    with pytest.raises(EmbeddingMismatchError, match="toy-model .512 numbers.*other-model.*embed --again"):
        embed(toy_world, other, SILENT)
    assert other.texts == 0
    report = embed(toy_world, other, SILENT, again=True)
    assert (report.items, report.dimension, report.kept) == (len(ITEMS), 100, 0)
    [row], _, _ = toy_world.execute_query(VECTORS)
    assert row["sizes"] == [100]
    assert check_vectors(toy_world).state == "good"


def test_a_model_that_changes_its_length_is_refused(toy_world: Driver) -> None:
    embed(toy_world, CountedEmbedder(), SILENT)
    write_records(toy_world, [Item("new", "New")])
    with pytest.raises(EmbeddingMismatchError, match="100 numbers each"):
        embed(toy_world, CountedEmbedder(dimension=100), SILENT)


def test_a_killed_change_of_model_goes_on_too(toy_world: Driver) -> None:
    embed(toy_world, CountedEmbedder(), SILENT)
    with pytest.raises(KeyboardInterrupt):
        embed(toy_world, CountedEmbedder("other-model", calls=2), SILENT, again=True)
    rest = CountedEmbedder("other-model")
    assert embed(toy_world, rest, SILENT).kept == 4
    assert verify_vectors(toy_world, SILENT).problems == ()


def test_again_with_the_same_model_makes_everything_anew(toy_world: Driver) -> None:
    embed(toy_world, CountedEmbedder(), SILENT)
    assert embed(toy_world, CountedEmbedder(), SILENT, again=True).kept == 0


def test_the_index_is_made_with_the_options_named_and_can_be_filtered_inside(toy_world: Driver) -> None:
    embed(toy_world, CountedEmbedder(), SILENT, options=IndexOptions("scalar", 24, 200))
    [row], _, _ = toy_world.execute_query(INDEX)
    assert row["o"]["vector.quantization.type"].lower() == "scalar"
    assert (row["o"]["vector.hnsw.m"], row["o"]["vector.hnsw.ef_construction"]) == (24, 200)
    assert row["properties"] == ["embedding", "year", "price", "is_available", "brand"]
    embed(toy_world, CountedEmbedder(), SILENT)
    assert toy_world.execute_query(INDEX).records[0]["o"]["vector.hnsw.m"] == 24
    found, _, _ = toy_world.execute_query(
        "CYPHER 25 MATCH (n:Item {item_id: 'giant-steps'}) MATCH (i:Item) SEARCH i IN (VECTOR INDEX item_embedding "
        "FOR n.embedding WHERE i.year < 1960 LIMIT 5) RETURN i.item_id AS id ORDER BY id"
    )
    assert [row["id"] for row in found] == ["blue-train", "kind-of-blue"]


def test_a_lost_index_is_seen_and_made_again(toy_world: Driver) -> None:
    embed(toy_world, CountedEmbedder(), SILENT)
    toy_world.execute_query("DROP INDEX item_embedding")
    assert check_vectors(toy_world).state == "bad"
    embed(toy_world, CountedEmbedder(), SILENT)
    assert check_vectors(toy_world).state == "good"


def test_a_foreign_vector_and_a_wrong_centre_are_found(toy_world: Driver) -> None:
    embed(toy_world, CountedEmbedder(), SILENT)
    toy_world.execute_query("MATCH (n:Item {item_id: 'paranoid'}) SET n.embedding = [1.0, 2.0]")
    toy_world.execute_query("MATCH (j:Job {job_id: 'embed'}) SET j.interest_centre = [1.0]")
    problems = verify_vectors(toy_world, SILENT).problems
    assert "'paranoid'" in problems[0]
    assert [problem for problem in problems if "centre of the vectors of interests" in problem]


def test_the_facts_are_the_same_with_and_without_vectors(toy_world: Driver) -> None:
    before = fingerprint(toy_world)
    embed(toy_world, CountedEmbedder(), SILENT)
    assert fingerprint(toy_world) == before


def test_the_command_asks_the_server_that_is_set_and_keeps_its_key(
    toy_world: Driver, cli: Cli, model_server: EmbeddingServer
) -> None:
    named = {
        "INTEREST_GRAPH_EMBEDDER": "",
        "EMBED_MODEL": "toy-3-small",
        "OPENAI_BASE_URL": model_server.url,
        "OPENAI_API_KEY": "sk-hush",
    }
    model_server.failures = [(503, {}, b"starting")]
    done = cli("embed", "--json", env=named)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) | {"interests": 0} == {
        "model": "toy-3-small",
        "dimension": 64,
        "items": len(ITEMS),
        "interests": 0,
        "kept": 0,
    }
    assert set(model_server.keys) == {"Bearer sk-hush"}
    model_server.failures = [(401, {}, b"wrong key sk-hush")]
    done = cli("embed", "--again", env=named)
    assert (done.returncode, "sk-hush" in done.stdout + done.stderr) == (1, False)
    assert "OPENAI_API_KEY" in done.stderr
    refused = cli("embed")
    assert refused.returncode == 1
    assert "embed --again" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_server_too_old_says_so(toy_world: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.embedding.indexes.OLDEST_SERVER", (2099, 1))
    with pytest.raises(EmbeddingError, match=r"vectors need Neo4j 2099.01"):
        embed(toy_world, CountedEmbedder(), SILENT)


def test_an_empty_graph_has_nothing_to_embed(empty_graph: Driver) -> None:
    assert embed(empty_graph, CountedEmbedder(calls=0), SILENT).dimension is None
