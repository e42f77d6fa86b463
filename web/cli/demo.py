"""`interest-graph demo`: the shipped sample, ready to explore, until Ctrl-C."""

from __future__ import annotations

import signal
import sys
from datetime import UTC, datetime

import click
from neo4j import Driver

from graph_schema.errors import EmbeddingError, ModelError
from graph_schema.migrations import migrate
from loaders.demo import prepare_sample
from loaders.embed import embed
from loaders.learn import learn
from loaders.mine import mine
from services.database.settings import DatabaseSettings
from services.embedding.embedder import Embedder
from services.interests.documents import is_read_by
from services.learning.suggestions.job import count_stale_suggestions, stored_recipe
from services.llm.endpoint_model import EndpointModel
from services.observability.progress import Progress, choose_progress
from web.app import create_app
from web.asked_model import asked_by
from web.chat_model import JOB, understanding_by
from web.neo4j_browser import greeting
from web.serving import LOCAL, free_port, serve, site_address
from web.settings import Settings, read_settings
from web.site import site_settings
from web.warming import warming
from web.wiring import choose_embedder, find_model, open_database

PORT = 5000
TASTE = 24
"""Texts that a language model reads before the site is shown; on a small machine each takes some ten seconds."""
ADDRESSES = """
  Pages          {site}
  Neo4j Browser  {browser}
  Login there    {uri}, user {username}, password {password}
"""
TO_TRY = """
Three things to try:
  1. {site}/users/mei-lin
     what a reader is drawn to, what the graph recommends, and why
  2. {site}/chat?user=mei-lin&lang=en   or   {site}/chat?user=mei-lin&lang=zh
     talk about what to read, in either language, and be told why
  3. On any page open the Cypher behind a list, and paste it into Neo4j Browser
"""
OTHERS = """
This data folder holds a graph of your own, so the sample was not loaded into it.
To see the sample: INTEREST_GRAPH_HOME=.interest-graph-demo make demo
"""


@click.command("demo", help="Show the shipped sample: load it if need be, serve it, until Ctrl-C.")
@click.option("--port", type=click.IntRange(0, 65535), help=f"Port; the next free one from {PORT} if left out.")
def command(port: int | None) -> None:
    settings = read_settings()
    chosen = free_port(LOCAL, PORT if port is None else port, may_move=port is None)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    progress = choose_progress(sys.stderr)
    with open_database(settings, progress, greeting(site_address(LOCAL, chosen))) as (driver, login):
        migrate(driver)
        table, rules = settings.feedback_table(), settings.interest_rules()
        is_sample = prepare_sample(driver, table, rules, datetime.now(UTC), progress)
        model, missing = find_model(settings, JOB)
        if is_sample:
            if model is not None:
                read_some(driver, settings, model, progress)
            embed_sample(driver, choose_embedder(settings.embedding), progress)
            learn_sample(driver, progress)
        site = site_settings(settings, LOCAL)
        understanding = understanding_by(driver, model, missing)
        house, wording = settings.house_rules(), model and model.for_job("portrait")
        asked = asked_by(model, missing)
        app = create_app(driver, site, table, rules, house, understanding, wording, asked)
        address = site_address(LOCAL, chosen)
        shown = addresses(address, site.browser_url, login, is_ours=settings.database is None)
        to_try = (TO_TRY if is_sample else OTHERS).format(site=address)
        with warming(app, driver, site, address):
            serve(app, LOCAL, chosen, announce=lambda: click.echo(f"{shown}{to_try}\nStop with Ctrl-C."))
    click.echo("Stopped.")


def read_some(driver: Driver, settings: Settings, model: EndpointModel, progress: Progress) -> None:
    """Let the language model read a few texts, as a taste; what stands in the way of that is said, and no more."""
    if is_read_by(driver, model):
        return
    try:
        reader = model.for_job("mine")
        table, rules = settings.feedback_table(), settings.interest_rules()
        mine(driver, table, rules, datetime.now(UTC), progress, model=reader, most=TASTE)
    except ModelError as error:
        click.echo(f"without the language model: {error}", err=True)
        return
    click.echo(f"{model.name} has read {TASTE} texts; `interest-graph mine` lets it read them all", err=True)


def embed_sample(driver: Driver, embedder: Embedder, progress: Progress) -> None:
    """Give the sample its vectors; what stands in the way of that is said, and is no reason not to show the rest."""
    try:
        embed(driver, embedder, progress)
    except EmbeddingError as error:
        click.echo(f"without new vectors: {error}", err=True)


def learn_sample(driver: Driver, progress: Progress) -> None:
    """Learn what leads to what, once; later only fit it to what came since."""
    is_learned = stored_recipe(driver) is not None
    if not is_learned or count_stale_suggestions(driver):
        learn(driver, datetime.now(UTC), progress, refits=True)


def addresses(site: str, browser: str | None, login: DatabaseSettings, is_ours: bool) -> str:
    """Say where everything is; the password only when the server is ours, on this machine alone."""
    return ADDRESSES.format(
        site=site,
        browser=browser or "not known: NEO4J_URI names the server",
        uri=login.uri,
        username=login.username,
        password=login.password if is_ours else "as in NEO4J_PASSWORD",
    )
