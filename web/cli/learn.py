"""`interest-graph learn`: what leads to what, learned from everybody's likes and from what is known of the items."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from loaders.learn import LEAST_USERS, SEED, LearningReport, forget, learn
from services.feedback.strengths import refresh_feedback
from services.learning.linear.mixing import Mixture
from services.learning.suggestions.job import count_stale_suggestions, stored_recipe
from services.observability.progress import choose_progress
from web.cli.output import echo_json, echo_table, json_option
from web.settings import read_settings
from web.wiring import open_graph

HELP = """Learn what leads to what, and write it as SUGGESTS and, for newcomers, INTRODUCES; `hybrid` then goes by it.

Several models are chosen and weighed on likes that are held back, then fitted to all and summed up; run `mine` first,
and `embed` where texts tell something. Minutes the first time; --refit takes the models chosen last and fits them
anew."""


@click.command("learn", help=HELP)
@click.option(
    "--refit", "refits", is_flag=True, help="Keep what was chosen last, and fit it to the likes there are now."
)
@click.option("--stale", is_flag=True, help="Only when there was feedback since the last time.")
@click.option("--forget", "forgets", is_flag=True, help="Take away what was learned: `hybrid` is the fixed sum again.")
@click.option("--seed", type=int, default=SEED, show_default=True, help="Of what is held back.")
@json_option
def command(refits: bool, stale: bool, forgets: bool, seed: int, as_json: bool) -> None:
    settings, progress = read_settings(), choose_progress(sys.stderr)
    with open_graph(settings) as driver:
        if forgets:
            forget(driver)
            return click.echo("what was learned is gone; `hybrid` is the fixed sum again")
        refresh_feedback(driver, settings.feedback_table(), datetime.now(UTC), progress)
        if stale and stored_recipe(driver) is not None and not count_stale_suggestions(driver):
            return echo_json({"written": 0}) if as_json else click.echo("nothing is stale")
        report = learn(driver, datetime.now(UTC), progress, refits, seed)
    return echo_json(_plain(report)) if as_json else _echo(report)


def _plain(report: LearningReport) -> dict[str, object]:
    fitted = report.fitted
    return {
        "users": report.users,
        "items": report.items,
        "likes": report.likes,
        "written": report.written,
        "recipe": report.recipe and report.recipe.as_json(),
        "half_life": fitted and fitted.half_life,
        "priors": fitted and list(fitted.priors),
        "ties": fitted and {"SUGGESTS": fitted.usual.nnz, "INTRODUCES": fitted.newcomers.nnz},
    }


def _echo(report: LearningReport) -> None:
    recipe, fitted = report.recipe, report.fitted
    if recipe is None or fitted is None:
        return click.echo(
            f"{report.users} users like something; with fewer than {LEAST_USERS} nothing can be chosen, so `hybrid` is"
            " the fixed sum"
        )
    parts = [("people who are known", recipe.usual.mixture)]
    parts += [("newcomers", recipe.newcomers.mixture)] if recipe.newcomers else []
    parts += [("new items", recipe.new_items)] if recipe.new_items else []
    for title, mixture in parts:
        _echo_mixture(title, mixture)
    fades = "nothing fades" if fitted.half_life is None else f"a thing counts half after {fitted.half_life:g} more"
    click.echo(f"newcomers: people with at most {fitted.most_known} likes")
    click.echo(f"history: {fades}; learned from {report.likes} likes of {report.users} users")
    return click.echo(
        f"{fitted.usual.nnz} SUGGESTS and {fitted.newcomers.nnz} INTRODUCES; {report.written} rows were written"
    )


def _echo_mixture(title: str, mixture: Mixture) -> None:
    shares = sorted(mixture.shares.items(), key=lambda one: -one[1])
    rows = [(name, f"{share:.2f}") for name, share in shares]
    echo_table(("model", "share"), rows, f"{title}: {mixture.value:.4f} NDCG on what was held back")
