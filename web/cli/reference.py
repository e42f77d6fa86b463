"""The command reference, written from the commands themselves: `python -m web.cli.reference > docs/cli.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from web.cli.main import main

WIDTH = 100
HEAD = """# Commands

Written from the commands themselves (`python -m web.cli.reference > docs/cli.md`); a test keeps it so.
Every command answers in JSON with `--json` where it answers at all, and ends with a code other than 0 when it fails.
"""


def reference() -> str:
    """Return the help of every command and subcommand as Markdown."""
    parts = [HEAD]
    for name, command in _commands(main, "interest-graph"):
        context = click.Context(command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH)
        parts.append(f"## `{name}`\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def _commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group, info_name=name)
    for part in group.list_commands(context):
        command = group.get_command(context, part)
        if command is None:
            continue
        yield f"{name} {part}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} {part}")


if __name__ == "__main__":
    sys.stdout.write(reference())
