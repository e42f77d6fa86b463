"""`interest-graph write-copy`: make copy ahead, so that serving asks no model."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import UTC, datetime

import click

from services.copywriting.forbidden import read_forbidden
from services.copywriting.wanted import Length, Tone, Wanted
from services.copywriting.writing import CopyReport, write_copy
from services.llm.budget import Budget
from services.observability.progress import choose_progress
from web.cli.copy import length_option, tone_option
from web.cli.output import echo_json, json_option, language_option
from web.settings import read_settings
from web.wiring import choose_model, open_graph


@click.command(
    "write-copy",
    help="Word the items that each interest leads to first, for the interests that draw most people first. A language"
    " model writes where one is set; what the facts do not bear out, and what a shop may not say, gives way to plain"
    " words.",
)
@tone_option
@length_option
@click.option("--most", type=click.IntRange(1), default=200, show_default=True, help="Pairs of interest and item.")
@click.option("--budget-tokens", type=click.IntRange(1), help="Stop before so many tokens are used.")
@click.option("--offline", is_flag=True, help="Plain words, whatever model is set.")
@language_option
@json_option
def command(
    tone: Tone,
    length: Length,
    most: int,
    budget_tokens: int | None,
    offline: bool,
    language: str,
    as_json: bool,
) -> None:
    settings = read_settings()
    forbidden = read_forbidden(settings.copy_file)
    model = None if offline else choose_model(settings, "copy", Budget(tokens=budget_tokens))
    wanted = Wanted(tone, length, language)
    with open_graph(settings) as driver:
        done = write_copy(driver, wanted, forbidden, model, datetime.now(UTC), choose_progress(sys.stderr), most)
    if as_json:
        return echo_json({**asdict(done), "faithfulness": done.faithfulness, "fallback": done.fallback})
    return _echo(done, model.name if model else None)


def _echo(done: CopyReport, model: str | None) -> None:
    click.echo(f"wrote {done.written} texts; {done.current} were current")
    if model and done.written:
        click.echo(
            f"{done.by_model} in the words of {model}; {done.faithfulness:.0%} of its {done.sentences} sentences hold, "
            f"{done.fallback:.0%} of the texts fall back on plain words"
        )
