"""What cleaning and optimising work on: the graph as arrays. Steps make a changed one of it and touch no database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.interests.rules import InterestRules
from services.learning.cleaning import Feedback, scaled
from services.learning.nearest import Likeness, nearest_rows


@dataclass(frozen=True, slots=True)
class About:
    """What items are about: row of the item, column of the interest, source and weight of each ABOUT."""

    items: NDArray[np.int64]
    interests: NDArray[np.int64]
    sources: NDArray[np.str_]
    weights: NDArray[np.float64]

    def of(self, kept: NDArray[np.bool_]) -> About:
        """Return some of them."""
        return About(self.items[kept], self.interests[kept], self.sources[kept], self.weights[kept])


@dataclass(frozen=True, slots=True)
class Interactions:
    """One entry for each user and item that met, sorted by user, then item.

    ``strengths`` are those of the strongest feedback, -2 to 2; ``newest`` in milliseconds since 1970, 0 is unknown.
    """

    users: NDArray[np.int64]
    items: NDArray[np.int64]
    strengths: NDArray[np.float64]
    newest: NDArray[np.int64]
    counts: NDArray[np.float64]
    is_unvalued: NDArray[np.bool_]

    def of(self, kept: NDArray[np.bool_]) -> Interactions:
        """Return some of them."""
        names = ("users", "items", "strengths", "newest", "counts", "is_unvalued")
        return Interactions(*(getattr(self, name)[kept] for name in names))


@dataclass(frozen=True)
class Graph:
    """Users, items and interests in order of their ids, and what ties them.

    Parameters
    ----------
    dropped_users, dropped_items
        Why nothing is learned from the user or of the item; empty where it is.
    scales
        Those of ``learning.cleaning.SCALES`` in use.
    half_life
        Age in milliseconds at which feedback counts half for the similarity of items; None: all counts.
    similar
        Shape (n_items, n_items): SIMILAR_TO, from the item met to the candidate.
    bridges
        Shape (n_items, n_items): SIMILAR_TO by what texts say, for items that feedback leaves alone.
    specificity
        Shape (n_interests,); 0 where the interest is dropped.
    noise
        Shape (n_interests,): dropped by a step.
    levels
        Resolutions of broad and fine communities; None: nobody has looked for them.
    notes
        What the last step has to say.
    related, broader
        Shape (n_interests, n_interests): RELATED_TO and BROADER.
    vectors
        Shape (n_items, dimensions): text vectors, rows of length 1; zero where there is none.
    """

    user_ids: Sequence[str]
    item_ids: Sequence[str]
    interest_ids: Sequence[str]
    met: Interactions
    about: About
    specificity: NDArray[np.float64]
    related: sparse.csr_matrix
    broader: sparse.csr_matrix
    vectors: NDArray[np.float32]
    likeness: Likeness
    rules: InterestRules
    dropped_users: NDArray[np.str_]
    dropped_items: NDArray[np.str_]
    scales: tuple[str, ...] = ()
    half_life: float | None = None
    similar: sparse.csr_matrix = field(default_factory=lambda: sparse.csr_matrix((0, 0)))
    bridges: sparse.csr_matrix = field(default_factory=lambda: sparse.csr_matrix((0, 0)))
    noise: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    levels: tuple[float, float] | None = None
    notes: tuple[str, ...] = ()

    @property
    def shape(self) -> tuple[int, int]:
        """Users and items."""
        return len(self.user_ids), len(self.item_ids)

    @cached_property
    def liked(self) -> Feedback:
        """What is learned from, on no scale but its own."""
        return feedback_of(self.met.of(self.teaches), self.shape)

    @cached_property
    def teaches(self) -> NDArray[np.bool_]:
        """Of each entry of ``met``: whether it pleased, and neither of its ends is dropped."""
        met = self.met
        return (met.strengths > 0) & (self.dropped_users[met.users] == "") & (self.dropped_items[met.items] == "")

    @cached_property
    def popularity(self) -> NDArray[np.int64]:
        """Shape (n_items,): users whom it pleased."""
        return np.bincount(self.met.items[self.met.strengths > 0], minlength=len(self.item_ids))

    @cached_property
    def aboutness(self) -> sparse.csr_matrix:
        """Shape (n_items, n_interests): weight x specificity over the length of the item's vector, as lists read it."""
        about, shape = self.about, (len(self.item_ids), len(self.interest_ids))
        weights = about.weights * self.specificity[about.interests]
        lengths = np.sqrt(np.bincount(about.items, weights**2, minlength=shape[0]))
        values = weights / (lengths[about.items] + self.rules.shrink)
        found = sparse.csr_matrix((values, (about.items, about.interests)), shape=shape)
        found.eliminate_zeros()
        return found

    def ages(self) -> NDArray[np.float64]:
        """Return for each entry of ``met`` milliseconds before its user's newest; 0 where the time is unknown."""
        newest = np.zeros(len(self.user_ids))
        np.maximum.at(newest, self.met.users, self.met.newest.astype(float))
        return np.where(self.met.newest > 0, newest[self.met.users] - self.met.newest, 0.0)

    @cached_property
    def learned_from(self) -> Feedback:
        """The feedback on the scales in use, the old fading where there is a half-life."""
        feedback = scaled(self.liked, self.scales)
        if self.half_life is None:
            return feedback
        fresh = 0.5 ** (self.ages()[self.teaches] / self.half_life)
        return feedback.with_values(feedback.strengths.data * fresh)

    def learned(self) -> Graph:
        """Return the graph with the similarity of its items learned anew from its feedback."""
        rows = list(nearest_rows(self.learned_from.strengths.T.tocsr(), self.likeness))
        pointers = np.concatenate([[0], np.cumsum([len(others) for others, _ in rows])])
        others = np.concatenate([others for others, _ in rows] or [np.empty(0, np.int64)])
        weights = np.concatenate([weights for _, weights in rows] or [np.empty(0)])
        similar = sparse.csr_matrix((weights, others, pointers), shape=(self.shape[1], self.shape[1]))
        similar.sort_indices()
        return replace(self, similar=similar)


def feedback_of(met: Interactions, shape: tuple[int, int]) -> Feedback:
    """Return entries as a matrix of users by items."""
    pointers = np.concatenate([[0], np.cumsum(np.bincount(met.users, minlength=shape[0]))])
    matrix = sparse.csr_matrix((met.strengths, met.items, pointers), shape=shape)
    return Feedback(matrix, met.counts, met.is_unvalued)
