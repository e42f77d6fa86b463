"""`python -m tests.bench.many_items`: what `learn` takes for a made-up shop of 100,000 items and two million likes."""

from __future__ import annotations

import argparse
import resource
import sys
import time

import numpy as np
from scipy import sparse

from services.learning.features import counted_features, nearest_alike
from services.learning.histories import Histories, histories
from services.learning.linear.fitting import fit
from services.learning.linear.recipe import choose_recipe
from services.learning.linear.rows import weighed_rows
from services.observability.progress import choose_progress

SHELVES, WORDS, NEAREST = 400, 12, 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--likes", type=int, default=2_000_000)
    asked = parser.parse_args()
    known, shelves = shop(asked.items, asked.likes)
    began = time.monotonic()
    kinds = {"tfidf": nearest_alike(words(shelves), NEAREST)}
    recipe = choose_recipe(known, kinds, 42, choose_progress(sys.stderr))
    chosen = time.monotonic()
    fitted = fit(known, kinds, recipe)
    found = on_the_shelf(known, fitted.usual, fitted.half_life, shelves)
    sys.stdout.write(
        f"{known.liked.shape[1]} items, {known.liked.shape[0]} users, {known.liked.nnz} likes\n"
        f"choosing {chosen - began:.0f} s, fitting {time.monotonic() - chosen:.0f} s,"
        f" peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2:.2f} GiB\n"
        f"{fitted.usual.nnz} SUGGESTS, {fitted.newcomers.nnz} INTRODUCES;"
        f" {found:.2f} of first tens are of shelves the user knows\n"
    )


def shop(n_items: int, n_likes: int, seed: int = 42) -> tuple[Histories, np.ndarray]:
    """Return likes and the shelf of each item: users like things of three shelves, popular ones more, in an order."""
    dice = np.random.default_rng(seed)
    shelves = dice.integers(0, SHELVES, n_items)
    by_shelf = np.argsort(shelves, kind="stable")
    starts = np.searchsorted(shelves[by_shelf], np.arange(SHELVES + 1))
    n_users = n_likes // 25
    own = dice.integers(0, SHELVES, (n_users, 3))
    users = np.repeat(np.arange(n_users), 25)
    chosen = own[users, dice.integers(0, 3, len(users))]
    sizes = starts[chosen + 1] - starts[chosen]
    places = (sizes * dice.random(len(users)) ** 3).astype(np.int64)
    return histories(users, by_shelf[starts[chosen] + places], dice.random(len(users)), (n_users, n_items)), shelves


def words(shelves: np.ndarray, seed: int = 7) -> sparse.csr_matrix:
    """Return features of items: words of the shelf, and words that anything may have."""
    dice = np.random.default_rng(seed)
    rows = [
        {f"shelf{shelf}": 2, **{f"word{word}": 1 for word in dice.integers(0, 20_000, WORDS)}}
        for shelf in shelves.tolist()
    ]
    return counted_features(rows)


def on_the_shelf(known: Histories, weights: sparse.csr_matrix, half_life: float | None, shelves: np.ndarray) -> float:
    """Return the share of the first tens of 200 users that stands on a shelf they have liked something of."""
    rows = weighed_rows(known, half_life)[:200]
    scores = (rows @ weights).toarray()
    scores[known.liked[:200].nonzero()] = -np.inf
    tops = np.argsort(-scores, axis=1)[:, :10]
    hits = [np.isin(shelves[top], shelves[known.liked[[user]].indices]).mean() for user, top in enumerate(tops)]
    return float(np.mean(hits))


if __name__ == "__main__":
    main()
