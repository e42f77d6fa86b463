"""Loading: reading, cleaning and idempotent writing against a bare writer; memory at four times the rows."""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from neo4j import Driver

from graph_schema.records import Interaction, Item, User
from graph_schema.upsert import write_records
from graph_schema.upsert.events import group_events
from loaders.load import LoadOptions, load
from services.database.settings import DatabaseSettings
from services.observability.progress import SilentProgress
from tests.bench.ratings import write_ratings

BARE = """
UNWIND $rows AS row
MATCH (user:User {user_id: row[0]})
MATCH (item:Item {item_id: row[1]})
CREATE (user)-[:INTERACTED_WITH {
  kind: row[2], event_ids: row[3], ats: row[4], values: row[5], count: size(row[3]), value: row[6]
}]->(item)
"""
CLEAR = "MATCH ()-[r:INTERACTED_WITH]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 5000 ROWS"
BATCH = 10_000
ROUNDS = 3
MEMORY = """
import resource, sys
from loaders.load import LoadOptions, load
from services.database.connection import connect
from services.database.settings import DatabaseSettings
from services.observability.progress import SilentProgress
with connect(DatabaseSettings(*sys.argv[2:5])) as driver:
    load(driver, sys.argv[1], LoadOptions(), SilentProgress())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def loading_ratio(driver: Driver, path: Path) -> Iterator[str]:
    """Yield lines: rate of loading over rate of the bare writer, alternating on one server, nodes present."""
    rows = list(_bare_rows(path))
    write_records(driver, [User(user_id) for user_id in sorted({row[0] for row in rows})])
    write_records(driver, [Item(item_id) for item_id in sorted({row[1] for row in rows})])
    _bare(driver, rows[:BATCH])
    _clear(driver)
    load(driver, str(path), LoadOptions(), SilentProgress())
    ratios = []
    for _ in range(ROUNDS):
        _clear(driver)
        bare = _seconds(lambda: _bare(driver, rows))
        _clear(driver)
        loaded = _seconds(lambda: load(driver, str(path), LoadOptions(), SilentProgress()))
        ratios.append(bare / loaded)
    shown = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    yield f"loading, all in / bare writer, rate: {sorted(ratios)[ROUNDS // 2]:.2f} (bar 0.6; rounds {shown})"


def memory_ratio(login: DatabaseSettings, folder: Path) -> Iterator[str]:
    """Yield a line: Python's peak memory when loading four times the rows over that of the rows."""
    small = _peak(login, write_ratings(folder / "one" / "ratings.csv", 100_000))
    large = _peak(login, write_ratings(folder / "four" / "ratings.csv", 400_000, users=2440))
    yield f"peak memory, 400,000 rows / 100,000 rows: {large / small:.2f} (bar 1.2)"


def _bare_rows(path: Path) -> Iterator[list[object]]:
    with path.open(newline="") as file:
        interactions = [
            Interaction(
                row["userId"],
                row["movieId"],
                "rate",
                datetime.fromtimestamp(int(row["timestamp"]), UTC),
                float(row["rating"]),
            )
            for row in csv.DictReader(file)
        ]
    for (user_id, item_id, kind), events in group_events(interactions).items():
        yield [user_id, *events.row(item_id, kind)]


def _bare(driver: Driver, rows: list[list[object]]) -> None:
    for start in range(0, len(rows), BATCH):
        driver.execute_query(BARE, rows=rows[start : start + BATCH])


def _clear(driver: Driver) -> None:
    with driver.session() as session:
        session.run(CLEAR).consume()


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _peak(login: DatabaseSettings, path: Path) -> int:
    arguments = [sys.executable, "-c", MEMORY, str(path), login.uri, login.username, login.password]
    ran = subprocess.run(arguments, capture_output=True, text=True, check=True)
    return int(ran.stdout.split()[-1])
