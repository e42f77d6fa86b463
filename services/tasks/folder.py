"""Writes what is known in a task as a split folder of its own, which holds nothing else."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from services.tasks.task import Known


def write_known(known: Known, folder: Path) -> None:
    """Write the training part, items, crowd tags and friends in the layout of the task ``main``, and no pair to find.

    Without times the column ``t`` is empty, so that nothing that is read from it has a date.
    """
    folder.mkdir(parents=True, exist_ok=True)
    times: Iterable[object] = ("",) * len(known.interactions) if known.times is None else map(_plain, known.times)
    pairs = zip(known.interactions, times, strict=True)
    _write(folder / "train.csv", ("user", "item", "t", "fold"), ((*pair, time, "fit") for pair, time in pairs))
    _write(folder / "test.csv", ("user", "item"), ())
    items = tuple((item.item_id, item.title, item.text) for item in known.items)
    beside: tuple[tuple[str, tuple[str, ...], Sequence[Sequence[object]]], ...] = (
        ("items", ("item", "title", "text"), items),
        ("item_tags", ("user", "item", "tag"), known.tags),
        ("social", ("user", "friend"), known.friends),
    )
    for name, columns, rows in beside:
        if rows:
            _write(folder / f"{name}.csv", columns, rows)


def _plain(time: float) -> object:
    return int(time) if time.is_integer() else time


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
