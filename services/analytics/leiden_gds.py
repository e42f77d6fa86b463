"""The Leiden algorithm of Graph Data Science: the ties never leave the server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from services.analytics.partition import Partition, gather

PROJECT_TIES = cypher(__file__, "project_ties")
RUN_LEIDEN = cypher(__file__, "run_leiden")
STREAM_GROUPS = cypher(__file__, "stream_groups")
DROP = "CALL gds.graph.drop($graph, false) YIELD graphName RETURN graphName"
IS_THERE = "SHOW PROCEDURES YIELD name WHERE name = 'gds.leiden.stream' RETURN name"


def has_gds(driver: Driver) -> bool:
    """Tell whether this server has the Leiden algorithm of Graph Data Science."""
    return bool(driver.execute_query(IS_THERE, routing_=RoutingControl.READ).records)


@dataclass(frozen=True, slots=True)
class GdsLeiden:
    """Asks a graph that ``projected`` holds for its groups, on one thread, so that a seed decides.

    One run may end in a lesser optimum, depending on the order of nodes in the store: the best of ``runs`` is taken.
    """

    driver: Driver
    graph: str
    ties: int
    seed: int = 42
    runs: int = 3
    name: str = "gds"

    def partition(self, resolution: float) -> Partition:
        """See Leiden."""
        if not self.ties:
            return []
        best = max(range(self.runs), key=lambda run: (self._run(resolution, run), -run))
        with self.driver.session(fetch_size=5000) as session:
            rows = session.run(STREAM_GROUPS, graph=self.graph, property=_property(resolution, best))
            return gather({(label, id): group for label, id, group in rows})

    def _run(self, resolution: float, run: int) -> float:
        """Keep the groups of one run in the projection; return their modularity."""
        asked = {"graph": self.graph, "property": _property(resolution, run), "seed": self.seed + run}
        [row], _, _ = self.driver.execute_query(RUN_LEIDEN, resolution=resolution, parameters_=asked)
        return round(row["modularity"], 9)


def _property(resolution: float, run: int) -> str:
    return f"groups at {resolution:g}, run {run}"


@contextmanager
def projected(driver: Driver, shrink: float, seed: int = 42) -> Iterator[GdsLeiden]:
    """Hold the ties in the server's memory for as long as the block lasts."""
    graph = f"communities-{uuid4().hex}"
    try:
        [row], _, _ = driver.execute_query(PROJECT_TIES, graph=graph, shrink=shrink)
        yield GdsLeiden(driver, graph, row["ties"] or 0, seed)
    finally:
        driver.execute_query(DROP, graph=graph)
