"""What else than the score chooses the places of a list, as options of a command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

DIALS = {
    "--diversity": "Spread the list over what items are about: 0 by score, 1 most.",
    "--calibration": "Give interests the shares they have in what USER likes: 0 by score, 1 most.",
    "--novelty": "Prefer items that few people know: 0 by score, 1 most.",
    "--long-tail": "Share of places for items outside the most popular fifth.",
}


def dial_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--diversity``, ``--calibration``, ``--novelty`` and ``--long-tail`` to a command, each in [0, 1]."""
    for name, help_text in reversed(DIALS.items()):
        command = click.option(name, type=click.FloatRange(0, 1), default=0.0, help=help_text)(command)
    return command
