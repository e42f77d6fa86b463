"""`interest-graph costs`: what language models were asked, and what it cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import click

from services.llm.store import Spent
from web.cli.output import echo_json, echo_table, json_option
from web.settings import read_settings
from web.wiring import open_model_store


@dataclass(frozen=True, slots=True)
class Costs:
    """The JSON shape."""

    currency: str
    since: datetime | None
    lines: tuple[Spent, ...]


@click.command("costs", help="Show calls, tokens and money by job, prompt and language model.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only calls from this day on (UTC).")
@json_option
def command(since: datetime | None, as_json: bool) -> None:
    settings = read_settings()
    start = since.replace(tzinfo=UTC) if since else None
    prices = settings.prices()
    store = open_model_store(settings)
    lines = store.spent(since=start.timestamp() if start else 0.0)
    store.close()
    if as_json:
        return echo_json(Costs(prices.currency, start, lines))
    if not lines:
        return click.echo("no language model was asked" + (f" since {since:%Y-%m-%d}" if since else ""))
    columns = ("job", "prompt", "model", "calls", "unusable", "texts", "tokens in", "of them cached", "tokens out")
    rows = [
        (
            *(line.job, line.prompt, line.model, line.calls, line.unusable, line.texts),
            *(line.input_tokens, line.cached_tokens, line.output_tokens, _money(line)),
        )
        for line in lines
    ]
    echo_table((*columns, prices.currency), rows)
    unpriced = sum(line.unpriced for line in lines)
    click.echo(f"in all: {sum(line.cost for line in lines):.4f} {prices.currency}")
    if unpriced:
        click.echo(f"{unpriced} calls have no known price: name their model in the table of LLM_PRICES")
    return None


def _money(line: Spent) -> str:
    return "unknown" if line.unpriced == line.calls else f"{line.cost:.4f}"
