"""`interest-graph rebuild`: compute again what is learned from the whole graph."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import UTC, datetime

import click

from graph_schema.errors import SettingsError
from services.feedback.strengths import refresh_feedback
from services.learning.changed_rows import SimilarityReport
from services.learning.nearest import METHODS, Likeness
from services.learning.neighbours import OF_USERS, count_stale_neighbours, rebuild_neighbours
from services.observability.progress import choose_progress
from services.relations.by_model import ask_relations
from services.relations.rebuilding import KEPT, rebuild_relations
from web.cli.output import echo_json, json_option
from web.cli.rebuild_communities import communities
from web.cli.rebuild_embeddings import command as embeddings
from web.cli.rebuild_options import exponent_option, k_option, shrink_option, stale_option, weighting_option
from web.cli.rebuild_similarity import command as similarity
from web.cli.rebuild_taste import command as taste
from web.settings import read_settings
from web.wiring import choose_model, open_graph


@click.group("rebuild", help="Compute again what is learned from the whole graph.")
def command() -> None:
    return None


command.add_command(communities)
command.add_command(embeddings)
command.add_command(similarity)
command.add_command(taste)


@command.command("neighbours", help="Compute SIMILAR_TO between users from all feedback; writes only changed rows.")
@click.option("--method", type=click.Choice(METHODS), default="cosine", show_default=True, help="How users compare.")
@k_option(OF_USERS.k)
@shrink_option
@exponent_option
@weighting_option("tfidf")
@stale_option
@json_option
def neighbours(method: str, k: int, shrink: float, exponent: float, weighting: str, stale: bool, as_json: bool) -> None:
    likeness = Likeness(method, k, shrink, exponent, weighting)
    if (report := _rebuilt(stale, likeness)) is None:
        return echo_json({"nodes": 0, "written": 0}) if as_json else click.echo("nothing is stale")
    if as_json:
        return echo_json(report)
    return click.echo(f"{report.nodes} users have similar users; {report.written} rows were written")


@command.command(
    "relations",
    help="Compute BROADER (what is a kind of what) and RELATED_TO (what is met together more than by chance) between"
    " interests, from the vocabulary, their names and the items about them.",
)
@k_option(KEPT)
@click.option("--ask-model", is_flag=True, help="Ask the language model about pairs near in meaning that nothing ties.")
@click.option("--pairs", type=click.IntRange(1, 10_000), default=200, show_default=True, help="Pairs to ask about.")
@json_option
def relations(k: int, ask_model: bool, pairs: int, as_json: bool) -> None:
    settings, progress = read_settings(), choose_progress(sys.stderr)
    model = choose_model(settings, "relations") if ask_model else None
    if ask_model and model is None:
        raise SettingsError("--ask-model needs a language model: set LLM_BASE_URL or LLM_MODEL")
    with open_graph(settings) as driver:
        report = rebuild_relations(driver, progress, k)
        told = None if model is None else ask_relations(driver, model, pairs, progress)
    if told is not None and told.trouble:
        click.echo(told.trouble, err=True)
    if as_json:
        return echo_json(asdict(report) | ({} if told is None else {"by_model": asdict(told)}))
    click.echo(
        f"{report.interests} interests: {report.broader} have a wider one; {report.related} ties to related ones"
    )
    if told is not None:
        click.echo(f"the model spoke of {told.asked} pairs: {told.broader} wider, {told.related} related")
    return None


def _rebuilt(is_stale_only: bool, likeness: Likeness) -> SimilarityReport | None:
    """Refresh the feedback and rebuild; None when nothing is stale and only that was asked for."""
    settings = read_settings()
    now, progress = datetime.now(UTC), choose_progress(sys.stderr)
    with open_graph(settings) as driver:
        refresh_feedback(driver, settings.feedback_table(), now, progress)
        if is_stale_only and not count_stale_neighbours(driver):
            return None
        return rebuild_neighbours(driver, datetime.now(UTC), progress, likeness)
