"""`interest-graph similar`: items near an item."""

from __future__ import annotations

from dataclasses import dataclass

import click
from neo4j import Driver

from services.learning.method_names import OF_GRAPH, OF_ITEMS
from services.search.items import item_detail
from services.search.near_vector import near_vector
from services.search.similar_items import SimilarItem, similar_items
from web.cli.output import echo_json, echo_table, json_option
from web.settings import read_settings
from web.wiring import open_graph


@dataclass(frozen=True, slots=True)
class SimilarAnswer:
    """The JSON shape: as the API's, without the query."""

    item_id: str
    similar: tuple[SimilarItem, ...]
    total: int


@click.command("similar", help="List items that appeal to the people whom ITEM pleased, nearest first.")
@click.argument("item_id", metavar="ITEM")
@click.option("--n", type=click.IntRange(1, 200), default=10, show_default=True, help="Length of the list.")
@click.option(
    "--by",
    "method",
    type=click.Choice([*OF_ITEMS, *OF_GRAPH]),
    help="By ties of this method, or by vectors of the graph; by the ties last chosen if left out.",
)
@json_option
def command(item_id: str, n: int, method: str | None, as_json: bool) -> None:
    with open_graph(read_settings()) as driver:
        item = item_detail(driver, item_id)
        near = _by_vectors if method in OF_GRAPH else _by_ties
        rows, total = near(driver, item_id, n, method)
    if as_json:
        return echo_json(SimilarAnswer(item_id, rows, total))
    if not rows:
        how = f"embeddings --method {method}" if method in OF_GRAPH else "similarity"
        return click.echo(f"nothing is similar yet: load interactions, then `interest-graph rebuild {how}`")
    shown = ((row.rank, row.item_id, row.title, row.weight) for row in rows)
    return echo_table(("rank", "item", "title", "weight"), shown, f"near {item.title} ({total} in all)")


def _by_ties(driver: Driver, item_id: str, n: int, method: str | None) -> tuple[tuple[SimilarItem, ...], int]:
    found = similar_items(driver, item_id, n, method)
    return found.rows, found.total


def _by_vectors(driver: Driver, item_id: str, n: int, method: str | None) -> tuple[tuple[SimilarItem, ...], int]:
    """Return the nearest by cosine; none where the graph holds vectors of another method."""
    found = near_vector(driver, "Item", item_id, 0, n)
    items = found.items if found.method == method else ()
    rows = tuple(
        SimilarItem(one.id, one.name, one.name_zh, one.cosine, rank) for rank, one in enumerate(items, start=1)
    )
    return rows, len(rows)
