"""`python -m tests.quality.recommending.ablations --split DIR`: what each kind of knowledge brings `hybrid`.

The sum is learned anew from behaviour alone, with one kind of features of items, with all of them, and without what
else goes into it: NDCG@10 on the test part, for people who are known and for items nobody has touched. Nothing of it is
written into a graph. Where a language model is set (LLM_BASE_URL), it reads the texts of the items after the rules did,
and two rows more show what its interests bring; replies are kept, so a run cut off asks nothing twice.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from neo4j import Driver
from scipy import sparse

from loaders.embed import embed
from loaders.learn import alike_by, likeness, read_years
from loaders.mine import mine
from services.embedding.described import ITEMS
from services.features.kinds import Wanted, interests
from services.features.known import Known, read_known
from services.learning.histories import Histories
from services.learning.linear.choosing import choose
from services.learning.linear.cold import choose_for_new_items
from services.learning.linear.fitting import fit
from services.learning.linear.recipe import Recipe
from services.learning.linear.scoring import fitted_scores
from services.learning.linear.tastes import TASTES
from services.learning.models.factors import Factors
from services.learning.suggestions.liked import read_liked
from services.learning.tuning.fold import Fold
from services.learning.tuning.held_back import without_newest
from services.learning.tuning.item_setting import Kinds
from services.llm.endpoint_model import EndpointModel
from services.observability.progress import choose_progress
from services.tasks.protocols import read_tasks
from services.tasks.task import Task
from web.measuring.filling import fill, remembering
from web.measuring.plan import name_of
from web.scratch import scratch_graph
from web.settings import Settings, read_settings
from web.wiring import choose_model

SEED = 42
PROGRESS = choose_progress(sys.stderr)
PROTOCOLS = ("main", "cold-items")
ABOUT = """
MATCH (item:Item)-[about:ABOUT]->(interest:Interest)
WHERE interest.dropped IS NULL AND about.source = $source
RETURN item.item_id AS item, interest.interest_id AS interest
"""
SOURCES: Mapping[str, str] = {"crowd": "interests from tags", "catalogue": "interests from the catalogue"}


@dataclass(frozen=True, slots=True)
class Variant:
    """What is left to learn from."""

    name: str
    kinds: Kinds
    knows_order: bool = True
    tastes: Mapping[str, Callable[[Histories], Factors]] = field(default_factory=lambda: TASTES)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.recommending.ablations", description=__doc__)
    parser.add_argument("--split", type=Path, required=True)
    parser.add_argument("--protocol", action="append", choices=PROTOCOLS, help="may be repeated; else all")
    parser.add_argument("--output", type=Path, metavar="FILE", help="keep the figures as JSON, for `make quality`")
    asked = parser.parse_args()
    sys.stdout.write("| task | what is known | NDCG@10 | error | seconds |\n|---|---|---|---|---|\n")
    rows = []
    for protocol in asked.protocol or PROTOCOLS:
        for row in measured(asked.split, protocol):
            sys.stdout.write("| {task} | {known} | {ndcg:.4f} | {error:.4f} | {seconds:.0f} |\n".format(**row))
            sys.stdout.flush()
            rows.append(row)
            if asked.output:
                kept = {"split": name_of(asked.split), "seed": SEED, "rows": rows}
                asked.output.write_text(json.dumps(kept), encoding="utf-8")


def measured(split: Path, protocol: str) -> Iterator[dict[str, str | float]]:
    """Yield a row for each variant of a task."""
    with scratch_graph(read_settings(), PROGRESS) as driver:
        task = read_tasks(split, protocol)[0]
        known, kinds, apart, by_model, fold = learned_from(driver, task)
    newest = without_newest(known, SEED)
    alone = choose(newest, {}, SEED) if protocol == "cold-items" else None
    usual = variants(kinds, apart) if protocol == "main" else of_features(kinds, apart)
    for one in (*usual, *with_model(by_model)):
        started, seen, held = time.monotonic(), known, newest
        if not one.knows_order:
            seen, held = without_order(known), replace(newest, known=without_order(newest.known))
        if alone is None:
            recipe = Recipe(choose(held, one.kinds, SEED, one.tastes), None, None)
        else:
            recipe = Recipe(alone, None, choose_for_new_items(known, one.kinds, alone.half_life, SEED))
        each = fold.each(fitted_scores(fit(seen, one.kinds, recipe), seen))
        yield {
            "task": protocol,
            "known": one.name,
            "ndcg": float(each.mean()),
            "error": float(each.std() / np.sqrt(len(each))),
            "seconds": time.monotonic() - started,
        }


def learned_from(driver: Driver, task: Task) -> tuple[Histories, Kinds, Kinds, Kinds, Fold]:
    """Fill a graph with what is known.

    Returns
    -------
    known, kinds, apart, by_model, fold
        Who likes what; how alike items are, how alike by interests of one source alone, and how alike when a language
        model has read the texts, too (empty without one); what is to be found.
    """
    settings = read_settings()
    fill(driver, task, PROGRESS)
    find_interests(driver, settings)
    embed(driver, remembering(settings), PROGRESS, labels=(ITEMS,))
    items = read_known(driver, with_documents=False)
    known, user_ids = read_liked(driver, items.item_ids)
    kinds, apart = likeness(items, read_years(driver, items.item_ids)), {}
    for source, name in SOURCES.items():
        some = interests(replace(items, aboutness=aboutness_of(driver, items, source)), Wanted()).items
        if some.sum():
            apart[name] = alike_by(some)
    rows, columns = ({id: place for place, id in enumerate(ids)} for ids in (user_ids, items.item_ids))
    wanted = [(rows[user], columns[item]) for user, item in task.wanted if user in rows and item in columns]
    matrix = sparse.csr_matrix((np.ones(len(wanted), np.float32), tuple(zip(*wanted, strict=True))), known.liked.shape)
    candidates = np.isin(np.array(items.item_ids), task.candidates)
    fold = Fold(known, matrix, np.flatnonzero(np.diff(matrix.indptr)), candidates)
    return known, kinds, apart, likeness_by_model(driver, settings), fold


def likeness_by_model(driver: Driver, settings: Settings) -> Kinds:
    """Let the model that is set read the texts anew, and return how alike items are then; nothing without one."""
    if (model := choose_model(settings, "mine")) is None:
        return {}
    find_interests(driver, settings, model)
    items = read_known(driver, with_documents=False)
    return likeness(items, read_years(driver, items.item_ids))


def find_interests(driver: Driver, settings: Settings, model: EndpointModel | None = None) -> None:
    """Find what items are about; without a model the rules read the texts."""
    mine(driver, settings.feedback_table(), settings.interest_rules(), datetime.now(UTC), PROGRESS, model=model)


def aboutness_of(driver: Driver, items: Known, source: str) -> sparse.csr_matrix:
    """Return of the aboutness what stands on interests that this source gave the item; shape (n_items, n_interests)."""
    rows, columns = ({id: place for place, id in enumerate(ids)} for ids in (items.item_ids, items.interest_ids))
    with driver.session(fetch_size=1000) as session:
        found = [(row["item"], row["interest"]) for row in session.run(ABOUT, source=source)]
    places = [(rows[item], columns[interest]) for item, interest in found if item in rows and interest in columns]
    if not places:
        return sparse.csr_matrix(items.aboutness.shape)
    given = sparse.csr_matrix((np.ones(len(places)), tuple(zip(*places, strict=True))), items.aboutness.shape)
    return items.aboutness.multiply(given > 0).tocsr()


def without_order(known: Histories) -> Histories:
    """Return the same likes, as if nobody knew which came first."""
    return replace(known, times=np.zeros_like(known.times))


def variants(kinds: Kinds, apart: Kinds) -> Iterator[Variant]:
    """Yield behaviour alone, each kind of features beside it, all, and all without one thing that is no feature."""
    yield Variant("behaviour alone", {})
    yield from of_features(kinds, apart)
    yield Variant("all but leanings", kinds, tastes={})
    yield Variant("all but the order of likes", kinds, knows_order=False)


def of_features(kinds: Kinds, apart: Kinds) -> Iterator[Variant]:
    """Yield each kind of features alone, and all of them; interests of one source only where there are several."""
    for name in kinds:
        if "+" not in name:
            yield Variant(name, {name: kinds[name]})
    for name in apart if len(apart) > 1 else ():
        yield Variant(name, {"interests": apart[name]})
    yield Variant("all", kinds)


def with_model(kinds: Kinds) -> Iterator[Variant]:
    """Yield what a language model's interests bring, alone and among all kinds of features."""
    if kinds:
        yield Variant("interests by the model", {"interests": kinds["interests"]})
        yield Variant("all, interests by the model", kinds)


if __name__ == "__main__":
    main()
