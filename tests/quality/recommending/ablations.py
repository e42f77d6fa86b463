"""`python -m tests.quality.recommending.ablations --split DIR`: what each kind of knowledge brings `hybrid`.

The sum is learned anew from behaviour alone, with one kind of features of items, and with all of them: NDCG@10 on the
test part, for people who are known and for items nobody has touched. Nothing of it is written into a graph.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from neo4j import Driver
from scipy import sparse

from loaders.embed import embed
from loaders.learn import likeness, read_years
from loaders.mine import mine
from services.embedding.described import ITEMS
from services.features.known import read_known
from services.learning.histories import Histories
from services.learning.linear.choosing import choose
from services.learning.linear.cold import choose_for_new_items
from services.learning.linear.fitting import fit
from services.learning.linear.recipe import Recipe
from services.learning.linear.scoring import fitted_scores
from services.learning.suggestions.liked import read_liked
from services.learning.tuning.fold import Fold
from services.learning.tuning.held_back import without_newest
from services.learning.tuning.item_setting import Kinds
from services.observability.progress import choose_progress
from services.tasks.protocols import read_tasks
from services.tasks.task import Task
from web.measuring.filling import fill, remembering
from web.scratch import scratch_graph
from web.settings import read_settings

SEED = 42
PROGRESS = choose_progress(sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.recommending.ablations", description=__doc__)
    parser.add_argument("--split", type=Path, required=True)
    asked = parser.parse_args()
    sys.stdout.write("| task | what is known of items | NDCG@10 | error |\n|---|---|---|---|\n")
    for protocol in ("main", "cold-items"):
        with scratch_graph(read_settings(), PROGRESS) as driver:
            task = read_tasks(asked.split, protocol)[0]
            known, kinds, fold = learned_from(driver, task)
        newest = without_newest(known, SEED)
        alone = choose(newest, {}, SEED)
        for name, some in variants(kinds, with_none=protocol == "main"):
            if protocol == "main":
                recipe = Recipe(choose(newest, some, SEED) if some else alone, None, None)
            else:
                recipe = Recipe(alone, None, choose_for_new_items(known, some, alone.half_life, SEED))
            each = fold.each(fitted_scores(fit(known, some, recipe), known))
            error = each.std() / np.sqrt(len(each))
            sys.stdout.write(f"| {protocol} | {name} | {each.mean():.4f} | {error:.4f} |\n")
            sys.stdout.flush()


def learned_from(driver: Driver, task: Task) -> tuple[Histories, Kinds, Fold]:
    """Fill a graph with what is known, and return who likes what, how alike items are, and what is to be found."""
    settings = read_settings()
    fill(driver, task, PROGRESS)
    mine(driver, settings.feedback_table(), settings.interest_rules(), datetime.now(UTC), PROGRESS)
    embed(driver, remembering(settings), PROGRESS, labels=(ITEMS,))
    items = read_known(driver, with_documents=False)
    known, user_ids = read_liked(driver, items.item_ids)
    kinds = likeness(items, read_years(driver, items.item_ids))
    rows, columns = ({id: place for place, id in enumerate(ids)} for ids in (user_ids, items.item_ids))
    wanted = [(rows[user], columns[item]) for user, item in task.wanted if user in rows and item in columns]
    matrix = sparse.csr_matrix((np.ones(len(wanted), np.float32), tuple(zip(*wanted, strict=True))), known.liked.shape)
    candidates = np.isin(np.array(items.item_ids), task.candidates)
    return known, kinds, Fold(known, matrix, np.flatnonzero(np.diff(matrix.indptr)), candidates)


def variants(kinds: Kinds, with_none: bool) -> Iterator[tuple[str, Kinds]]:
    """Yield none, each kind of features alone, and all of them."""
    if with_none:
        yield "nothing: behaviour alone", {}
    for name in kinds:
        if "+" not in name:
            yield name, {name: kinds[name]}
    yield "all", kinds


if __name__ == "__main__":
    main()
