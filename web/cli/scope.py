"""What a list may hold, as options of a command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from services.lists.filter_expression import read_filter
from services.recommenders.scope import Scope

FILTER_HELP = "Only items that pass, such as 'category = \"jazz\" and year >= 1960 and not price > 20'."


def scope_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--filter``, ``--exclude`` and ``--seen`` to a command; they come as wanted, exclude and seen."""
    for option in (
        click.option("--seen", is_flag=True, help="Also items the user has met."),
        click.option("--exclude", multiple=True, metavar="ITEM", help="Leave this item out; may be given again."),
        click.option("--filter", "wanted", metavar="EXPRESSION", help=FILTER_HELP),
    ):
        command = option(command)
    return command


def scope_of(wanted: str | None, exclude: tuple[str, ...], seen: bool) -> Scope:
    """Return the scope the options describe. Raises FilterError."""
    return Scope(seen, exclude, read_filter(wanted) if wanted else None)
