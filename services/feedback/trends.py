"""Keeps the trend of items up to date with the events behind it."""

from __future__ import annotations

from collections.abc import Sequence

from neo4j import ManagedTransaction

from graph_schema.cypher import cypher

REFRESH_TREND = cypher(__file__, "refresh_trend")
HALF_LIFE_MS = 30 * 86_400_000.0
"""Thirty days; what is stored depends on it."""


def refresh_trends_in(tx: ManagedTransaction, item_ids: Sequence[str]) -> None:
    """Recompute the trend of these items inside an open transaction."""
    tx.run(REFRESH_TREND, item_ids=list(item_ids), half_life_ms=HALF_LIFE_MS).consume()
