"""py2neo reads and writes the same graph over Bolt, and breaks no tie that it cannot tell apart."""

from __future__ import annotations

import warnings

import pytest
from neo4j import Driver

from graph_schema.fingerprint import fingerprint
from graph_schema.model import LOGS, NODES
from services.database.settings import DatabaseSettings
from tests.worlds import plant, toy_records

py2neo = pytest.importorskip("py2neo", reason="the extra py2neo is not installed")
ogm = pytest.importorskip("py2neo.ogm")
models = pytest.importorskip("services.interop.py2neo_models")


@pytest.fixture(scope="module")
def graph(driver: Driver, server: DatabaseSettings) -> object:
    plant(driver, toy_records())
    return py2neo.Graph(server.uri, auth=(server.username, server.password))


@pytest.fixture(scope="module")
def repository(graph: object, server: DatabaseSettings) -> object:
    return ogm.Repository(server.uri, auth=(server.username, server.password))


def test_every_property_is_one_of_the_model() -> None:
    for node in NODES:
        if (model := getattr(models, node.label, None)) is None:
            assert node.label in LOGS
            continue
        assert model.__primarykey__ == node.key
        known = {one.name for one in node.properties}
        given = {name for name, value in vars(model).items() if isinstance(value, ogm.Property)}
        assert given <= known and node.key in given


def test_reads_nodes_ties_and_their_properties(repository: object) -> None:
    ada = repository.get(models.User, "ada")
    assert ada.name == "Ada"
    weights = {interest.name: tie["weight"] for _, (_, tie), interest in ada.interests.triples()}
    assert weights["jazz"] == 1.0
    assert {(item.item_id, tie["kind"]) for _, (_, tie), item in ada.met.triples()} == {
        ("kind-of-blue", "like"),
        ("blue-train", "like"),
        ("paranoid", "dislike"),
    }
    assert [user.user_id for user in ada.follows] == ["bo"]
    [document] = ada.wrote
    assert [item.title for item in document.items] == ["Blue Train"]
    assert [interest.interest_id for interest in document.mentions] == ["saxophone"]
    [jazz] = [one for one in repository.match(models.Interest).where(interest_id="jazz")]
    assert {item.item_id for item in jazz.items} == {"kind-of-blue", "giant-steps", "blue-train"}
    assert repository.get(models.Item, "goldberg").title_zh == "哥德堡变奏曲"
    assert 1 in {community.level for community in ada.communities}


def test_writes_nodes_and_plain_ties(repository: object, driver: Driver) -> None:
    gus = models.User(user_id="gus", name="Гус 郭")
    text = models.Document(document_id="by-gus", text="I adore the saxophone.", mined_by=models.Document.NOT_MINED)
    text.items.add(repository.get(models.Item, "giant-steps"))
    gus.wrote.add(text)
    gus.follows.add(repository.get(models.User, "ada"))
    repository.save(gus, text)
    rows = driver.execute_query(
        "MATCH (a:User)<-[:FOLLOWS]-(u:User {user_id: 'gus'})-[:WROTE]->(d)-[:ABOUT_ITEM]->(i:Item)"
        " RETURN u.name AS name, a.user_id AS followed, d.mined_by AS mined_by, i.item_id AS item_id"
    ).records
    assert [row.data() for row in rows] == [
        {"name": "Гус 郭", "followed": "ada", "mined_by": "nothing yet", "item_id": "giant-steps"}
    ]


def test_a_push_changes_what_was_set_and_no_tie_with_a_key(repository: object, driver: Driver) -> None:
    before = fingerprint(driver)
    dan = repository.get(models.User, "dan")
    kinds = [tie["kind"] for _, (_, tie), item in dan.met.triples() if item.item_id == "winterreise"]
    assert sorted(kinds) == ["like", "rate"] and list(dan.interests)
    repository.save(dan)
    assert fingerprint(driver) == before
    dan.name = "Daniel"
    repository.save(dan)
    assert driver.execute_query("MATCH (u:User {user_id: 'dan'}) RETURN u.name AS name").records[0]["name"] == "Daniel"
    with pytest.raises(TypeError, match="for reading only"):
        dan.met.add(repository.get(models.Item, "paranoid"))


def test_the_key_of_a_node_cannot_be_taken_twice(repository: object, driver: Driver) -> None:
    repository.save(models.User(user_id="ada", name="Ada again"))
    rows = driver.execute_query("MATCH (u:User {user_id: 'ada'}) RETURN u.name AS name").records
    assert [row["name"] for row in rows] == ["Ada again"]


def test_cypher_with_parameters(graph: object) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        name = "'}) DETACH DELETE n //"
        assert graph.evaluate("RETURN $name AS name", name=name) == name
