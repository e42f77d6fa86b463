"""`interest-graph load`: read a source, clean it, write it into the graph."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from graph_schema.errors import SettingsError
from loaders.cleaning.cleaner import STEP_NAMES
from loaders.load import MAX_REJECTS, LoadOptions, check, load
from loaders.pseudonyms import Pseudonyms
from loaders.reject_log import free_path
from loaders.report import LoadReport
from loaders.sources.detection import FORMAT_NAMES
from loaders.sources.mapping import read_mapping
from loaders.sources.source import SourceOptions
from loaders.sources.split import TASKS
from services.observability.progress import choose_progress
from services.privacy.key import read_or_make_key
from web.cli.output import echo_json, json_option
from web.settings import read_settings
from web.wiring import open_graph

SHOWN_PROBLEMS = 20
NEXT = "Next: `interest-graph mine`, then `interest-graph rebuild similarity`."
SOME_REJECTED = 3
HELP = """Read SOURCE, clean it and write it into the graph. The same source again changes nothing.

SOURCE is a file or a folder, plain, .gz or .zst, or a mapping file (.toml) beside the files it describes, or a
.rejects.jsonl file after repair. Its format is found out by itself.

Ends with 0 when every row was loaded, 3 when some rows were rejected, 1 on an error."""


@click.command("load", help=HELP)
@click.argument("source")
@click.option("--format", "format_name", type=click.Choice(FORMAT_NAMES), help="Format, where several are possible.")
@click.option("--mapping", type=click.Path(path_type=Path), help="Mapping file (TOML) for files of any shape.")
@click.option("--task", type=click.Choice(tuple(TASKS)), default="main", show_default=True, help="Of a split folder.")
@click.option("--prefix", default="", help="Goes before every id: for a second source with ids of its own.")
@click.option("--skip-step", "skip", multiple=True, type=click.Choice(STEP_NAMES), help="Leave a cleaning step out.")
@click.option("--dry-run", is_flag=True, help="Report every problem and write nothing; needs no database.")
@click.option("--rejects", type=click.Path(path_type=Path), help="File for rejected rows (else in the data folder).")
@click.option(
    "--max-rejects", type=click.IntRange(min=0), default=MAX_REJECTS, show_default=True, help="Stop at more than these."
)
@click.option(
    "--pseudonymise", is_flag=True, help="Replace people by keyed hashes and drop names; writes no rejected rows."
)
@json_option
def command(
    source: str,
    format_name: str | None,
    mapping: Path | None,
    task: str,
    prefix: str,
    skip: tuple[str, ...],
    dry_run: bool,
    rejects: Path | None,
    max_rejects: int,
    pseudonymise: bool,
    as_json: bool,
) -> None:
    settings = read_settings()
    reading = SourceOptions(task, read_mapping(mapping) if mapping else None)
    options = LoadOptions(format_name, prefix, skip, reading, rejects, max_rejects, None if as_json else SHOWN_PROBLEMS)
    if pseudonymise:
        if rejects is not None:
            raise SettingsError("--rejects writes people as the source names them: leave it out with --pseudonymise")
        options = replace(options, pseudonyms=Pseudonyms(read_or_make_key(settings.folder.path)))
    progress = choose_progress(sys.stderr)
    if dry_run:
        report = check(source, options, progress)
    else:
        if rejects is None and not pseudonymise:
            options = options.writing_rejects_to(free_path(settings.folder.path, Path(source)))
        with open_graph(settings, progress) as driver:
            report = load(driver, source, options, progress)
    if as_json:
        echo_json(report.to_dict())
    else:
        echo_report(report)
        if not dry_run:
            click.echo(NEXT)
    if report.rejected:
        sys.exit(SOME_REJECTED)


def echo_report(report: LoadReport) -> None:
    """Print what a load did, for people."""
    verb = "checked" if report.is_dry_run else "loaded"
    click.echo(f"{verb} {report.rows:,} rows of {report.source} (format {report.format}) in {report.seconds:.1f} s")
    for file in report.files:
        rejected = f", {file.rejected:,} rejected" if file.rejected else ""
        click.echo(f"  {Path(file.file).name}: {file.rows:,} {file.table}{rejected}")
    for kind, count in sorted(report.records.items()):
        new = f"{report.written[kind]:,} written, {report.known[kind]:,} known already"
        click.echo(f"{kind}: {count:,}" + ("" if report.is_dry_run else f" ({new})"))
    for step in report.steps:
        counts = {"changed": step.changed, "left out": step.dropped, "rejected": step.rejected}
        if said := ", ".join(f"{_rows(count)} {what}" for what, count in counts.items() if count):
            click.echo(f"cleaning step {step.name}: {said}")
    if report.not_read:
        click.echo(f"not read: {', '.join(f'{Path(path).name} ({why})' for path, why in report.not_read.items())}")
    _echo_problems(report)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _echo_problems(report: LoadReport) -> None:
    if not report.rejected:
        return
    click.echo(f"{_rows(report.rejected)} rejected:")
    for problem in report.problems:
        click.echo(f"  {problem}")
    if (more := report.rejected - len(report.problems)) > 0:
        click.echo(f"  and {more:,} more (all of them: --json or the rejects file)")
    if report.rejects_file:
        click.echo(f"They are in {report.rejects_file}: repair them there, then `interest-graph load` that file.")
