"""The figures of a measurement as one page that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

REPORT = "report.html"
TEMPLATE = Path(__file__).with_name("report.html")
WIDTH = 200
TITLES = {
    "main": "People who are known",
    "cold-items": "Items nobody has touched, among themselves",
    "cold-items-all": "Items nobody has touched, among all items",
    "new-users-1": "New people, one thing known",
    "new-users-2": "New people, two things known",
    "new-users-3": "New people, three things known",
}
NOBODY = {"explained": None, "same_top": None, "milliseconds": None}


def report(found: Mapping[str, Any]) -> str:
    """Return the page of what stands in metrics.json; whatever names hold is text."""
    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    page.filters["figure"] = lambda value, digits: "–" if value is None else f"{value:.{digits}f}"
    page.filters["share"] = lambda value: "–" if value is None else f"{100 * value:.0f} %"
    tasks = {name: _with_rows(task) for name, task in found["tasks"].items()}
    template = page.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(found={**found, "tasks": tasks}, titles=TITLES)


def _with_rows(task: Mapping[str, Any]) -> dict[str, Any]:
    """Return the task with its recommenders as rows, best first, and the lengths of their bars."""
    ordered = sorted(task["recommenders"].items(), key=lambda one: (-one[1]["figures"]["ndcg@10"], one[0]))
    widest = max([one["intervals"]["ndcg@10"][1] for _, one in ordered] + [0.001])
    rows = [_row(name, one, widest, name == task["best"]) for name, one in ordered]
    return {**task, "rows": rows, "widest": widest}


def _row(name: str, one: Mapping[str, Any], widest: float, is_best: bool) -> dict[str, Any]:
    low, high = one["intervals"]["ndcg@10"]
    places = {
        "bar": one["figures"]["ndcg@10"],
        "from": low,
        "to": high,
    }
    return {
        **one,
        "name": name,
        "low": low,
        "high": high,
        "live": one["live"] or NOBODY,
        "behind": "" if is_best else _behind(*one["difference_to_best"]),
        **{place: round(WIDTH * value / widest, 1) for place, value in places.items()},
    }


def _behind(low: float, high: float) -> str:
    """Say what the interval of the difference to the best allows to say."""
    return "may be chance" if low <= 0 <= high else f"by {-high:.4f} to {-low:.4f}"
