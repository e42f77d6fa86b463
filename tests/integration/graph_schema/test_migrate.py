"""Migrations run once, in order, and refuse what they cannot understand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from neo4j import Driver

from graph_schema.errors import SchemaError
from graph_schema.migrations import FOLDER, migrate, migrations, status

MORE = "V999__more.cypher"


@pytest.fixture
def folder(driver: Driver, tmp_path: Path) -> Iterator[Path]:
    for path in FOLDER.glob("*.cypher"):
        shutil.copy(path, tmp_path)
    yield tmp_path
    driver.execute_query("MATCH (m:Migration {version: 999}) DELETE m")
    driver.execute_query("DROP INDEX more IF EXISTS")


def test_a_migrated_database_is_current_and_migrating_again_does_nothing(driver: Driver) -> None:
    assert status(driver).is_current
    assert migrate(driver) == []
    assert status(driver).version == migrations()[-1].version


def test_a_new_migration_runs_once_even_when_two_start(driver: Driver, folder: Path) -> None:
    (folder / MORE).write_text("CREATE INDEX more IF NOT EXISTS FOR (n:Item) ON (n.more);")
    with ThreadPoolExecutor(2) as pool:
        ran = list(pool.map(lambda _: migrate(driver, folder), range(2)))
    assert {one.version for applied in ran for one in applied} == {999}
    assert migrate(driver, folder) == []


def test_a_changed_migration_is_refused_with_what_to_do(driver: Driver, folder: Path) -> None:
    changed = next(folder.glob("V001*"))
    changed.write_text(changed.read_text() + "// edited\n")
    with pytest.raises(SchemaError, match="V001__keys was changed.*new migration"):
        migrate(driver, folder)


def test_a_newer_database_is_refused_with_what_to_do(driver: Driver, folder: Path) -> None:
    (folder / MORE).write_text("CREATE INDEX more IF NOT EXISTS FOR (n:Item) ON (n.more);")
    migrate(driver, folder)
    with pytest.raises(SchemaError, match="newer than this program.*upgrade"):
        migrate(driver)
