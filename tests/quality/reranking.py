"""`python -m tests.quality.reranking [SPLIT]`: NDCG@10 of lists before and after a language model orders them.

With the folder of a split, against what its test users did later; without, on the shipped sample, against the planted
interests of its readers: a book they have not met gains its belonging to a theme times how much they care for the
theme, nothing where it belongs to what they dislike. The model is the one that is set, else a small one is served.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from neo4j import Driver

from loaders.demo import prepare_sample
from loaders.sample.invented.planted import Planted, planted_interests
from loaders.sample.invented.themes import belonging, read_books, read_themes
from loaders.sample.records import FOLDER
from services.explanations.recommending import recommend
from services.lists.listing import Lists
from services.llm.endpoint_model import EndpointModel
from services.llm.limiter import Limiter
from services.llm.server import Server
from services.llm.settings import ModelSettings
from services.llm.store import ModelStore
from services.observability.progress import Progress, choose_progress
from services.recommenders.catalogue import DEFAULT, recommenders
from services.reranking.question import DEPTH
from services.reranking.reranking import deep, rerank
from services.tasks.protocols import read_tasks
from tests.quality.by_model import SECONDS_A_REPLY
from tests.real_model import served
from tests.small_models import CODER_0_5B, CODER_1_5B
from web.measuring.filling import derive, fill
from web.scratch import scratch_graph
from web.settings import Settings, read_settings
from web.wiring import choose_model

N, SEED, FEW, RESAMPLES = 10, 42, 8, 10_000
MODELS = {"1.5b": CODER_1_5B, "0.5b": CODER_0_5B}
MET = "MATCH (user:User)-[:INTERACTED_WITH]->(item:Item) RETURN user.user_id AS user_id, collect(item.item_id) AS met"
Gains = Mapping[str, Mapping[str, float]]
"""What each item is worth to each user; items left out are worth nothing."""


@dataclass
class Tally:
    """NDCG@10 of each user before and after, of the best order of what was shown, and what the model did."""

    before: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)
    best: list[float] = field(default_factory=list)
    unusable: int = 0
    unmoved: int = 0

    def lines(self, name: str, model: str) -> Iterator[str]:
        """Yield the row of the table in Markdown, with the mean difference and its 95 % interval over users."""
        change = np.array(self.after) - np.array(self.before)
        dice = np.random.default_rng(SEED).integers(0, len(change), (RESAMPLES, len(change)))
        low, high = np.percentile(change[dice].mean(axis=1), (2.5, 97.5))
        yield "| recommender | model | users | before | after | difference | best order | unusable | order kept |"
        yield f"|{'---|' * 9}"
        yield (
            f"| {name} | {model} | {len(change)} | {np.mean(self.before):.4f} | {np.mean(self.after):.4f}"
            f" | {change.mean():+.4f} ({low:+.4f} to {high:+.4f}) | {np.mean(self.best):.4f} | {self.unusable}"
            f" | {self.unmoved} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", type=Path, nargs="?", help="folder of a split; the shipped sample if left out")
    parser.add_argument("--recommender", nargs="+", default=[DEFAULT])
    parser.add_argument("--users", type=int, default=50, help="so many users, drawn at random (seed 42)")
    parser.add_argument("--model", choices=MODELS, default="1.5b", help="the small one, where none is set")
    asked = parser.parse_args()
    settings, progress = read_settings(), choose_progress(sys.stderr)
    with scratch_graph(settings, progress) as driver, _model(settings, asked.model) as model:
        gains = _split(driver, settings, asked, progress) if asked.split else _sample(driver, settings, progress)
        users = sorted(random.Random(SEED).sample(sorted(gains), min(asked.users, len(gains))))
        for name in asked.recommender:
            tally = _measured(driver, name, users, gains, model, progress)
            for line in tally.lines(name, model.name):
                sys.stdout.write(line + "\n")
            sys.stdout.flush()


def _measured(
    driver: Driver, name: str, users: Sequence[str], gains: Gains, model: EndpointModel, progress: Progress
) -> Tally:
    lists, tally = Lists(driver, recommenders(driver)), Tally()
    with progress.step(f"{name} by {model.name}", len(users), "users") as step:
        for user in users:
            found = recommend(lists, user, name, deep(N))
            ordered = rerank(driver, found, N, model)
            before = [one.item_id for one in found.recommendations[:N]]
            after = [one.item_id for one in ordered.recommendations]
            tally.before.append(ndcg(before, gains[user]))
            tally.after.append(ndcg(after, gains[user]))
            shown = [one.item_id for one in found.recommendations[:DEPTH]]
            tally.best.append(ndcg(sorted(shown, key=lambda item: -gains[user].get(item, 0.0)), gains[user]))
            is_unusable = ordered.model_order is None or ordered.model_order.failed is not None
            tally.unusable += is_unusable
            tally.unmoved += before == after and not is_unusable
            step.advance(1)
    return tally


def ndcg(listed: Sequence[str], gains: Mapping[str, float], k: int = N) -> float:
    """Return the discounted gain of a list over that of the best one; log2 discount, 0 where nothing gains."""
    best = math.fsum(gain / math.log2(at + 2) for at, gain in enumerate(sorted(gains.values(), reverse=True)[:k]))
    found = math.fsum(gains.get(item, 0.0) / math.log2(at + 2) for at, item in enumerate(listed[:k]))
    return found / best if best else 0.0


def _split(driver: Driver, settings: Settings, asked: argparse.Namespace, progress: Progress) -> Gains:
    [task] = read_tasks(asked.split, "main")
    fill(driver, task, progress)
    derive(driver, settings, tuple(asked.recommender), {}, None, progress)
    gains: dict[str, dict[str, float]] = {}
    for user, item in task.wanted:
        gains.setdefault(user, {})[item] = 1.0
    return gains


def _sample(driver: Driver, settings: Settings, progress: Progress) -> Gains:
    prepare_sample(driver, settings.feedback_table(), settings.interest_rules(), datetime.now(UTC), progress)
    met = {row["user_id"]: {*row["met"]} for row in driver.execute_query(MET).records}
    return {user: _worth(one, met[user]) for user, one in planted_interests().items() if len(met.get(user, ())) >= FEW}


def _worth(planted: Planted, met: set[str]) -> dict[str, float]:
    themes, worth = read_themes(), {}
    for book in read_books(FOLDER / "books.jsonl"):
        is_disliked = planted.disliked is not None and belonging(book, themes[planted.disliked]) > 0
        gain = max(care * belonging(book, themes[theme]) for theme, care in planted.interests.items())
        if gain > 0 and not is_disliked and book.item_id not in met:
            worth[book.item_id] = gain
    return worth


@contextmanager
def _model(settings: Settings, small: str) -> Iterator[EndpointModel]:
    """Give the model that is set, else a small one. Raises NoModelError."""
    chosen = choose_model(settings, "quality")
    if chosen is not None:
        yield chosen
        return
    with served(MODELS[small]) as url, tempfile.TemporaryDirectory(prefix="interest-graph-quality-") as folder:
        patient = ModelSettings(url, MODELS[small].name, timeout=SECONDS_A_REPLY)
        yield EndpointModel(Server(patient), ModelStore(Path(folder) / "models.sqlite"), Limiter(1), None, "quality")


if __name__ == "__main__":
    main()
