"""What of the feedback teaches nothing, and how what is left is brought to one scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import ndtr

LEAST = 0.1
"""What the weakest liking of a user counts at least after ``min-max``: liked least is still liked."""
FAR = 3.5
"""Robust standard deviations above which an activity is an outlier (Iglewicz and Hoaglin 1993)."""
MEDIAN_DEVIATIONS, MEAN_DEVIATIONS = 1.4826, 1.2533
"""Standard deviations of a normal distribution in its median and in its mean absolute deviations."""
NEIGHBOURS = 20


@dataclass(frozen=True, slots=True)
class Feedback:
    """What pleased whom.

    Parameters
    ----------
    strengths
        Shape (n_users, n_items), values above 0; column indices sorted.
    counts
        Shape (nnz,): events behind each value.
    is_unvalued
        Shape (nnz,): whether a value is missing, as of a rating without its stars.
    """

    strengths: sparse.csr_matrix
    counts: NDArray[np.float64]
    is_unvalued: NDArray[np.bool_]

    @property
    def users(self) -> NDArray[np.int64]:
        """Shape (nnz,): the row of each entry."""
        return np.repeat(np.arange(self.strengths.shape[0]), np.diff(self.strengths.indptr))

    def with_values(self, values: NDArray[np.float64]) -> Feedback:
        """Return the same entries with other values."""
        own = self.strengths
        return replace(self, strengths=sparse.csr_matrix((values, own.indices, own.indptr), shape=own.shape))

    def of(self, kept: NDArray[np.bool_]) -> Feedback:
        """Return some of the entries; rows and columns stay where they are."""
        rows, own = self.users[kept], self.strengths
        pointers = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=own.shape[0]))])
        strengths = sparse.csr_matrix((own.data[kept], own.indices[kept], pointers), shape=own.shape)
        return Feedback(strengths, self.counts[kept], self.is_unvalued[kept])


def core(strengths: sparse.csr_matrix, k: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which users and items are in the k-core: each has ``k`` ties to others that are in it.

    References
    ----------
    Seidman, "Network structure and minimum degree", Social Networks 1983.
    """
    held = strengths.astype(bool).astype(np.int64).tocsr()
    users, items = np.ones(held.shape[0], np.bool_), np.ones(held.shape[1], np.bool_)
    while True:
        still_users = users & (held @ items.astype(np.int64) >= k)
        still_items = items & (held.T @ still_users.astype(np.int64) >= k)
        if (still_users == users).all() and (still_items == items).all():
            return users, items
        users, items = still_users, still_items


def far_too_active(events: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return who has far more events than others: by the logarithm, against the median and the spread around it.

    Where more than half do the same, the mean deviation stands for the spread.

    Parameters
    ----------
    events
        Shape (n_users,); who has none is left out of account.
    """
    active = events > 0
    logs = np.log(np.where(active, events, 1.0))
    if not active.any():
        return active
    middle = np.median(logs[active])
    away = np.abs(logs[active] - middle)
    spread = MEDIAN_DEVIATIONS * np.median(away) or MEAN_DEVIATIONS * away.mean()
    return active & (spread > 0) & (logs - middle > FAR * spread)


def log_counts(feedback: Feedback) -> Feedback:
    """Multiply each strength by ``log2(1 + events)``: what came back counts more, but not in proportion."""
    return feedback.with_values(feedback.strengths.data * np.log2(1 + feedback.counts))


def min_max(feedback: Feedback) -> Feedback:
    """Stretch each user's strengths over 0.1 to 1; of a user with one strength alone they are 1."""
    values = feedback.strengths.data
    low, high = _of_users(np.minimum, feedback), _of_users(np.maximum, feedback)
    spread = high - low
    share = np.divide(values - low, spread, out=np.ones_like(values), where=spread > 0)
    return feedback.with_values(LEAST + (1 - LEAST) * share)


def z_score(feedback: Feedback) -> Feedback:
    """Say of each strength which share of the user's would be lower, were they normal: always between 0 and 1.

    That is the distribution function of the z-score, since what is liked less than usual is liked all the same.
    """
    values, users = feedback.strengths.data, feedback.users
    lengths = np.maximum(np.diff(feedback.strengths.indptr), 1)
    mean = np.bincount(users, values, minlength=len(lengths)) / lengths
    variance = np.bincount(users, (values - mean[users]) ** 2, minlength=len(lengths)) / lengths
    spread = np.sqrt(variance)[users]
    score = np.divide(values - mean[users], spread, out=np.zeros_like(values), where=spread > 1e-9)
    return feedback.with_values(ndtr(score))


def fill_missing(feedback: Feedback) -> Feedback:
    """Say what unvalued feedback is worth by the users most alike who valued the item; else by all who did.

    References
    ----------
    Troyanskaya et al., "Missing value estimation methods for DNA microarrays", Bioinformatics 2001.
    """
    missing = np.flatnonzero(feedback.is_unvalued)
    if not len(missing):
        return feedback
    valued = feedback.of(~feedback.is_unvalued).strengths
    values, by_item, users = feedback.strengths.data.copy(), valued.tocsc(), feedback.users
    lengths = np.sqrt(np.asarray(valued.multiply(valued).sum(axis=1)).ravel())
    for entry in missing:
        item, user = feedback.strengths.indices[entry], users[entry]
        here = slice(by_item.indptr[item], by_item.indptr[item + 1])
        others, known = by_item.indices[here], by_item.data[here]
        if not len(others):
            continue
        dots = np.asarray((valued[others] @ valued[[user]].T).todense()).ravel()
        below = lengths[others] * lengths[user]
        alike = np.divide(dots, below, out=np.zeros_like(dots), where=below > 0)
        nearest = np.lexsort((others, -alike))[:NEIGHBOURS]
        weights = alike[nearest]
        values[entry] = np.average(known[nearest], weights=weights) if weights.sum() > 0 else known.mean()
    return feedback.with_values(values)


SCALES: dict[str, Callable[[Feedback], Feedback]] = {
    "missing-values": fill_missing,
    "log-counts": log_counts,
    "min-max": min_max,
    "z-score": z_score,
}
"""Ways to another scale, in the order in which they are applied."""


def scaled(feedback: Feedback, names: Iterable[str]) -> Feedback:
    """Apply some of ``SCALES``, in their order."""
    wanted = set(names)
    for name, scale in SCALES.items():
        if name in wanted:
            feedback = scale(feedback)
    return feedback


def _of_users(reduce: np.ufunc, feedback: Feedback) -> NDArray[np.float64]:
    """Return for each entry what ``reduce`` makes of all its user's values."""
    lengths = np.diff(feedback.strengths.indptr)
    starts = feedback.strengths.indptr[:-1][lengths > 0]
    found = reduce.reduceat(feedback.strengths.data, starts) if len(starts) else np.empty(0)
    return np.repeat(found, lengths[lengths > 0])
