"""`interest-graph mine`: find interests, with a language model where one is set, else by rules."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import click
from neo4j import Driver

from graph_schema.errors import SettingsError
from loaders.mine import MiningReport, mine
from services.extraction.batch_files import read_batch, write_batch
from services.extraction.estimate import Estimate, estimate
from services.extraction.model_extractor import ModelExtractor
from services.extraction.text import Text
from services.interests.documents import model_extractor, take_up_failed, unmined_texts
from services.llm.budget import Budget
from services.llm.endpoint_model import EndpointModel
from services.observability.progress import choose_progress
from web.cli.mining_alone import mining_alone
from web.cli.output import echo_json, json_option
from web.settings import Settings, read_settings
from web.wiring import choose_model, open_graph

DROPPED = {
    "support": "met too rarely",
    "hub": "carried by most items, so they tell nothing",
    "generic": "words too general to be an interest",
    "noise": "that tell nothing of who likes what (`optimise`)",
}


@click.command(
    "mine",
    help="Give items and users their interests: from catalogue fields, crowd tags and texts. A language model reads "
    "the texts where one is set (LLM_BASE_URL or LLM_MODEL), else rules do.",
)
@click.option("--everyone", is_flag=True, help="Weigh all feedback again: after a change of the feedback table.")
@click.option("--offline", is_flag=True, help="Let the rules read new texts, whatever model is set.")
@click.option("--most", type=click.IntRange(1), help="Read at most so many texts in this run.")
@click.option("--estimate", "only_estimate", is_flag=True, help="Say what the model would use, and ask it nothing.")
@click.option("--budget", type=click.FloatRange(0, min_open=True), help="Stop before this much money is spent.")
@click.option("--budget-tokens", type=click.IntRange(1), help="Stop before so many tokens are used.")
@click.option("--retry-failed", is_flag=True, help="Let the model read again what it failed on.")
@click.option("--export-batch", type=click.Path(dir_okay=False, path_type=Path), help="Write a file for a Batch API.")
@click.option(
    "--import-batch",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take in the replies of a Batch API; the next `mine` uses them.",
)
@json_option
def command(
    everyone: bool,
    offline: bool,
    most: int | None,
    only_estimate: bool,
    budget: float | None,
    budget_tokens: int | None,
    retry_failed: bool,
    export_batch: Path | None,
    import_batch: Path | None,
    as_json: bool,
) -> None:
    settings = read_settings()
    asks = only_estimate or budget or budget_tokens or retry_failed or export_batch or import_batch
    model = None if offline else choose_model(settings, "mine", Budget(budget, budget_tokens))
    if asks and model is None:
        raise SettingsError("this needs a language model: set LLM_BASE_URL or LLM_MODEL (and leave out --offline)")
    with open_graph(settings) as driver:
        if model is not None:
            if retry_failed:
                take_up_failed(driver)
            if only_estimate or export_batch or import_batch:
                extractor = model_extractor(driver, model)
                texts = _texts(driver, extractor, most)
                if export_batch:
                    return _export(extractor, texts, export_batch)
                if import_batch:
                    return _import(extractor, texts, import_batch, as_json)
                return _echo_estimate(estimate(extractor, texts), settings, as_json)
            _check_budget(budget, model)
        with nullcontext() if model is None else mining_alone(settings):
            report = mine(
                driver,
                settings.feedback_table(),
                settings.interest_rules(),
                datetime.now(UTC),
                choose_progress(sys.stderr),
                everyone,
                model,
                most,
            )
    return _echo(report, model, settings, as_json)


def _texts(driver: Driver, extractor: ModelExtractor, most: int | None) -> Iterator[Text]:
    return chain.from_iterable(unmined_texts(driver, extractor.version, most))


def _check_budget(budget: float | None, model: EndpointModel) -> None:
    if budget is not None and model.price is None:
        raise SettingsError(
            f"--budget: the price of {model.name} is unknown: name it in the table of LLM_PRICES, or use "
            "--budget-tokens"
        )


def _export(extractor: ModelExtractor, texts: Iterator[Text], path: Path) -> None:
    lines = write_batch(extractor, texts, path)
    click.echo(f"{path}: {lines} questions; hand it in, and give what comes back to `mine --import-batch`")


def _import(extractor: ModelExtractor, texts: Iterator[Text], path: Path, as_json: bool) -> None:
    done = read_batch(extractor, texts, path)
    if as_json:
        return echo_json(done)
    click.echo(f"{path}: {done.lines} lines; kept {done.kept} replies; {done.unusable} are unusable")
    return click.echo("`interest-graph mine` writes what they say, and asks about what is left")


def _echo_estimate(expected: Estimate, settings: Settings, as_json: bool) -> None:
    if as_json:
        return echo_json(expected)
    click.echo(f"texts to read: {expected.texts}; questions answered before: {expected.stored}")
    money = "price unknown" if expected.cost is None else f"about {expected.cost:.4f} {settings.prices().currency}"
    click.echo(
        f"about {expected.calls} calls, {expected.input_tokens} tokens in, {expected.output_tokens} tokens out; {money}"
    )
    if not expected.is_measured and expected.calls:
        click.echo("by the usual figures: after some texts (`mine --most 20`) it goes by what they used")
    return None


def _echo(report: MiningReport, model: EndpointModel | None, settings: Settings, as_json: bool) -> None:
    if as_json:
        echo_json(report)
    else:
        by = "rules" if model is None else model.name
        click.echo(
            f"read {report.texts} texts (by {by}) and {report.items} items; "
            f"weighed the interests of {report.users} users"
        )
        click.echo(f"interests in use: {report.interests.get('used', 0)}")
        for reason, why in DROPPED.items():
            if count := report.interests.get(reason):
                click.echo(f"left out: {count} {why}")
        if model is not None:
            _echo_used(model, settings)
    if report.failed:
        click.echo(
            f"error: the model failed on {report.failed} texts, which the rules read: see mining_failed of the "
            "documents, and try again with `mine --retry-failed`",
            err=True,
        )
        sys.exit(1)


def _echo_used(model: EndpointModel, settings: Settings) -> None:
    used = model.store.spent(run=model.run)
    calls, tokens = sum(one.calls for one in used), sum(one.input_tokens + one.output_tokens for one in used)
    cost, unpriced = sum(one.cost for one in used), sum(one.unpriced for one in used)
    money = "price unknown" if unpriced else f"{cost:.4f} {settings.prices().currency}"
    click.echo(f"used {calls} calls, {tokens} tokens, {money}; `interest-graph costs` shows all")
