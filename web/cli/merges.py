"""`interest-graph merges`: interests that are one under several names."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime

import click
from neo4j import Driver

from graph_schema.records import Distinction, Merge
from graph_schema.upsert.merges import Moved
from loaders.merging import refresh_merged
from services.merges.decisions import (
    Named,
    accept,
    accept_all,
    merge,
    refuse,
    standing_merges,
    undo,
    undone_merges,
)
from services.merges.opinions import ask_opinions
from services.merges.proposals import count_proposals, find_proposals, proposals
from services.observability.progress import choose_progress
from web.cli.output import echo_json, echo_table, json_option, language_option
from web.settings import Settings, read_settings
from web.wiring import choose_model, open_graph

PERSON = "person"
MODEL = "model"
later_option = click.option(
    "--later", is_flag=True, help="Leave weights and counts to the next `mine` instead of computing them now."
)
limit_option = click.option(
    "--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="Rows to show."
)
by_option = click.option("--by", default=PERSON, show_default=True, help="Who decides, as it is written down.")


@click.group("merges", help="Interests that are one under several names: find, decide, merge, and take it back.")
def command() -> None:
    return None


@command.command(
    "find",
    help="Compare interests that are new since the last time by their vectors (run `embed` first). What is sure,"
    " another spelling of the same words, is merged; what may be one waits for a decision.",
)
@click.option("--ask-model", is_flag=True, help="Ask the language model that is set for an opinion on what waits.")
@click.option("--trust-model", is_flag=True, help="As --ask-model, and merge what it says is the same.")
@click.option("--pairs", type=click.IntRange(1, 10_000), default=200, show_default=True, help="Pairs to ask about.")
@later_option
@json_option
def find(ask_model: bool, trust_model: bool, pairs: int, later: bool, as_json: bool) -> None:
    settings, progress = read_settings(), choose_progress(sys.stderr)
    asked, trusted, trouble = 0, 0, None
    with open_graph(settings) as driver:
        report = find_proposals(driver, datetime.now(UTC), progress)
        if ask_model or trust_model:
            model = choose_model(settings, "merges")
            if model is None:
                trouble = "no language model is set (LLM_BASE_URL): what waits is left to you"
            else:
                unasked = [one for one in proposals(driver, pairs) if one.opinion is None]
                asked, trouble = ask_opinions(driver, model, unasked, progress)
        if trust_model:
            said = [one for one in proposals(driver, pairs) if one.opinion == "same"]
            same = [(one.interest.interest_id, one.into.interest_id) for one in said]
            trusted = accept_all(driver, same, MODEL, datetime.now(UTC))
        if report.merged + trusted and not later:
            _refresh(driver, settings)
        waiting = count_proposals(driver)
    if trouble:
        click.echo(trouble, err=True)
    if as_json:
        counts = {"compared": report.compared, "merged": report.merged, "proposed": report.proposed}
        return echo_json({**counts, "asked": asked, "merged_by_model": trusted, "waiting": waiting})
    click.echo(f"compared {report.compared} interests: merged {report.merged}, proposed {report.proposed}")
    if asked:
        click.echo(f"the model gave its opinion on {asked}; merged {trusted} of them")
    return click.echo(f"{waiting} wait for a decision: interest-graph merges proposals") if waiting else None


@command.command("proposals", help="List what waits for a decision, those first that most items and texts depend on.")
@limit_option
@language_option
@json_option
def show_proposals(limit: int, language: str, as_json: bool) -> None:
    with open_graph(read_settings()) as driver:
        found, total = proposals(driver, limit), count_proposals(driver)
    if as_json:
        return echo_json({"proposals": found, "total": total})
    rows = (
        (_named(one.interest, language), _named(one.into, language), one.cosine, one.opinion or one.why,
         one.interest.interest_id, one.into.interest_id)
        for one in found
    )  # fmt: skip
    return echo_table(("interest", "may be", "cosine", "why", "id", "id of the other"), rows, f"{total} in all")


@command.command("accept", help="Merge what was proposed of INTEREST and OTHER, in the direction it was proposed in.")
@click.argument("interest_id", metavar="INTEREST")
@click.argument("other_id", metavar="OTHER")
@by_option
@later_option
@json_option
def accept_proposal(interest_id: str, other_id: str, by: str, later: bool, as_json: bool) -> None:
    _decide(lambda driver: accept(driver, interest_id, other_id, by, datetime.now(UTC)), later, as_json, "went into")


@command.command("merge", help="Let INTEREST go into INTO: whatever names the first stands at the second from now on.")
@click.argument("interest_id", metavar="INTEREST")
@click.argument("into_id", metavar="INTO")
@click.option("--why", help="The reason, kept with the merge.")
@by_option
@later_option
@json_option
def merge_two(interest_id: str, into_id: str, why: str | None, by: str, later: bool, as_json: bool) -> None:
    decision = Merge(interest_id, into_id, by, why, datetime.now(UTC))
    _decide(lambda driver: merge(driver, decision), later, as_json, "went into")


@command.command("undo", help="Take a merge back: what names INTEREST stands at it again, as if never merged.")
@click.argument("interest_id", metavar="INTEREST")
@by_option
@later_option
@json_option
def undo_merge(interest_id: str, by: str, later: bool, as_json: bool) -> None:
    _decide(lambda driver: undo(driver, interest_id, by, datetime.now(UTC)), later, as_json, "came out of")


@command.command("refuse", help="Keep INTEREST and OTHER apart: no rule merges them, and nobody is asked again.")
@click.argument("interest_id", metavar="INTEREST")
@click.argument("other_id", metavar="OTHER")
@click.option("--why", help="The reason, kept with the decision.")
@by_option
@json_option
def refuse_pair(interest_id: str, other_id: str, why: str | None, by: str, as_json: bool) -> None:
    decision = Distinction(interest_id, other_id, by, why, datetime.now(UTC))
    with open_graph(read_settings()) as driver:
        refuse(driver, decision)
    if as_json:
        return echo_json(decision)
    return click.echo(f"{interest_id} and {other_id} stay two interests")


@command.command("list", help="List the merges that stand, the latest first; with --undone those that were taken back.")
@click.option("--undone", is_flag=True, help="Those that were taken back.")
@limit_option
@language_option
@json_option
def list_merges(undone: bool, limit: int, language: str, as_json: bool) -> None:
    with open_graph(read_settings()) as driver:
        back, standing = (undone_merges(driver, limit), ()) if undone else ((), standing_merges(driver, limit))
    if as_json:
        return echo_json({"merges": back or standing})
    if undone:
        taken = (
            (_named(one.interest, language), _named(one.into, language), one.by, one.why, one.undone_by, one.undone_at)
            for one in back
        )
        return echo_table(("interest", "was merged into", "by", "why", "undone by", "undone at"), taken)
    rows = (
        (_named(one.interest, language), _named(one.into, language), one.by, one.why, one.at, one.interest.interest_id)
        for one in standing
    )
    return echo_table(("interest", "is merged into", "by", "why", "at", "id"), rows)


def _decide(decide: Callable[[Driver], Moved], later: bool, as_json: bool, went: str) -> None:
    settings = read_settings()
    with open_graph(settings) as driver:
        moved = decide(driver)
        if not later:
            _refresh(driver, settings)
    if as_json:
        return echo_json(moved)
    return click.echo(
        f"{moved.interest_id} {went} {moved.into_id}: {moved.mentions} mentions and {moved.statements} statements moved"
        + ("; weights follow with the next `interest-graph mine`" if later else "")
    )


def _refresh(driver: Driver, settings: Settings) -> None:
    table, rules = settings.feedback_table(), settings.interest_rules()
    refresh_merged(driver, table, rules, datetime.now(UTC), choose_progress(sys.stderr))


def _named(named: Named, language: str) -> str:
    return named.name_zh if language == "zh" and named.name_zh else named.name
