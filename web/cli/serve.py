"""`interest-graph serve`: pages and API over the graph."""

from __future__ import annotations

import signal
import sys

import click

from web.app import create_app
from web.asked_model import asked_by
from web.chat_model import JOB, understanding_by
from web.neo4j_browser import greeting
from web.serving import check_binding, free_port, serve, site_address
from web.settings import read_settings
from web.site import site_settings
from web.warming import warming
from web.wiring import find_model, open_graph

PORT = 5000


@click.command("serve", help="Serve the pages and the JSON API until Ctrl-C.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address; one that others reach needs a password.")
@click.option("--port", type=click.IntRange(0, 65535), help=f"Port; the next free one from {PORT} if left out.")
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    envvar="INTEREST_GRAPH_HOSTS",
    help="A further name that requests may be addressed to (behind a proxy).",
)
@click.option(
    "--browser-url",
    envvar="INTEREST_GRAPH_BROWSER_URL",
    help="Address of Neo4j Browser, when NEO4J_URI names the server.",
)
def command(host: str, port: int | None, hosts: tuple[str, ...], browser_url: str | None) -> None:
    settings = read_settings()
    check_binding(host, settings.web_password)
    chosen = free_port(host, PORT if port is None else port, may_move=port is None)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with open_graph(settings, extra=greeting(site_address(host, chosen))) as driver:
        site = site_settings(settings, host, hosts, browser_url)
        table, rules = settings.feedback_table(), settings.interest_rules()
        model, missing = find_model(settings, JOB)
        understanding = understanding_by(driver, model, missing)
        house, wording = settings.house_rules(), model and model.for_job("portrait")
        asked = asked_by(model, missing)
        app = create_app(driver, site, table, rules, house, understanding, wording, asked)
        lines = [f"Interest Graph: {site_address(host, chosen)}"]
        if site.browser_url:
            lines.append(f"Neo4j Browser:  {site.browser_url}")
        lines.append("Stop with Ctrl-C.")
        with warming(app, driver, site, site_address(host, chosen)):
            serve(app, host, chosen, announce=lambda: click.echo("\n".join(lines)))
    click.echo("Stopped.")
