"""`python -m tests.quality.recommending.drift --split DIR`: what lists lose while their ties grow old.

Ties are learned without the newest part of the likes; lists are then made of all likes by these ties, as they are live
after so many events, and compared with lists by ties that are learned anew.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from services.evaluation.folds import fold_of_task
from services.learning.histories import Histories, histories
from services.learning.linear.fitting import fit
from services.learning.linear.recipe import choose_recipe
from services.learning.linear.scoring import fitted_scores
from services.learning.tuning.fold import TOP, Fold, Scores, best_columns
from services.observability.progress import choose_progress
from services.tasks.protocols import read_tasks

SHARES = (0.0, 0.01, 0.03, 0.1, 0.3)
SEED = 42


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.recommending.drift", description=__doc__)
    parser.add_argument("--split", type=Path, required=True)
    asked = parser.parse_args()
    fold = fold_of_task(read_tasks(asked.split)[0], SEED)
    recipe = choose_recipe(older(fold.known, max(SHARES)), {}, SEED, choose_progress(sys.stderr))
    fresh = None
    sys.stdout.write("| likes since | NDCG@10 | top 10 as by new ties |\n|---|---|---|\n")
    for share in SHARES:
        scores = fitted_scores(fit(older(fold.known, share), {}, recipe), fold.known)
        tops = first_tens(fold, scores)
        fresh = tops if fresh is None else fresh
        same = np.mean([np.isin(one, other).mean() for one, other in zip(tops, fresh, strict=True)])
        sys.stdout.write(f"| {share:.0%} | {fold.ndcg(scores):.4f} | {same:.1%} |\n")


def older(known: Histories, share: float) -> Histories:
    """Return what is known without the newest share of all likes; where nobody knows which, without a random one."""
    dice = np.random.default_rng(SEED).random(known.liked.nnz)
    order = np.lexsort((dice, known.times)) if known.has_order else np.argsort(dice)
    kept = np.sort(order[: len(order) - round(share * len(order))])
    entries = known.users[kept], known.liked.indices[kept], known.times[kept]
    return histories(*entries, known.liked.shape, ties=known.places[kept])


def first_tens(fold: Fold, scores: Scores) -> np.ndarray:
    """Return the columns of the first ten of everybody measured."""
    return best_columns(fold.listed(fold.users, scores(fold.users)), TOP)


if __name__ == "__main__":
    main()
