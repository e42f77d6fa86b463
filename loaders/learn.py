"""The job that learns what leads to what: likes, texts and interests become one sum of models, and that ties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from neo4j import Driver
from numpy.typing import NDArray
from scipy import sparse

from services.features.kinds import Wanted, interests, sentence_vectors, tfidf
from services.features.known import Known, read_known
from services.learning.features import alike, nearest_alike, with_mean, years_alike
from services.learning.linear.fitting import Fitted, fit
from services.learning.linear.recipe import Recipe, choose_recipe
from services.learning.linear.width import DENSE_ITEMS
from services.learning.suggestions.job import forget_learned, store_learned, stored_recipe
from services.learning.suggestions.leanings import forget_leanings, write_leanings
from services.learning.suggestions.liked import read_liked
from services.learning.suggestions.writing import forget_suggestions, write_suggestions
from services.learning.tuning.item_setting import Kinds
from services.observability.progress import Progress

LEAST_USERS = 20
"""With fewer users who like something there is nothing to choose by."""
NEAREST = 200
"""Items that count as alike, of each, where there are too many to compare all pairs."""
YEARS = "MATCH (i:Item) WHERE i.year IS NOT NULL RETURN i.item_id AS id, i.year AS year"
SEED = 42


@dataclass(frozen=True, slots=True)
class LearningReport:
    """What was learned from and by what; ``written`` rows of ties differ from what was there.

    ``recipe`` is None where too few users like something: then nothing is learned, and what was is taken away.
    """

    users: int
    items: int
    likes: int
    written: int
    recipe: Recipe | None
    fitted: Fitted | None


def learn(driver: Driver, now: datetime, progress: Progress, refits: bool = False, seed: int = SEED) -> LearningReport:
    """Choose the models of the sum on likes that are held back, fit them to all likes, and write the ties.

    With ``refits`` the recipe of the last time is taken again where there is one: seconds instead of minutes.
    """
    known = read_known(driver, with_documents=False)
    liked, user_ids = read_liked(driver, known.item_ids)
    n_users, n_items, n_likes = len(user_ids), len(known.item_ids), int(liked.liked.nnz)
    if n_users < LEAST_USERS:
        forget(driver)
        return LearningReport(n_users, n_items, n_likes, 0, None, None)
    kinds = likeness(known, read_years(driver, known.item_ids))
    recipe = (stored_recipe(driver) if refits else None) or choose_recipe(liked, kinds, seed, progress)
    fitted = fit(liked, kinds, recipe)
    written = write_suggestions(driver, fitted, known.item_ids, now, progress)
    write_leanings(driver, fitted.taste, user_ids, known.item_ids, progress)
    store_learned(driver, recipe, fitted, now)
    return LearningReport(n_users, n_items, n_likes, written, recipe, fitted)


def forget(driver: Driver) -> None:
    """Take away what was learned: first the job, so that no list is made of half of the ties."""
    forget_learned(driver)
    forget_suggestions(driver)
    forget_leanings(driver)


def likeness(known: Known, years: NDArray[np.float64]) -> Kinds:
    """Return how alike items are by each kind of features that tells anything, and by all of them.

    Pairs of kinds are left out: they take long to try and bring next to nothing. Where there are many items, the
    nearest of each by one kind at a time, and no years, in which too many are equally near.

    Parameters
    ----------
    years
        Shape (n_items,): when each came out, NaN where nobody knows.
    """
    found = {
        name: rows
        for name, kind in (("interests", interests), ("sentences", sentence_vectors), ("tfidf", tfidf))
        if np.any((rows := kind(known, Wanted()).items).sum(axis=1))
    }
    pairs = {name: alike_by(rows) for name, rows in found.items()}
    if len(known.item_ids) > DENSE_ITEMS:
        return pairs
    if np.unique(years[np.isfinite(years)]).size > 1:
        pairs["years"] = years_alike(years)
    return with_mean(pairs)


def alike_by(rows: sparse.csr_matrix | NDArray[np.floating]) -> sparse.csr_matrix | NDArray[np.float32]:
    """Return how alike items are by one kind of features: all pairs, or where there are many items the nearest."""
    return nearest_alike(rows, NEAREST) if rows.shape[0] > DENSE_ITEMS else alike(rows)


def read_years(driver: Driver, item_ids: Sequence[str]) -> NDArray[np.float64]:
    """Return when each item came out, NaN where nobody knows; shape (n_items,)."""
    with driver.session(fetch_size=1000) as session:
        found = {row["id"]: row["year"] for row in session.run(YEARS)}
    return np.array([found.get(item_id, np.nan) for item_id in item_ids], dtype=np.float64)
