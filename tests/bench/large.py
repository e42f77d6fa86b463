"""The large graph of the benchmark: ml-1m as published, with everything derived."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from neo4j import Driver

from graph_schema.reset import reset
from loaders.embed import embed
from loaders.learn import learn
from loaders.load import load
from loaders.mine import mine
from services.embedding.hashing import HashingEmbedder
from services.feedback.kinds import read_table
from services.interests.rules import InterestRules
from services.learning.neighbours import rebuild_neighbours
from services.learning.similarity import rebuild_similarity
from services.observability.progress import SilentProgress

SPLIT = "ml-1m/split"


def fill_large_graph(driver: Driver) -> bool:
    """Replace what is in the graph by the large one; False where its data is not at hand."""
    named = os.environ.get("INTEREST_GRAPH_TEST_DATA")
    if not named or not (split := Path(named) / SPLIT).is_dir():
        return False
    reset(driver)
    now = datetime.now(UTC)
    load(driver, str(split))
    mine(driver, read_table(), InterestRules(), now, SilentProgress())
    rebuild_similarity(driver, now, SilentProgress())
    rebuild_neighbours(driver, now, SilentProgress())
    embed(driver, HashingEmbedder(), SilentProgress())
    learn(driver, now, SilentProgress())
    return True
