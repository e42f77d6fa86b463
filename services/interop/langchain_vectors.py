"""The graph's own vectors as a LangChain vector store; needs the extra ``langchain``, and ``interest-graph embed``.

LangChain's parts that write graphs need APOC and ask for no permission; this one reads. What it gives back are titles,
with ids and fields as metadata, never vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from langchain_core.embeddings import Embeddings
from langchain_neo4j import Neo4jGraph, Neo4jVector

INDEX = "item_embedding"
RETRIEVAL = """
RETURN coalesce(node.title, node.title_zh, node.item_id) AS text, score,
       {item_id: node.item_id, title: node.title, title_zh: node.title_zh, year: node.year, creators: node.creators,
        categories: node.categories} AS metadata
"""
SECONDS = 3


class TextEmbedder(Protocol):
    """What makes the graph's vectors: the embedder that ``embed`` was run with."""

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]: ...

    def embed_query(self, text: str) -> list[float]: ...


class GraphEmbeddings(Embeddings):
    """Lets LangChain embed texts as the graph does."""

    def __init__(self, embedder: TextEmbedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text that is to be found."""
        return [[float(number) for number in row] for row in self._embedder.embed(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of what somebody looks for."""
        return self._embedder.embed_query(text)


def item_store(
    uri: str, username: str, password: str, embedder: TextEmbedder, database: str | None = None
) -> Neo4jVector:
    """Return a store over the items' vectors; raises ValueError where the graph has none."""
    graph = Neo4jGraph(
        url=uri,
        username=username,
        password=password,
        database=database or "neo4j",
        refresh_schema=False,
        driver_config={"connection_timeout": SECONDS, "max_transaction_retry_time": SECONDS},
    )
    store = Neo4jVector.from_existing_index(
        GraphEmbeddings(embedder), graph=graph, index_name=INDEX, retrieval_query=RETRIEVAL
    )
    store.kept = graph  # type: ignore[attr-defined]  # it closes its driver, which the store uses, when nobody keeps it
    return store
