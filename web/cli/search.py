"""`interest-graph search`: find users, items and interests by words."""

from __future__ import annotations

from dataclasses import dataclass

import click

from services.search.search import LABELS, Hit, search
from web.cli.output import echo_json, echo_table, json_option, language_option
from web.settings import read_settings
from web.wiring import open_graph


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The JSON shape, as the API's."""

    q: str
    totals: dict[str, int]
    hits: list[Hit]


@click.command("search", help="Find users, items and interests that hold WORDS; the last may be a beginning.")
@click.argument("words", nargs=-1, required=True)
@click.option("--label", type=click.Choice(LABELS), help="Only nodes of this label.")
@click.option("--n", type=click.IntRange(1, 200), default=10, show_default=True, help="Hits a label.")
@language_option
@json_option
def command(words: tuple[str, ...], label: str | None, n: int, language: str, as_json: bool) -> None:
    text = " ".join(words)
    with open_graph(read_settings()) as driver:
        found = search(driver, text, label, n)
    if as_json:
        totals = {name: listing.total for name, listing in found.lists.items()}
        return echo_json(SearchAnswer(text, totals, found.hits))
    if not found.hits:
        return click.echo("nothing is called that")
    rows = (
        (hit.label, hit.name_zh if language == "zh" and hit.name_zh else hit.name, hit.id, hit.hint)
        for hit in found.hits
    )
    return echo_table(("label", "name", "id", "kind or maker"), rows)
