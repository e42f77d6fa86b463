"""Lists of a model for every user of a task, and their figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from services.evaluation.figures import ranking_figures
from services.learning.tuning.fold import Scores, best_columns
from services.lists.everyone import ListRow
from tests.quality.deep.split import Split

DEPTH = 100
BLOCK = 500

Lists = Mapping[str, list[tuple[str, float]]]
"""User to items with scores, best first."""


def lists_of(split: Split, scores: Scores) -> Lists:
    """List the hundred best items that each user does not have."""
    found = {}
    rows, liked = split.asked, split.part.ties.known.liked
    users, items = list(split.part.rows.users), list(split.part.rows.items)
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        given = np.array(scores(block), dtype=np.float32)
        given[liked[block].nonzero()] = -np.inf
        best = best_columns(given, DEPTH)
        for row, columns, values in zip(block, best, np.take_along_axis(given, best, axis=1), strict=True):
            pairs = zip(columns.tolist(), values.tolist(), strict=True)
            found[users[row]] = [(items[column], value) for column, value in pairs if np.isfinite(value)]
    return found


def figures_of(split: Split, lists: Lists) -> dict[str, float]:
    """Return the figures of the lists against what is to be found."""
    named = {user: [item for item, _ in ranked] for user, ranked in lists.items()}
    return dict(ranking_figures(split.task.wanted, named, split.task.set_aside))


def rows_of(lists: Lists) -> Iterator[ListRow]:
    """Yield user, item and score of every list, best first."""
    return ((user, item, score) for user, ranked in lists.items() for item, score in ranked)
