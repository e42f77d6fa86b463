"""Classes of price in the graph: written once, moved when the bounds move, the same however the prices came in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from neo4j import Driver

from graph_schema.fingerprint import fingerprint
from graph_schema.records import Interaction, Item, Merge, User
from graph_schema.upsert import write_records
from loaders.merging import refresh_merged
from loaders.mine import mine
from services.feedback.kinds import read_table
from services.interests.prices import mine_prices
from services.merges.decisions import merge, undo
from services.observability.progress import SilentProgress
from services.verification.weights import verify
from tests.worlds import NOW, RULES

BY_PRICE = """
MATCH (i:Item)-[a:ABOUT {source: 'price'}]->(t:Interest) RETURN i.item_id AS item, t.interest_id AS interest
"""
SHELF = [Item(f"h{n:02}", f"Headphones {n}", categories=("headphones",), price=float(n)) for n in range(1, 21)]
FAN = [User("kit"), *(Interaction("kit", item_id, "like", NOW, event_id=item_id) for item_id in ("h17", "h18", "h20"))]
DEAR, CHEAP = {"h17", "h18", "h19", "h20"}, {"h01", "h02", "h03", "h04"}


def mined(driver: Driver) -> None:
    mine(driver, read_table(), RULES, NOW, SilentProgress())


def by_price(driver: Driver, interest_id: str) -> set[str]:
    return {row["item"] for row in driver.execute_query(BY_PRICE).records if row["interest"] == interest_id}


@pytest.fixture
def shop(empty_graph: Driver) -> Driver:
    write_records(empty_graph, [*SHELF, *FAN])
    mined(empty_graph)
    return empty_graph


def test_the_dear_and_the_cheap_are_about_it_and_who_likes_them_is_drawn_to_it(shop: Driver) -> None:
    assert (by_price(shop, "premium"), by_price(shop, "affordable")) == (DEAR, CHEAP)
    query = (
        "MATCH (:User {user_id: 'kit'})-[d:INTERESTED_IN]->(t:Interest {interest_id: 'premium'})"
        " RETURN d.weight * d.polarity AS weight, t.kind AS kind, t.name_zh AS name_zh, t.support AS support"
    )
    [row] = shop.execute_query(query).records
    assert row["weight"] > 0
    assert (row["kind"], row["name_zh"], row["support"]) == ("attribute", "高端", 4)
    assert verify(shop, read_table(), RULES, SilentProgress()).differences == []


def test_the_same_again_writes_nothing(shop: Driver) -> None:
    before = fingerprint(shop, everything=True)
    assert mine_prices(shop, SilentProgress()) == 0
    mined(shop)
    assert fingerprint(shop, everything=True) == before


def test_new_prices_move_the_bounds_and_the_pieces_come_out_as_the_whole(shop: Driver) -> None:
    dearer = [Item(f"h{n:02}", f"Headphones {n}", categories=("headphones",), price=float(n)) for n in range(21, 61)]
    write_records(shop, dearer)
    mined(shop)
    in_pieces = fingerprint(shop, everything=True)
    assert by_price(shop, "premium") == {f"h{n}" for n in range(49, 61)}
    assert by_price(shop, "affordable") == {f"h{n:02}" for n in range(1, 13)}
    assert verify(shop, read_table(), RULES, SilentProgress()).differences == []

    shop.execute_query("MATCH (n) WHERE NOT n:Migration DETACH DELETE n")
    write_records(shop, [*reversed(dearer), *FAN, *SHELF])
    mined(shop)
    assert fingerprint(shop, everything=True).parts == in_pieces.parts


def test_what_was_merged_takes_the_class_along_and_gives_it_back(shop: Driver) -> None:
    def refreshed() -> None:
        refresh_merged(shop, read_table(), RULES, NOW, SilentProgress())

    before = fingerprint(shop, everything=True)
    merge(shop, Merge("premium", "headphone", "person", None, datetime(2026, 1, 1, tzinfo=UTC)))
    refreshed()
    assert (by_price(shop, "premium"), by_price(shop, "headphone")) == (set(), DEAR)
    undo(shop, "premium", "person", datetime(2026, 1, 2, tzinfo=UTC))
    refreshed()
    assert by_price(shop, "premium") == DEAR
    assert fingerprint(shop, everything=True).parts["ABOUT"] == before.parts["ABOUT"]


def test_a_shelf_with_few_prices_has_no_classes(empty_graph: Driver) -> None:
    write_records(empty_graph, SHELF[1:])
    mined(empty_graph)
    assert by_price(empty_graph, "premium") | by_price(empty_graph, "affordable") == set()
