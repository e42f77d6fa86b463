"""The command `interest-graph`: a lazy table of commands, so that each loads only what it needs."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from graph_schema.errors import InterestGraphError

COMMANDS = {
    "demo": "web.cli.demo",
    "up": "web.cli.up",
    "down": "web.cli.down",
    "status": "web.cli.status",
    "doctor": "web.cli.doctor",
    "migrate": "web.cli.migrate",
    "schema": "web.cli.schema",
    "load": "web.cli.load",
    "export": "web.cli.export",
    "event": "web.cli.event",
    "mine": "web.cli.mine",
    "costs": "web.cli.costs",
    "embed": "web.cli.embed",
    "rebuild": "web.cli.rebuild",
    "learn": "web.cli.learn",
    "train": "web.cli.train",
    "clean": "web.cli.clean",
    "optimise": "web.cli.optimise",
    "features": "web.cli.features",
    "verify": "web.cli.verify",
    "fingerprint": "web.cli.fingerprint",
    "recommend": "web.cli.recommend",
    "explain": "web.cli.explain",
    "evaluate": "web.cli.evaluate",
    "why-not": "web.cli.why_not",
    "similar": "web.cli.similar",
    "explain-vector": "web.cli.explain_vector",
    "interests": "web.cli.interests",
    "merges": "web.cli.merges",
    "portrait": "web.cli.portrait",
    "copy": "web.cli.copy",
    "write-copy": "web.cli.write_copy",
    "communities": "web.cli.communities",
    "follow-suggestions": "web.cli.follow_suggestions",
    "chat": "web.cli.chat",
    "interview": "web.cli.interview",
    "users": "web.cli.users",
    "search": "web.cli.search",
    "export-person": "web.cli.export_person",
    "forget": "web.cli.forget",
    "compact": "web.cli.compact",
    "queries": "web.cli.queries",
    "ask": "web.cli.ask",
    "cypher": "web.cli.cypher",
    "serve": "web.cli.serve",
    "neo4j-browser": "web.cli.neo4j_browser",
}


class LazyGroup(click.Group):
    """Imports a command's module only when that command, or the whole help, is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        return import_module(COMMANDS[name]).command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except InterestGraphError as error:
            click.echo(f"error: {error}", err=True)
            ctx.exit(1)
        except OSError as error:
            click.echo(f"error: {error.filename or 'input or output'}: {error.strerror or error}", err=True)
            ctx.exit(1)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="interest-graph")
def main() -> None:
    """A user interest graph in Neo4j: load, mine, recommend, and see why."""


if __name__ == "__main__":
    sys.exit(main())
