"""`python -m tests.quality.dialogues`: the rates of the scripted dialogues, on a Neo4j of its own."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from graph_schema.migrations import migrate
from graph_schema.reset import reset
from loaders.demo import prepare_sample
from services.conversation.names import Names
from services.conversation.rules import Rules
from services.database.connection import connect
from services.database.embedded.folder import DataFolder
from services.database.embedded.server import stop_server, use_server
from services.feedback.kinds import read_table
from services.interests.rules import InterestRules
from services.observability.progress import SilentProgress
from tests.dialogues.acting import acted
from tests.dialogues.shop import shop_records
from tests.quality.dialogue_figures import dialogue_over, play_all, table
from tests.worlds import NOW, RULES, plant


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = DataFolder(Path(place) / ".interest-graph")
        with use_server(folder, SilentProgress(), usual=None) as server, connect(server.settings) as driver:
            migrate(driver)
            prepare_sample(driver, read_table(), InterestRules(), NOW, SilentProgress())
            rules = Rules(Names(driver))
            by_rules = play_all(dialogue_over(driver, rules, InterestRules()), "sample")
            by_moves = play_all(dialogue_over(driver, acted(rules), InterestRules()), "sample", is_reversed=True)
            reset(driver)
            plant(driver, shop_records())
            by_rules += play_all(dialogue_over(driver, rules, RULES), "shop")
        stop_server(folder)
    sys.stdout.write(f"{table(by_rules, 'rules')}\n{table(by_moves, 'moves of a stand-in model')}\n")


if __name__ == "__main__":
    main()
