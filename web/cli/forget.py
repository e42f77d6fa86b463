"""`interest-graph forget`: take a person out of the graph and out of the project's files."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from graph_schema.errors import InterestGraphError
from loaders.forget import Place, Shared, forget, look_for
from services.observability.progress import choose_progress
from services.privacy.erasure import begun_erasures
from services.privacy.report import NAME, ErasureReport
from services.search.users import UserSummary, user_summary
from web.cli.output import echo_json, json_option
from web.settings import Settings, read_settings
from web.wiring import open_graph

HELP = """Forget USER: events, texts, tags, follows, statements and all that was derived from them.

What others share stays with its figures corrected. Afterwards the database and the data folder are searched for the
id and for pieces of the texts; a report without them is kept. An erasure that was stopped is completed by the next run;
without USER only that is done.

Ends with 0 when nothing was found any more, 3 when something was, 1 on an error."""
SOMETHING_FOUND = 3


@click.command("forget", help=HELP)
@click.argument("user_id", metavar="[USER]", required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--scan-only", is_flag=True, help="Remove nothing: look for a person who was forgotten before.")
@json_option
@click.pass_context
def command(ctx: click.Context, user_id: str | None, yes: bool, scan_only: bool, as_json: bool) -> None:
    settings, progress, now = read_settings(), choose_progress(sys.stderr), datetime.now(UTC)
    settings.folder.make()
    with open_graph(settings, progress) as driver:
        place = Place(driver, settings.folder)
        if scan_only:
            reports = [look_for(place, _named(user_id), now, progress)]
        else:
            if user_id is not None and user_id not in begun_erasures(driver) and not yes:
                ask(user_summary(driver, user_id))
            shared = Shared(settings.feedback_table(), settings.interest_rules())
            reports = forget(place, user_id, shared, now, progress)
    if as_json:
        echo_json(reports)
    else:
        show(reports, settings)
    if not all(report.is_clean for report in reports):
        ctx.exit(SOMETHING_FOUND)


def _named(user_id: str | None) -> str:
    if user_id is None:
        raise click.UsageError("--scan-only needs the USER to look for")
    return user_id


def ask(user: UserSummary) -> None:
    """Say what will go and let the person at the terminal decide. Raises InterestGraphError without a terminal."""
    if not sys.stdin.isatty():
        raise InterestGraphError("nobody is there to ask whether to forget this person: add --yes; nothing was removed")
    click.echo(f"{user.user_id}: {user.events} events, {user.texts} texts, {user.tags} tags, {user.follows} follows")
    click.confirm("Forget all of it? This cannot be undone", abort=True)


def show(reports: list[ErasureReport], settings: Settings) -> None:
    """Say what went, what was looked through, and what is left to do."""
    if not reports:
        click.echo("no erasure was left unfinished; what depended on earlier ones is up to date")
    for report in reports:
        if report.erased is not None:
            gone = report.erased
            click.echo(f"forgotten: {gone.events:,} events, {gone.texts:,} texts, {gone.tags:,} tags")
            click.echo(f"and {sum(gone.ties.values()):,} follows, statements and derived weights")
            click.echo(f"{report.interests_gone} interests nobody else has, {gone.bare_items} items nobody else met")
        _show_scan(report)
    if reports:
        click.echo(f"report kept in {settings.folder.path / NAME}, under a keyed hash of the id")


def _show_scan(report: ErasureReport) -> None:
    looked, files = report.database, report.files
    click.echo(
        f"searched {looked.nodes:,} nodes, {looked.relationships:,} relationships, {looked.fulltext_indexes} full-text"
        f" indexes and {files.files} files for the id and {report.pieces} pieces of texts"
    )
    if not report.is_id_telling:
        click.echo("the id is short: it was looked for only where ids of users stand, and not in files")
    if report.shared_pieces:
        click.echo(f"{report.shared_pieces} pieces were not looked for: others have the same words")
    for place in looked.places:
        click.echo(f"FOUND {place.times} x in {place.where}{f' of {place.key}' if place.key else ''}")
    for file in files.found:
        click.echo(f"FOUND {file.times} x in the file {file.path}: correct or delete it")
    if report.is_clean:
        click.echo("nothing was found")
    if files.in_store:
        click.echo(
            f"{len(files.in_store)} files of the database keep freed records that nobody can query: stop the server and"
            " run `interest-graph compact`"
        )
