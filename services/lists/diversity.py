"""Spreads a list over what its items are about."""

from __future__ import annotations

from collections.abc import Sequence

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from services.recommenders.candidate import Candidate

ABOUT = cypher(__file__, "about")


def spread(driver: Driver, candidates: Sequence[Candidate], n: int, diversity: float) -> list[Candidate]:
    """Choose ``n`` one after the other: each the best by score less likeness to what is chosen already.

    Scores stay as they are; only the places change.

    Parameters
    ----------
    diversity
        From 0, by score alone, to 1, as unlike what is chosen as can be. Likeness is the share of categories and
        interests two items have in common (Jaccard).

    References
    ----------
    Carbonell and Goldstein, "The use of MMR, diversity-based reranking ...", SIGIR 1998.
    """
    left = list(candidates)
    if not left or diversity <= 0:
        return left[:n]
    things = _things(driver, [one.item.id for one in left])
    best = max(one.score for one in left) or 1.0
    chosen = [left.pop(0)]
    likeness = dict.fromkeys((one.item.id for one in left), 0.0)
    while left and len(chosen) < n:
        last = things[chosen[-1].item.id]
        for one in left:
            likeness[one.item.id] = max(likeness[one.item.id], jaccard(last, things[one.item.id]))
        worth = [(1 - diversity) * one.score / best - diversity * likeness[one.item.id] for one in left]
        chosen.append(left.pop(worth.index(max(worth))))
    return chosen


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of things in common, in [0, 1]; nothing is like nothing."""
    return len(one & other) / len(one | other) if one or other else 0.0


def _things(driver: Driver, item_ids: list[str]) -> dict[str, frozenset[str]]:
    rows, _, _ = driver.execute_query(ABOUT, item_ids=item_ids, routing_=RoutingControl.READ)
    return {row["item_id"]: frozenset(row["things"]) for row in rows}
