"""What features are made of, read from the graph: ids, texts, sentence vectors, and what items are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from neo4j import Driver
from numpy.typing import NDArray
from scipy import sparse

from graph_schema.cypher import cypher
from services.embedding.described import INTERESTS, ITEMS, EmbeddedLabel, described_pages

READ_ABOUTNESS = cypher(__file__, "read_aboutness")
ITEM_VECTORS = "MATCH (n:Item) WHERE n.embedding IS NOT NULL RETURN n.item_id AS id, n.embedding AS vector"
INTEREST_VECTORS = "MATCH (n:Interest) WHERE n.embedding IS NOT NULL RETURN n.interest_id AS id, n.embedding AS vector"
DOCUMENTS = "MATCH (d:Document) RETURN d.text AS text ORDER BY d.document_id"


@dataclass(frozen=True, slots=True)
class Known:
    """Items and interests in use, in order of their ids.

    ``texts`` stand for them (titles, makers, what it is about, descriptions; names). ``vectors`` have shape
    (n, dimensions), zero where there is none. ``aboutness`` has shape (n_items, n_interests).
    """

    item_ids: Sequence[str]
    interest_ids: Sequence[str]
    item_texts: Sequence[str]
    interest_texts: Sequence[str]
    documents: Sequence[str]
    item_vectors: NDArray[np.float32]
    interest_vectors: NDArray[np.float32]
    aboutness: sparse.csr_matrix


def read_known(driver: Driver, with_documents: bool) -> Known:
    """Read all of it; the texts of documents only where words are learned from them."""
    items, interests = _texts(driver, ITEMS), _texts(driver, INTERESTS)
    with driver.session(fetch_size=1000) as session:
        documents = [text or "" for text in session.run(DOCUMENTS).value()] if with_documents else []
        rows = [tuple(row) for row in session.run(READ_ABOUTNESS)]
    item_vectors = _vectors(driver, ITEM_VECTORS, list(items))
    interest_vectors = _vectors(driver, INTEREST_VECTORS, list(interests))
    columns = {id: place for place, id in enumerate(interests)}
    found = {id: (others, weights) for id, others, weights in rows}
    aboutness = sparse.lil_matrix((len(items), len(interests)))
    for row, id in enumerate(items):
        for other, weight in zip(*found.get(id, ((), ())), strict=True):
            if other in columns:
                aboutness[row, columns[other]] = weight
    return Known(
        list(items),
        list(interests),
        list(items.values()),
        list(interests.values()),
        documents,
        item_vectors,
        interest_vectors,
        aboutness.tocsr(),
    )


def _texts(driver: Driver, label: EmbeddedLabel) -> dict[str, str]:
    return {one.id: one.text for page in described_pages(driver, label, "") for one in page}


def _vectors(driver: Driver, query: str, ids: Sequence[str]) -> NDArray[np.float32]:
    with driver.session(fetch_size=1000) as session:
        found = {row["id"]: row["vector"] for row in session.run(query)}
    dimension = len(next(iter(found.values()), ()))
    return np.array([found.get(id, [0.0] * dimension) for id in ids], dtype=np.float32).reshape(len(ids), dimension)
