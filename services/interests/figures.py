"""Figures of the whole graph that weights depend on: support, specificity, lengths, and what is dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neo4j import Driver, ManagedTransaction, RoutingControl

from graph_schema.cypher import cypher
from services.database.batches import read_ids, write_in_batches
from services.interests.prices import mine_prices
from services.interests.rules import InterestRules
from services.observability.progress import Progress

REFRESH_FIGURES = cypher(__file__, "refresh_figures")
WRITE_TEXT_ABOUT = cypher(__file__, "write_text_about")
REFRESH_NORMS = cypher(__file__, "refresh_norms")
WRITE_LEADS = cypher(__file__, "write_leads")
INTERESTS = "MATCH (t:Interest) RETURN t.interest_id AS id ORDER BY id"
ITEMS = "MATCH (i:Item) RETURN i.item_id AS id ORDER BY id"
STALE_ITEMS = "MATCH (i:Item) WHERE i.about_stale IS NOT NULL RETURN i.item_id AS id ORDER BY id"
STALE_LEADS = "MATCH (i:Item) WHERE i.leads_stale IS NOT NULL RETURN i.item_id AS id"
STALE_FIGURES = "MATCH (i:Item) WITH i LIMIT 1 SET i.about_stale = true"
"""One item marked makes the next run look at all figures: the number of items and loose texts is in each of them."""
TAKE_STALE_ITEMS = (
    "MATCH (i:Item) WHERE i.about_stale IS NOT NULL"
    " CALL (i) { SET i.about_stale = 'taken' } IN TRANSACTIONS OF 5000 ROWS"
)
"""Whoever changes something from here on marks it anew, and that mark stays when those taken are cleared."""
TAKE_STALE_LEADS = (
    "MATCH (i:Item) WHERE i.leads_stale IS NOT NULL"
    " CALL (i) { SET i.leads_stale = 'taken' } IN TRANSACTIONS OF 5000 ROWS"
)
CLEAR_STALE_LEADS = (
    "MATCH (i:Item) WHERE i.leads_stale = 'taken' CALL (i) { REMOVE i.leads_stale } IN TRANSACTIONS OF 5000 ROWS"
)
CARRIERS = "RETURN COUNT { (:Item) } + COUNT { (d:Document) WHERE NOT EXISTS { (d)-[:ABOUT_ITEM]->() } } AS n"
DROPPED = "MATCH (t:Interest) RETURN coalesce(t.dropped, 'used') AS reason, count(*) AS interests ORDER BY reason"
STALE_ALL_USERS = "MATCH (u:User) CALL (u) { SET u.interests_stale = true } IN TRANSACTIONS OF 5000 ROWS"
CLEAR_STALE_ITEMS = (
    "MATCH (i:Item) WHERE i.about_stale = 'taken'"
    " CALL (i) { REMOVE i.about_stale SET i.leads_stale = true } IN TRANSACTIONS OF 5000 ROWS"
)
ROWS_A_BATCH = 500


def has_stale_figures(driver: Driver) -> bool:
    """Tell whether items got other interests since the figures were last refreshed."""
    return bool(read_ids(driver, STALE_ITEMS + " LIMIT 1"))


def mark_figures(driver: Driver) -> None:
    """Let all figures count as stale before what they depend on is written: a kill in between then loses nothing."""
    driver.execute_query(STALE_FIGURES)


def refresh_figures(driver: Driver, rules: InterestRules, progress: Progress) -> None:
    """Recompute all figures, with the classes of price that they count.

    Every user's weights are stale afterwards. Killed at any point, it starts again.
    """
    mine_prices(driver, progress)
    rows, _, _ = driver.execute_query(CARRIERS, routing_=RoutingControl.READ)
    bounds = {
        "items": rows[0]["n"],
        "min_support": rules.min_support,
        "min_text_support": rules.min_text_support,
        "hub_share": rules.hub_share,
        "hub_least": rules.hub_least,
    }
    interests = read_ids(driver, INTERESTS)
    _in_batches(driver, progress, "figures of interests", REFRESH_FIGURES, "interest_ids", interests, bounds)
    _run(driver, TAKE_STALE_ITEMS)
    stale = read_ids(driver, STALE_ITEMS)
    per_item = {"per_item": rules.per_item, "text_about": rules.text_about}
    _in_batches(driver, progress, "texts of items", WRITE_TEXT_ABOUT, "item_ids", stale, per_item)
    items = read_ids(driver, ITEMS)
    _in_batches(driver, progress, "figures of items", REFRESH_NORMS, "item_ids", items, {})
    _run(driver, STALE_ALL_USERS)
    _run(driver, CLEAR_STALE_ITEMS)


def has_stale_leads(driver: Driver) -> bool:
    """Tell whether items pleased more or fewer people since the first items of interests were chosen."""
    return bool(read_ids(driver, STALE_LEADS + " LIMIT 1"))


def refresh_leads(driver: Driver, rules: InterestRules, progress: Progress) -> None:
    """Choose again which items every interest leads to first."""
    _run(driver, TAKE_STALE_LEADS)
    first = {
        "per_interest": rules.per_interest,
        "shrink": rules.shrink,
        "prior": rules.prior,
        "prior_half": rules.prior_half,
    }
    _in_batches(
        driver, progress, "first items of interests", WRITE_LEADS, "interest_ids", read_ids(driver, INTERESTS), first
    )
    _run(driver, CLEAR_STALE_LEADS)


def dropped_interests(driver: Driver) -> dict[str, int]:
    """Return how many interests are used, and how many were dropped for which reason."""
    rows, _, _ = driver.execute_query(DROPPED, routing_=RoutingControl.READ)
    return {row["reason"]: row["interests"] for row in rows}


def _run(driver: Driver, query: str) -> None:
    with driver.session() as session:
        session.run(query).consume()


def _in_batches(
    driver: Driver,
    progress: Progress,
    title: str,
    query: str,
    parameter: str,
    ids: Sequence[str],
    others: Mapping[str, object],
) -> None:
    def run(tx: ManagedTransaction, batch: Sequence[str]) -> None:
        tx.run(query, {parameter: list(batch), **others}).consume()

    write_in_batches(driver, progress, title, "rows", ids, ROWS_A_BATCH, run)
