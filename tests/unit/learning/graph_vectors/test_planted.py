"""Every method puts planted blocks apart, gives vectors of length 1, and lets a seed decide."""

from __future__ import annotations

import numpy as np
import pytest

from services.learning.graph_vectors.fast_rp import FastRp
from services.learning.graph_vectors.graph_sage import GraphSage
from services.learning.graph_vectors.item2vec import Item2Vec
from services.learning.graph_vectors.methods import USUAL, VectorModel
from services.learning.graph_vectors.node_vectors import NodeVectors
from services.learning.graph_vectors.random_walks import DeepWalk, Node2Vec, _within_memory
from services.learning.graph_vectors.ties import ties_of
from services.learning.method_names import OF_GRAPH
from services.observability.progress import SilentProgress
from tests.unit.learning.graph_vectors.blocks import share_in_order, two_blocks

QUIET = SilentProgress()
MODELS: tuple[VectorModel, ...] = (
    FastRp(dimensions=32),
    DeepWalk(dimensions=4, walks=20, length=40, window=4),
    Node2Vec(dimensions=4, walks=20, length=40, window=4, p=4.0, q=0.5),
    Item2Vec(dimensions=2),
    GraphSage(dimensions=8, epochs=60),
)


def fitted(model: VectorModel, seed: int = 42) -> NodeVectors:
    if model.name == "graphsage":
        pytest.importorskip("torch").set_num_threads(1)
    return model.fit(two_blocks(), seed, QUIET)


def test_all_methods_are_tried() -> None:
    assert {model.name for model in MODELS} == set(OF_GRAPH) == set(USUAL)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_blocks_lie_apart(model: VectorModel) -> None:
    assert share_in_order(fitted(model)) >= 0.95


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_the_same_seed_gives_the_same_vectors_of_length_one(model: VectorModel) -> None:
    one, again = fitted(model), fitted(model)
    for name in ("users", "items", "interests"):
        vectors = getattr(one, name)
        assert np.array_equal(vectors, getattr(again, name))
        lengths = np.linalg.norm(vectors, axis=1)
        assert lengths == pytest.approx(np.where(lengths > 0, 1.0, 0.0), abs=1e-6)
        assert (lengths > 0).sum() >= len(vectors) - 1, "item2vec has none for the item that nobody likes"


@pytest.mark.parametrize("model", MODELS[:3], ids=lambda model: model.name)
def test_another_seed_draws_otherwise(model: VectorModel) -> None:
    assert not np.allclose(fitted(model).items, fitted(model, seed=7).items)


@pytest.mark.parametrize("model", MODELS[:4], ids=lambda model: model.name)
def test_without_interests_likes_are_enough(model: VectorModel) -> None:
    known = ties_of([("likes", "a", ["x", "y"], [1.0, 0.5]), ("likes", "b", ["y", "z"], [1.0, 1.0])])
    found = model.fit(known, 42, QUIET)
    assert [len(rows) for rows in (found.users, found.items, found.interests)] == [2, 3, 0]
    assert np.isfinite(found.items).all()


@pytest.mark.parametrize("nodes", [10, 3_000, 100_000, 1_000_000])
def test_large_graphs_are_walked_less(nodes: int) -> None:
    walks, length, window = _within_memory(DeepWalk(), nodes)
    assert (walks >= 1, length > window >= 1) == (True, True)
    assert nodes * walks * length * window <= 60_000_000
