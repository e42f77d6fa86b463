"""The same methods by Graph Data Science, computed in the server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any
from uuid import uuid4

import numpy as np
from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from services.learning.features import vector_features
from services.learning.graph_vectors.fast_rp import FastRp
from services.learning.graph_vectors.graph_sage import GraphSage
from services.learning.graph_vectors.item2vec import Item2Vec
from services.learning.graph_vectors.methods import VectorModel
from services.learning.graph_vectors.node_vectors import NodeVectors, of_members
from services.learning.graph_vectors.random_walks import DeepWalk, Node2Vec
from services.learning.graph_vectors.ties import GraphTies
from services.observability.progress import Progress

PROJECT_TIES = cypher(__file__, "project_ties")
DROP_LEFT_OVER = cypher(__file__, "drop_left_over")
RUN_FAST_RP = cypher(__file__, "run_fast_rp")
RUN_NODE2VEC = cypher(__file__, "run_node2vec")
ADD_FEATURES = cypher(__file__, "add_features")
TRAIN_GRAPH_SAGE = cypher(__file__, "train_graph_sage")
RUN_GRAPH_SAGE = cypher(__file__, "run_graph_sage")
IS_THERE = "SHOW PROCEDURES YIELD name WHERE name = $procedure RETURN name"
PREFIX = "graph-vectors-"
PROCEDURES: dict[type[VectorModel], str] = {
    FastRp: "gds.fastRP.stream",
    Node2Vec: "gds.node2vec.stream",
    DeepWalk: "gds.node2vec.stream",
    GraphSage: "gds.beta.graphSage.train",
}
FETCH = 1000
FEATURES, RATE = 128, 0.1
"""Numbers of the vectors that GraphSAGE begins with, and the length of its steps."""


def has_gds(driver: Driver, model: VectorModel) -> bool:
    """Tell whether this server's Graph Data Science has the method; item2vec it never has."""
    if isinstance(model, Item2Vec):
        return False
    rows, _, _ = driver.execute_query(IS_THERE, procedure=PROCEDURES[type(model)], routing_=RoutingControl.READ)
    return bool(rows)


@dataclass(frozen=True, slots=True)
class OnGds:
    """Runs a model in the server on one thread, so that a seed decides.

    One run at a time: what a run that was killed has left in the server's memory is dropped when the next one begins.
    """

    driver: Driver
    model: VectorModel

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def version(self) -> int:
        return self.model.version

    def fit(self, ties: GraphTies, seed: int, progress: Progress) -> NodeVectors:
        """See GraphModel; ``ties`` say which row is whose, and what came into the graph since then is left out."""
        interests = 1.0 if isinstance(self.model, Item2Vec) else self.model.interests
        with progress.step(f"{self.name} in the server", 2, "steps") as step:
            with _projected(self.driver, interests) as graph:
                step.advance()
                query, parameters = self._prepared(graph, seed)
                vectors = self._read(query, parameters, ties)
            step.advance()
        if isinstance(self.model, GraphSage):
            vectors = vector_features(vectors)  # a sigmoid leaves them in one corner, where an index tells none apart
        return of_members(ties, vectors)

    def _prepared(self, graph: str, seed: int) -> tuple[str, dict[str, Any]]:
        """Return the query that gives the vectors; for GraphSAGE, train it first."""
        asked: dict[str, Any] = {"graph": graph, "seed": seed, "dimensions": self.model.dimensions}
        if isinstance(self.model, FastRp):
            steps = [1.0] * self.model.steps
            return RUN_FAST_RP, asked | {"steps": steps, "damping": self.model.damping}
        if isinstance(self.model, GraphSage):
            self.driver.execute_query(ADD_FEATURES, graph=graph, dimensions=FEATURES, seed=seed)
            epochs = {"epochs": self.model.epochs, "rate": RATE, "model": graph}
            self.driver.execute_query(TRAIN_GRAPH_SAGE, parameters_=asked | epochs)
            return RUN_GRAPH_SAGE, {"graph": graph, "model": graph}
        model: Any = self.model
        return RUN_NODE2VEC, asked | asdict(model) | {"p": model.p, "q": model.q}

    def _read(self, query: str, parameters: dict[str, Any], ties: GraphTies) -> np.ndarray:
        rows = {member: row for row, member in enumerate(ties.members)}
        vectors = np.zeros((len(rows), self.model.dimensions))
        with self.driver.session(fetch_size=FETCH) as session:
            for label, id, vector in session.run(query, parameters):
                if (label, id) in rows:
                    vectors[rows[label, id]] = vector
        return vectors


@contextmanager
def _projected(driver: Driver, interests: float) -> Iterator[str]:
    """Hold the ties in the server's memory for as long as the block lasts."""
    driver.execute_query(DROP_LEFT_OVER, prefix=PREFIX)
    graph = f"{PREFIX}{uuid4().hex}"
    try:
        driver.execute_query(PROJECT_TIES, graph=graph, interests=interests)
        yield graph
    finally:
        driver.execute_query(DROP_LEFT_OVER, prefix=graph)
