"""How `clean` and `optimise` say what their steps did: options and tables they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from services.optimisation.step import Step, StepReport
from web.cli.output import echo_table

seed_option = click.option("--seed", type=int, default=42, show_default=True, help="Of what is held back at random.")
dry_option = click.option("--dry-run", "is_dry", is_flag=True, help="Measure, and write nothing.")
anyway_option = click.option("--anyway", is_flag=True, help="Keep also steps that make a list worse.")


def step_option(steps: Sequence[Step]) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """Return the option ``--step``."""
    names = ", ".join(step.name for step in steps)
    return click.option("--step", "names", help=f"Only these, joined by commas, of {names}.")


def described(head: str, steps: Sequence[Step]) -> str:
    """Return a command's help with a line for each step."""
    return head + "\n\n\b\n" + "\n".join(f"{step.name:<16} {step.meaning}" for step in steps)


def named(names: str | None) -> list[str]:
    """Return the names of a list joined by commas."""
    return [name.strip() for name in (names or "").split(",") if name.strip()]


def echo_reports(reports: Sequence[StepReport], shown: Sequence[str]) -> None:
    """Print a table of what the lists find, one of the figures that changed, and what steps have to say."""
    lists = list(reports[0].before.ndcg) if reports else []
    rows = [
        [one.step, _verdict(one), *(f"{one.before.ndcg[name]:.4f} to {one.after.ndcg[name]:.4f}" for name in lists)]
        for one in reports
    ]
    echo_table(("step", "", *(f"NDCG@10 {name}" for name in lists)), rows)
    changed = [
        [one.step, name, *(_figure(getattr(of.figures, name)) for of in (one.before, one.after))]
        for one in reports
        for name in shown
        if one.changes and getattr(one.before.figures, name) != getattr(one.after.figures, name)
    ]
    if changed:
        echo_table(("step", "figure", "before", "after"), changed)
    for one in reports:
        for note in one.notes:
            click.echo(f"{one.step}: {note}")


def _verdict(report: StepReport) -> str:
    if not report.changes:
        return "changes nothing"
    return "stays" if report.stays else "left out: a list gets worse"


def _figure(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:.6f}"
