"""`interest-graph export`: write the graph in a format that other tools read."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from services.exchange.export import FORMATS, ExportReport, export
from services.observability.progress import choose_progress
from web.cli.output import echo_json, echo_table, json_option
from web.settings import read_settings
from web.wiring import open_graph

HELP = "Write the facts of the graph to a new folder, in a FORMAT that other tools read.\n\n\b\n" + "\n".join(
    f"{name:<8} {one.meaning}" for name, one in FORMATS.items()
)


@click.command("export", help=HELP)
@click.argument("format_name", metavar="FORMAT", type=click.Choice(tuple(FORMATS)))
@click.option(
    "--output", "folder", type=click.Path(path_type=Path), required=True, help="A folder that is not there yet."
)
@click.option("--all", "everything", is_flag=True, help="Also what is derived: interests, weights, similarity.")
@json_option
def command(format_name: str, folder: Path, everything: bool, as_json: bool) -> None:
    progress = choose_progress(sys.stderr)
    with open_graph(read_settings(), progress) as driver:
        report = export(driver, format_name, folder, everything, progress)
    if as_json:
        return echo_json(report)
    return _echo(report)


def _echo(report: ExportReport) -> None:
    echo_table(("file", "rows", "bytes"), [(file.name, f"{file.rows:,}", f"{file.bytes:,}") for file in report.files])
    if report.left_out:
        left = ", ".join(f"{n:,} of {name.upper()}" for name, n in report.left_out.items())
        click.echo(f"{report.format} has no place for: {left}")
    click.echo(f"written to {report.folder} in {report.seconds:.1f} s")
