"""Histories as rows of items in order, cut into windows that a network reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.learning.histories import Histories

NONE = -1
"""Stands among targets where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Windows:
    """Pieces of histories, each padded at its end, so that what is real never stands behind padding.

    Parameters
    ----------
    items
        Shape (n_windows, length): rows of items, oldest first; n_items where there is padding.
    targets
        Shape (n_windows, length): what came next; -1 at padding, and where another window says it already.
    lengths
        Shape (n_windows,): how many of the items are real.
    """

    items: NDArray[np.int64]
    targets: NDArray[np.int64]
    lengths: NDArray[np.int64]


def in_order(known: Histories) -> list[NDArray[np.int64]]:
    """Return the items of each user, oldest first."""
    order = np.lexsort((known.places, known.users))
    return np.split(known.liked.indices[order].astype(np.int64), np.cumsum(known.lengths)[:-1])


def windows(sequences: Sequence[NDArray[np.int64]], length: int, padding: int) -> Windows:
    """Cut sequences so that each item but the first of each is a target once.

    Windows of one sequence overlap by half, and the first half of all but the oldest has no targets: each target has at
    least half a window before it, or all there is.
    """
    pieces = [piece for sequence in sequences for piece in _pieces(sequence, length)]
    items = np.full((len(pieces), length), padding, dtype=np.int64)
    targets = np.full((len(pieces), length), NONE, dtype=np.int64)
    for row, (read, said) in enumerate(pieces):
        items[row, : len(read)] = read
        targets[row, len(read) - len(said) : len(read)] = said
    return Windows(items, targets, np.array([len(read) for read, _ in pieces], dtype=np.int64))


def newest(sequences: Sequence[Sequence[int] | NDArray[np.int64]], length: int, padding: int) -> Windows:
    """Return the newest ``length`` items of each sequence, without targets; an empty one is all padding."""
    items = np.full((len(sequences), length), padding, dtype=np.int64)
    lengths = np.array([min(len(sequence), length) for sequence in sequences], dtype=np.int64)
    for row, sequence in enumerate(sequences):
        if lengths[row]:
            items[row, : lengths[row]] = sequence[-length:]
    return Windows(items, np.full_like(items, NONE), lengths)


def _pieces(sequence: NDArray[np.int64], length: int) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Return what is read and what is to be said after the last items of it, newest piece first."""
    found, end = [], len(sequence) - 1
    while end > 0:
        start = max(0, end - length)
        said_from = start if start == 0 else start + length // 2
        found.append((sequence[start:end], sequence[said_from + 1 : end + 1]))
        end = said_from
    return found
