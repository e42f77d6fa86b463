"""`make bench`: every paired timing in one run, on a server of its own."""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from graph_schema.migrations import migrate
from graph_schema.reset import reset
from loaders.learn import learn
from loaders.load import LoadOptions, load
from loaders.mine import mine
from services.database.connection import connect
from services.database.embedded.folder import DataFolder
from services.database.embedded.server import stop_server, use_server
from services.feedback.kinds import read_table
from services.interests.rules import InterestRules
from services.learning.similarity import rebuild_similarity
from services.observability.progress import SilentProgress, choose_progress
from tests.bench.asking import asking_ratios
from tests.bench.everyone import everyone_ratios
from tests.bench.freshness import freshness_ratios
from tests.bench.large import SPLIT, fill_large_graph
from tests.bench.loading import loading_ratio, memory_ratio
from tests.bench.mining import mining_rate
from tests.bench.ratings import ratings_file


def main() -> None:
    for line in mining_rate():
        say(line)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = DataFolder(folder / "home")
        with use_server(home, choose_progress(), usual=None) as server:
            with connect(server.settings) as driver:
                migrate(driver)
                ratings = ratings_file(folder)
                say(f"ratings: {ratings.parent.name}/{ratings.name}")
                for line in memory_ratio(server.settings, folder):
                    say(line)
                reset(driver)
                for line in loading_ratio(driver, ratings):
                    say(line)
                now = datetime.now(UTC)
                if (titles := ratings.with_name("movies.csv")).is_file():
                    load(driver, str(titles), LoadOptions(), SilentProgress())
                mine(driver, read_table(), InterestRules(), now, SilentProgress())
                rebuild_similarity(driver, now, SilentProgress())
                learn(driver, now, SilentProgress())
                for line in freshness_ratios(driver):
                    say(line)
                if fill_large_graph(driver):
                    for line in chain(asking_ratios(driver), everyone_ratios(driver)):
                        say(line)
                else:
                    say(f"lists: not measured, {SPLIT} is not at hand (INTEREST_GRAPH_TEST_DATA)")
            stop_server(home)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
