"""`interest-graph similar`: items near an item."""

from __future__ import annotations

from dataclasses import dataclass

import click

from services.search.items import item_detail
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
@json_option
def command(item_id: str, n: int, as_json: bool) -> None:
    with open_graph(read_settings()) as driver:
        item = item_detail(driver, item_id)
        found = similar_items(driver, item_id, n)
    if as_json:
        return echo_json(SimilarAnswer(item_id, found.rows, found.total))
    if not found.rows:
        return click.echo("nothing is similar yet: load interactions, then `interest-graph rebuild similarity`")
    rows = ((row.rank, row.item_id, row.title, row.weight) for row in found.rows)
    return echo_table(("rank", "item", "title", "weight"), rows, f"near {item.title} ({found.total} in all)")
