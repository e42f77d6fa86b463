"""The order of every list: best score first, ties by item id."""

from __future__ import annotations

import numpy as np

from services.recommenders.candidate import LEAST

DIGITS = 12


def best(scores: np.ndarray, n: int) -> np.ndarray:
    """Return the columns of the ``n`` largest scores above LEAST, best first; equal ones by column, which is by id."""
    columns = np.flatnonzero(scores > LEAST)
    values = np.round(scores[columns], DIGITS)
    if len(columns) > n:
        least = np.partition(values, len(values) - n)[len(values) - n]
        keep = values >= least
        columns, values = columns[keep], values[keep]
    return columns[np.lexsort((columns, -values))[:n]]


def first_of_each(groups: np.ndarray, order: np.ndarray, n: int) -> np.ndarray:
    """Return the entries of ``order``, sorted by group, that are among the first ``n`` of their group."""
    sorted_groups = groups[order]
    starts = np.flatnonzero(np.r_[True, sorted_groups[1:] != sorted_groups[:-1]]) if len(order) else order
    places = np.arange(len(order)) - np.repeat(starts, np.diff(np.r_[starts, len(order)]))
    return order[places < n]
