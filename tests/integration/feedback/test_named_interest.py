"""Which interest a typed name means, over the toy world."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from neo4j import Driver

from graph_schema.records import Merge
from services.feedback.named_interest import find_meaning
from services.merges.decisions import merge
from tests.worlds import plant, toy_records


@pytest.fixture(scope="module")
def toy_world(driver: Driver) -> Iterator[Driver]:
    plant(driver, toy_records())
    yield driver


def meant(driver: Driver, name: str) -> str | None:
    found = find_meaning(driver, name).found
    return found.interest_id if found else None


@pytest.mark.parametrize("name", ["jazz", " JAZZ\n", "Ｊａｚｚ", "爵士", "爵士乐"])
def test_a_name_is_known_however_it_is_spelt(toy_world: Driver, name: str) -> None:
    assert meant(toy_world, name) == "jazz"


@pytest.mark.parametrize("name", ["jazz of the moon", "月亮上的爵士时代"])
def test_a_name_that_nothing_has_gives_what_is_near(toy_world: Driver, name: str) -> None:
    meaning = find_meaning(toy_world, name)
    assert meaning.found is None
    assert "jazz" in [one.interest_id for one in meaning.near]


@pytest.mark.parametrize("name", ["", "  ", "\x00", "***", "x" * 5000, "quux frobnicate", "a) OR *:*", "' RETURN 1 //"])
def test_nothing_is_found_for_nothing(toy_world: Driver, name: str) -> None:
    assert find_meaning(toy_world, name).found is None


def test_what_was_merged_means_what_it_went_into(toy_world: Driver) -> None:
    merge(toy_world, Merge("metal", "jazz", "person", None, datetime(2026, 1, 1, tzinfo=UTC)))
    assert meant(toy_world, "metal") == "jazz"
