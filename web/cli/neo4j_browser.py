"""`interest-graph neo4j-browser`: what a Neo4j Browser elsewhere needs to show the guide, the style, the favourites."""

from __future__ import annotations

from pathlib import Path

import click

from web.browser_kit.favourites import GRASS, favourites
from web.neo4j_browser import WHITELIST, fetched, greeting
from web.serving import LOCAL, site_address


@click.command("neo4j-browser", help="Print the lines of neo4j.conf that greet with the guide; write its files.")
@click.option(
    "--site", default=site_address(LOCAL, 5000), show_default=True, help="Where `interest-graph serve` answers."
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write interest.grass and the favourites to.",
)
def command(site: str, output: Path | None) -> None:
    address = fetched(site.rstrip("/"))
    click.echo("\n".join((WHITELIST, *greeting(address))))
    if output is None:
        return
    output.mkdir(parents=True, exist_ok=True)
    (output / "interest.grass").write_text(GRASS, encoding="utf-8")
    for language in ("en", "zh"):
        (output / f"favourites.{language}.zip").write_bytes(favourites(language))
    click.echo(f"written to {output}: interest.grass, favourites.en.zip, favourites.zh.zip; drop them on the window")
