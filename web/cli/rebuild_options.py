"""Options that several of the `rebuild` commands have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

shrink_option = click.option(
    "--shrink", type=click.FloatRange(0), default=10.0, show_default=True, help="Damping of rare pairs."
)
exponent_option = click.option(
    "--exponent", type=click.FloatRange(0.1, 10), default=1.0, show_default=True, help="Above 1 the nearest count more."
)
stale_option = click.option("--stale", is_flag=True, help="Only when events came in since the last time.")


def k_option(default: int) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """Return the option ``--k`` with its default."""
    return click.option("--k", type=click.IntRange(1, 1000), default=default, show_default=True, help="Kept of each.")


def weighting_option(default: str) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """Return the option ``--weighting`` with its default."""
    return click.option(
        "--weighting",
        type=click.Choice(["none", "tfidf"]),
        default=default,
        show_default=True,
        help="tfidf: what all have in common counts little.",
    )


def settings_given(given: Sequence[str]) -> dict[str, float]:
    """Read ``NAME=NUMBER`` pairs. Raises click.BadParameter."""
    found: dict[str, float] = {}
    for one in given:
        name, _, value = one.partition("=")
        try:
            found[name.strip()] = float(value)
        except ValueError:
            raise click.BadParameter(f"{one!r} is not NAME=NUMBER, such as ridge=30", param_hint="--set") from None
    return found
