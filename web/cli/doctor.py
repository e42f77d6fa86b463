"""`interest-graph doctor`: check the machine and the server."""

from __future__ import annotations

import click

from services.database.doctor import examine
from web.cli.output import echo_json, json_option
from web.settings import read_settings

MARKS = {"good": "ok  ", "note": "note", "bad": "BAD "}


@click.command("doctor")
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Check Python, Java, disk, memory, ports, the server and its schema, and say what to do.

    Starts nothing. Exits with 1 when a check is bad; notes are no failure.
    """
    settings = read_settings()
    findings = examine(settings.folder, settings.database)
    if as_json:
        echo_json(findings)
    else:
        for finding in findings:
            click.echo(f"{MARKS[finding.state]}  {finding.check}: {finding.text}")
            if finding.remedy:
                click.echo(f"      -> {finding.remedy}")
    if any(finding.state == "bad" for finding in findings):
        ctx.exit(1)
