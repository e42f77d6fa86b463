"""Finds the communities of the graph again, and writes what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from neo4j import Driver, ManagedTransaction, RoutingControl

from graph_schema.cypher import cypher
from graph_schema.errors import SettingsError
from services.analytics.community import BROAD, FINE, CommunityRules, describe, moves
from services.analytics.leiden_gds import has_gds, projected
from services.analytics.leiden_native import NativeLeiden
from services.analytics.naming import read_names
from services.analytics.partition import Leiden, nest, substantial
from services.analytics.ties import Member, Ties, read_feedback_ties, read_interest_ties
from services.database.batches import write_in_batches
from services.observability.progress import Progress

READ_MEMBERS = cypher(__file__, "read_members")
WRITE_COMMUNITIES = cypher(__file__, "write_communities")
WRITE_MEMBERS = cypher(__file__, "write_members")
WRITE_LIKES = cypher(__file__, "write_likes")
DELETE_OTHERS = "MATCH (c:Community) WHERE NOT c.community_id IN $kept DETACH DELETE c"
NO_GDS = "the server has no Graph Data Science: leave the method out, or install the plugin"
ROWS_A_BATCH = 1000
COMMUNITIES_A_BATCH = 500
LIKES_A_BATCH = 10
LIKED = 50
METHOD_IN_USE = "MATCH (c:Community) RETURN coalesce(c.method, 'auto') AS method LIMIT 1"
USERS = "RETURN COUNT { (:User) } AS n"
USUAL = CommunityRules()

Method = Literal["auto", "gds", "native"]


@dataclass(frozen=True, slots=True)
class CommunitiesReport:
    """By what they were found, how many there are of each level, and how many members had to move."""

    method: str
    broad: int
    fine: int
    moved: int


def rebuild_communities(
    driver: Driver,
    shrink: float,
    now: datetime,
    progress: Progress,
    rules: CommunityRules = USUAL,
    method: Method = "auto",
) -> CommunitiesReport:
    """Find communities of two levels in users, items and interests, and write those that changed.

    A member is in one community of a level at any moment: communities are written first, then members move in batches,
    then what nobody is in goes, then each chooses the items it likes. Killed at any point, the next run does the rest.

    ``shrink`` is added to the length of an item's vector of interests. Raises SettingsError when ``method`` asks for
    Graph Data Science and the server has none.
    """
    with progress.step("reading ties", 1, "graphs") as step:
        interests, names = read_interest_ties(driver, shrink), read_names(driver)
        stored = {level: _read_members(driver, level) for level in (BROAD, FINE)}
        step.advance()
    with _leiden(driver, interests, shrink, rules, method) as leiden, progress.step("communities", 2, "levels") as step:
        fine = substantial(leiden.partition(rules.fine), rules.least)
        step.advance()
        broad = substantial(nest(fine, leiden.partition(rules.broad)), rules.least)
        step.advance()
    wide = describe(broad, BROAD, stored[BROAD], interests, names)
    narrow = describe(fine, FINE, stored[FINE], interests, names, wide)
    moved = [*moves(wide, BROAD, stored[BROAD]), *moves(narrow, FINE, stored[FINE])]
    communities = [*wide, *narrow]
    _write(driver, [one.row(leiden.name, now) for one in communities], moved, progress)
    _write_likes(driver, [one.community_id for one in communities], progress)
    return CommunitiesReport(leiden.name, len(wide), len(narrow), len(moved))


def method_in_use(driver: Driver) -> Method | None:
    """Return what found the stored communities; None where there are none."""
    rows = driver.execute_query(METHOD_IN_USE, routing_=RoutingControl.READ).records
    return rows[0]["method"] if rows else None


@contextmanager
def _leiden(driver: Driver, interests: Ties, shrink: float, rules: CommunityRules, method: Method) -> Iterator[Leiden]:
    """Give the algorithm: that of Graph Data Science where the server has it."""
    found = method != "native" and has_gds(driver)
    if method == "gds" and not found:
        raise SettingsError(NO_GDS)
    if not found:
        yield NativeLeiden(read_feedback_ties(driver), interests, rules.seed)
        return
    with projected(driver, shrink, rules.seed) as leiden:
        yield leiden


def _read_members(driver: Driver, level: int) -> dict[Member, str]:
    with driver.session(fetch_size=5000) as session:
        return {(label, id): community_id for label, id, community_id in session.run(READ_MEMBERS, level=level)}


def _write(driver: Driver, rows: Sequence[dict[str, Any]], moved: Sequence[list[object]], progress: Progress) -> None:
    with driver.session() as session, progress.step("members", len(moved), "nodes") as step:
        for start in range(0, len(rows), COMMUNITIES_A_BATCH):
            session.execute_write(_run, WRITE_COMMUNITIES, rows[start : start + COMMUNITIES_A_BATCH])
        for start in range(0, len(moved), ROWS_A_BATCH):
            batch = moved[start : start + ROWS_A_BATCH]
            session.execute_write(_run, WRITE_MEMBERS, batch)
            step.advance(len(batch))
        session.run(DELETE_OTHERS, kept=[row["community_id"] for row in rows]).consume()


def _write_likes(driver: Driver, community_ids: Sequence[str], progress: Progress) -> None:
    """Choose again what each community likes more than others do."""
    users = driver.execute_query(USERS, routing_=RoutingControl.READ).records[0]["n"]

    def write(tx: ManagedTransaction, batch: Sequence[str]) -> None:
        tx.run(WRITE_LIKES, community_ids=batch, per_community=LIKED, users=users).consume()

    write_in_batches(driver, progress, "items of communities", "communities", community_ids, LIKES_A_BATCH, write)


def _run(tx: ManagedTransaction, query: str, rows: Sequence[object]) -> None:
    tx.run(query, rows=rows).consume()
