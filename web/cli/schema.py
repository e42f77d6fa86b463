"""`interest-graph schema`: print the model of the graph."""

from __future__ import annotations

import click

from graph_schema.printing import as_json, as_markdown, as_mermaid
from web.cli.output import echo_json


@click.command("schema", help="Print the model of the graph: labels, relationships, properties.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "mermaid", "json"]),
    default="table",
    show_default=True,
    help="Markdown tables, a Mermaid diagram, or JSON.",
)
def command(form: str) -> None:
    if form == "json":
        echo_json(as_json())
    else:
        click.echo(as_markdown() if form == "table" else as_mermaid(), nl=False)
