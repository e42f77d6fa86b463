"""How commands answer: a table for people, JSON for programs."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

PIPED = 240
"""Width of a table that goes into a file or another program: there no line has to end at a screen's edge."""

json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
language_option = click.option(
    "--lang", "language", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="Language of reasons."
)


def plain(value: object) -> Any:
    """Return dataclasses, tuples and times as what JSON holds."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(part) for part in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "iso_format"):
        return value.iso_format()
    return value


def echo_json(value: object) -> None:
    """Print a value as indented JSON."""
    click.echo(json.dumps(plain(value), ensure_ascii=False, indent=2))


def echo_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
    """Print rows under their columns; text from the graph is shown as it is, never as markup."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    console = Console(soft_wrap=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = PIPED
    console.print(table, markup=False)


def _cell(value: object) -> Any:
    if isinstance(value, float):
        return Text(f"{value:.3f}", justify="right")
    return Text("" if value is None else str(value))
