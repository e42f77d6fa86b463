"""Reads the tasks of a split folder; every protocol opens its own files and no other's."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from graph_schema.errors import SourceError
from services.tasks.tables import PAIR, find_table, need_table, pairs, rows
from services.tasks.task import ItemText, Known, Pair, Tag, Task, task_of

PROTOCOLS = ("main", "cold-items", "new-users")
GIVEN = (1, 2, 3)
"""How many things of a new user are known."""


def read_tasks(folder: Path, protocol: str = "main") -> tuple[Task, ...]:
    """Read the tasks of one protocol, which share their training part.

    The training files of the other protocols are not opened: ``train.csv.gz`` holds what two of them are to find.
    ``items``, ``item_tags`` and ``social`` may be missing. Raises SourceError with the file and what it should be.
    """
    if protocol not in PROTOCOLS:
        raise SourceError(f"no protocol {protocol!r}; choose one of {', '.join(PROTOCOLS)}")
    return {"main": _main, "cold-items": _cold_items, "new-users": _new_users}[protocol](folder)


def _main(folder: Path) -> tuple[Task, ...]:
    known = _known(folder, "train.csv")
    return (task_of("main", known, _wanted(folder, "test.csv"), known.interactions),)


def _cold_items(folder: Path) -> tuple[Task, ...]:
    known, wanted = _known(folder, "cold_items_train.csv"), _wanted(folder, "cold_items_test.csv")
    warm = {item for _, item in known.interactions}
    named = {item.item_id for item in known.items} or {item for _, item, _ in known.hiding({*wanted}).tags}
    if not named - warm:
        raise SourceError(f"{folder}: no item without a row in cold_items_train.csv; cold items stand in items.csv.gz")
    among_cold = task_of("cold-items", known, wanted, known.interactions, named - warm)
    everything = tuple(sorted({*among_cold.known.catalogue(), *named}))
    return among_cold, replace(among_cold, name="cold-items-all", candidates=everything)


def _new_users(folder: Path) -> tuple[Task, ...]:
    train, wanted = _known(folder, "new_users_train.csv"), _wanted(folder, "new_users_test.csv")
    profiles = _profiles(folder)
    return tuple(task_of_new_users(train, profiles, wanted, given) for given in GIVEN)


def task_of_new_users(
    train: Known, profiles: Collection[tuple[Pair, int]], wanted: tuple[Pair, ...], given: int
) -> Task:
    """Return the task in which ``given`` things of each profile are known, and of the others not even a tag."""
    shown = tuple(pair for pair, place in profiles if place <= given)
    later = {pair for pair, place in profiles if place > given}
    profiled = (*train.interactions, *(pair for pair, _ in profiles))
    known = replace(train.hiding(later), folds=())
    times = None if known.times is None else (*known.times, *(max(known.times, default=0.0) + 1 for _ in shown))
    known = replace(known, interactions=(*known.interactions, *shown), times=times)
    return task_of(f"new-users-{given}", known, wanted, profiled)


def _profiles(folder: Path) -> list[tuple[Pair, int]]:
    path = need_table(folder, "new_users_profile.csv")
    found = []
    for line, row in rows(path, (*PAIR, "n")):
        if not row["n"].isdecimal() or int(row["n"]) < 1:
            raise SourceError(f"{path}:{line}: n is not the place of an item in a profile (1, 2, 3)")
        found.append(((row["user"], row["item"]), int(row["n"])))
    return sorted(found, key=lambda one: one[1])


def _known(folder: Path, train: str) -> Known:
    """Read the training part and what lies beside it."""
    path = need_table(folder, train)
    interactions: list[Pair] = []
    times: list[float] = []
    folds: list[str] = []
    names: dict[str, str] = {}
    for line, row in rows(path, PAIR):
        interactions.append((names.setdefault(row["user"], row["user"]), names.setdefault(row["item"], row["item"])))
        times.append(_time(row.get("t"), path, line))
        folds.append(row.get("fold") or "")
    if not interactions:
        raise SourceError(f"{path}: holds no training pairs")
    return Known(
        tuple(interactions),
        tuple(times) if len({*times}) > 1 else None,
        tuple(folds) if any(folds) else (),
        _items(folder),
        _tags(folder),
        _friends(folder),
    )


def _wanted(folder: Path, test: str) -> tuple[Pair, ...]:
    path = need_table(folder, test)
    if found := pairs(path):
        return tuple(dict.fromkeys(found))
    raise SourceError(f"{path}: holds no pairs to find again")


def _items(folder: Path) -> tuple[ItemText, ...]:
    path = find_table(folder, "items.csv")
    found: dict[str, ItemText] = {}
    for _, row in rows(path, ("item",)) if path else ():
        found.setdefault(row["item"], ItemText(row["item"], row.get("title") or "", row.get("text") or ""))
    return tuple(found.values())


def _tags(folder: Path) -> tuple[Tag, ...]:
    path = find_table(folder, "item_tags.csv")
    columns = (*PAIR, "tag")
    return tuple((row["user"], row["item"], row["tag"]) for _, row in rows(path, columns)) if path else ()


def _friends(folder: Path) -> tuple[Pair, ...]:
    path = find_table(folder, "social.csv")
    return tuple((row["user"], row["friend"]) for _, row in rows(path, ("user", "friend"))) if path else ()


def _time(value: str | None, path: Path, line: int) -> float:
    try:
        found = float(value or 0)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise SourceError(f"{path}:{line}: t is not a number")
    return found
