"""Splits a validation part off a task, inside its own files: settings are chosen there, never on the test part."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from services.tasks.protocols import GIVEN, task_of_new_users
from services.tasks.task import VALID, Known, Pair, Task, task_of

VALID_SHARE = 0.125
COLD_SHARE = 0.1
NEW_SHARE = 0.2


def validation(task: Task, seed: int = 42) -> Task:
    """Return a task of the same kind whose pairs to find are taken from what is known in this one.

    ``main``: the fold ``valid``, or the last eighth of each user where there are no folds (a random eighth without
    times). ``cold-items``: a tenth of the items lose all their rows and are ranked among themselves, or among all.
    ``new-users``: of a fifth of the users with more than three rows only the first 1, 2 or 3 are kept.
    """
    dice = np.random.default_rng(seed)
    if task.protocol == "cold-items":
        return _without_items(task, dice)
    if task.protocol == "new-users":
        return _without_users(task, dice)
    return _without_fold(task, dice)


def _without_fold(task: Task, dice: np.random.Generator) -> Task:
    known = task.known
    held = {place for place, fold in enumerate(known.folds) if fold == VALID}
    for places in () if held else in_order(known, dice).values():
        held |= {*places[len(places) - max(1, int(len(places) * VALID_SHARE)) :]} if len(places) > 1 else set()
    return _held_out(task.name, known, held)


def _without_items(task: Task, dice: np.random.Generator) -> Task:
    warm = sorted({item for _, item in task.known.interactions})
    cold = {warm[place] for place in dice.permutation(len(warm))[: max(1, round(len(warm) * COLD_SHARE))].tolist()}
    held = {place for place, (_, item) in enumerate(task.known.interactions) if item in cold}
    return _held_out(task.name, task.known, held, cold if task.name == "cold-items" else cold | {*task.candidates})


def _without_users(task: Task, dice: np.random.Generator) -> Task:
    known, most = task.known, max(GIVEN)
    histories = {user: places for user, places in in_order(known, None).items() if len(places) > most}
    users = sorted(histories)
    count = max(1, round(len(users) * NEW_SHARE))
    new = {users[place] for place in dice.permutation(len(users))[:count].tolist()}
    held = {place for user in new for place in histories[user]}
    train = known.places({*range(len(known.interactions))} - held)
    profiles = [(known.interactions[histories[user][n - 1]], n) for n in GIVEN for user in sorted(new)]
    wanted = _pairs(known, sorted(place for user in new for place in histories[user][most:]))
    return task_of_new_users(train, profiles, wanted, task.given)


def in_order(known: Known, dice: np.random.Generator | None) -> dict[str, list[int]]:
    """Return the places of each user's interactions: by time, else shuffled by ``dice``, else as in the file."""
    count = len(known.interactions)
    if known.times is not None:
        order = np.argsort(np.array(known.times), kind="stable").tolist()
    else:
        order = list(range(count)) if dice is None else dice.permutation(count).tolist()
    found: dict[str, list[int]] = {}
    for place in order:
        found.setdefault(known.interactions[place][0], []).append(place)
    return found


def _held_out(name: str, known: Known, held: set[int], candidates: set[str] | None = None) -> Task:
    kept = known.places({*range(len(known.interactions))} - held)
    return task_of(name, kept, _pairs(known, sorted(held)), kept.interactions, candidates)


def _pairs(known: Known, places: Sequence[int]) -> tuple[Pair, ...]:
    return tuple(dict.fromkeys(known.interactions[place] for place in places))
