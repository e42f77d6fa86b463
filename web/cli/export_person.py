"""`interest-graph export-person`: all that is held of a person, as JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from services.database.embedded.folder import write_private
from web.cli.output import echo_json, language_option, plain
from web.person_export import export_person
from web.wiring import open_lists

HELP = """Print all that is held of USER as JSON: profile, events with titles, texts, tags, follows, statements, what
was asked and not known, and what was derived from them: interests with their evidence, similar users,
communities, recommendations with reasons."""


@click.command("export-person", help=HELP)
@click.argument("user_id", metavar="USER")
@click.option("--output", type=click.Path(path_type=Path), help="Write a file that only you can read, instead.")
@language_option
def command(user_id: str, output: Path | None, language: str) -> None:
    with open_lists() as lists:
        found = export_person(lists, user_id, datetime.now(UTC), language)
    if output is None:
        return echo_json(found)
    write_private(output, json.dumps(plain(found), ensure_ascii=False, indent=2) + "\n")
    return click.echo(f"wrote {output}; it holds personal data: hand it over and delete it")
