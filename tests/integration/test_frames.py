"""Every list of the services as a frame: its fields as columns, its rows as rows, all pages of it."""

from __future__ import annotations

import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, get_origin, get_type_hints

import pandas as pd
import pytest
from neo4j import Driver

import services.search
from graph_schema.records import User
from services.explanations.recommending import recommend
from services.frames import everyone_frame, frame, query_frame, recommendation_frame, search_frame
from services.lists.listing import Lists
from services.recommenders.catalogue import recommenders
from services.search.question import Listing
from services.search.user_interests import user_interests
from services.search.users import user_page
from tests.worlds import plant, toy_records

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "analytics.md"
IDS = {"user_id": "ada", "item_id": "blue-train", "interest_id": "jazz", "community_id": "c1-1"}


def list_functions() -> dict[str, Callable[..., Listing[Any]]]:
    """Find every public function of services.search that returns a Listing."""
    found = {}
    for module in pkgutil.iter_modules(services.search.__path__, "services.search."):
        for name, function in inspect.getmembers(import_module(module.name), inspect.isfunction):
            if function.__module__ == module.name and not name.startswith("_"):
                returned = get_type_hints(function).get("return")
                if get_origin(returned) is Listing:
                    found[name] = function
    return found


LISTS = list_functions()


@pytest.fixture(scope="module")
def world(driver: Driver) -> Driver:
    plant(driver, [*toy_records(), *(User(f"reader {number:03}") for number in range(250))])
    return driver


def arguments(function: Callable[..., Any], unknown: bool = False) -> list[Any]:
    needed = list(inspect.signature(function).parameters.values())[1:]
    asked = [one.name for one in needed if one.default is inspect.Parameter.empty]
    return ["nobody" if unknown and name in IDS else {**IDS, "label": "User", "level": 1}[name] for name in asked]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_a_frame(world: Driver, name: str) -> None:
    given = arguments(LISTS[name])
    found = frame(LISTS[name], world, *given)
    listing = LISTS[name](world, *given)
    assert len(found) >= len(listing.rows) > 0 or name == "communities_inside"
    if not listing.rows:
        return
    assert found.attrs["total"] == listing.total and "MATCH" in found.attrs["cypher"]
    for column, cell in found.iloc[0].items():
        expected = getattr(listing.rows[0], str(column))
        if expected is None:
            assert cell is None or pd.isna(cell)
        elif isinstance(expected, (str, bool, int, float)):
            assert cell == expected


@pytest.mark.parametrize("name", [name for name in LISTS if set(IDS) & set(inspect.signature(LISTS[name]).parameters)])
def test_a_list_without_rows_keeps_its_columns(world: Driver, name: str) -> None:
    try:
        found = frame(LISTS[name], world, *arguments(LISTS[name], unknown=True))
    except Exception as error:  # noqa: BLE001  (the list itself may refuse an unknown id)
        assert type(error).__name__.startswith("Unknown")
        return
    assert len(found) == 0
    assert list(found.columns) == list(frame(LISTS[name], world, *arguments(LISTS[name])).columns)


def test_pages_are_read_to_the_end_unless_limited(world: Driver) -> None:
    everyone = frame(user_page, world)
    assert len(everyone) == everyone.user_id.nunique() == everyone.attrs["total"] > 250
    assert len(frame(user_page, world, limit=7)) == 7


def test_recommendations_sum_to_their_scores(world: Driver) -> None:
    lists = Lists(world, recommenders(world))
    reasons = recommendation_frame(lists, "ada")
    listed = recommend(lists, "ada", "hybrid").recommendations
    sums = reasons.groupby("item_id").contribution.sum()
    assert sums.to_dict() == pytest.approx({one.item_id: one.score for one in listed})
    everyone = everyone_frame(lists, "interest-path", 3)
    assert list(everyone.columns) == ["user_id", "item_id", "score"]
    assert everyone.groupby("user_id").size().max() <= 3


def test_queries_and_search(world: Driver) -> None:
    block = query_frame(world, "adjacency-block", interest_id="jazz", other_interest_id="jazz")
    matrix = block.pivot(index="user_id", columns="item_id", values="strength")
    assert matrix.loc["ada", "kind-of-blue"] > 0 and pd.isna(matrix.loc["ada", "giant-steps"])
    assert query_frame(world, "top-interests", limit=2, kind=None).shape == (2, 7)
    assert set(search_frame(world, "jazz").label) == {"Interest"}


def test_the_example_of_the_document_runs(world: Driver) -> None:
    [example] = re.findall(r"```python\n(# In a notebook.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line for line in example.splitlines() if "open_lists" not in line]
    text = "\n".join(line.removeprefix("    ") for line in lines).replace("mei-lin", "ada").replace("poetry", "jazz")
    names: dict[str, Any] = {"lists": Lists(world, recommenders(world))}
    exec(compile(text.replace('"epic"', '"jazz"'), str(DOCUMENT), "exec"), names)  # noqa: S102
    assert len(names["interests"]) == len(frame(user_interests, world, "ada", limit=10))
    assert names["matrix"].shape[0] >= 2


def test_without_pandas_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['pandas'] = None; from services.frames import _frame; _frame(('a',), [])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "SettingsError: frames need pandas" in done.stderr and "interest-graph[pandas]" in done.stderr
