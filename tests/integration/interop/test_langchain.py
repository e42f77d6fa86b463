"""LangChain finds items by the graph's own vectors, and gives titles and ids, never vectors."""

from __future__ import annotations

from typing import Any

import pytest
from neo4j import Driver

from graph_schema.fingerprint import fingerprint
from graph_schema.records import Item
from loaders.embed import embed
from services.database.settings import DatabaseSettings
from services.embedding.hashing import HashingEmbedder
from services.observability.progress import SilentProgress
from tests.worlds import plant

pytest.importorskip("langchain_neo4j", reason="the extra langchain is not installed")
vectors = pytest.importorskip("services.interop.langchain_vectors")

ITEMS = [
    Item("bread", title="Baking bread at home", categories=("baking",), year=2001),
    Item("sea", title="Sailing the open sea", categories=("sailing",)),
    Item("chess", title="Chess openings", title_zh="国际象棋开局", categories=("chess",)),
]


@pytest.fixture(scope="module")
def store(driver: Driver, server: DatabaseSettings) -> Any:
    plant(driver, ITEMS)
    embed(driver, HashingEmbedder(), SilentProgress())
    return vectors.item_store(server.uri, server.username, server.password, HashingEmbedder())


def test_the_nearest_item_comes_first_with_its_fields(store: Any) -> None:
    [first, *_] = store.similarity_search("bread baking", k=3)

    assert first.page_content == "Baking bread at home"
    assert first.metadata["item_id"] == "bread"
    assert first.metadata["year"] == 2001
    assert not [name for name in first.metadata if "embedding" in name]


def test_scores_fall_and_it_serves_as_a_retriever(store: Any) -> None:
    found = store.similarity_search_with_score("chess openings", k=3)

    assert found[0][0].metadata["item_id"] == "chess"
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert store.as_retriever(search_kwargs={"k": 1}).invoke("sailing sea")[0].metadata["item_id"] == "sea"


def test_reading_changes_nothing(driver: Driver, store: Any) -> None:
    before = fingerprint(driver, everything=True)
    store.similarity_search("bread", k=1)
    assert fingerprint(driver, everything=True) == before
