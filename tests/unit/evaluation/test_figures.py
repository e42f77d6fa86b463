"""Ranking figures: by hand where that is plain, and as the published script where that is at hand."""

from __future__ import annotations

import importlib.util
import math
import random
from pathlib import Path
from types import ModuleType

import pytest

from services.evaluation.figures import ranking_figures
from tests.unit.evaluation.written_out import written_out

TRAIN = [("ada", "a"), ("ada", "b"), ("bo", "a"), ("cleo", "c")]


def test_a_list_that_finds_everything_first_is_perfect() -> None:
    found = ranking_figures([("ada", "c"), ("ada", "d")], {"ada": ["c", "d", "e"]}, TRAIN)
    assert (found["ndcg@10"], found["recall@10"], found["mrr"], found["hit@10"]) == (1.0, 1.0, 1.0, 1.0)


def test_a_later_hit_counts_less() -> None:
    found = ranking_figures([("ada", "c"), ("bo", "b")], {"ada": ["x", "y", "c"]}, TRAIN)
    assert found["ndcg@10"] == round(1 / math.log2(4) / 2, 5)
    assert found["mrr"] == round(1 / 3 / 2, 5)
    assert (found["users"], found["users_without_list"]) == (2, 1)


def test_what_is_known_or_twice_in_a_list_is_dropped() -> None:
    found = ranking_figures([("ada", "c")], {"ada": ["a", "x", "x", "c"]}, TRAIN)
    assert (found["mrr"], found["rows_dropped"]) == (0.5, 2)


def test_coverage_and_novelty_look_at_the_top_only() -> None:
    found = ranking_figures([("bo", "z")], {"bo": ["b", "c", "new"]}, TRAIN)
    assert found["coverage@10"] == 0.75
    assert found["novelty@10"] == round(math.log2(3), 5)


def test_of_cold_items_only_the_candidates_count() -> None:
    found = ranking_figures([("ada", "new")], {"ada": ["c", "new"]}, TRAIN, ["new", "newer"])
    assert (found["mrr"], found["coverage@10"], found["rows_dropped"]) == (1.0, 0.5, 1)


def test_lists_of_others_do_not_count() -> None:
    found = ranking_figures([("ada", "c")], {"ada": ["c"], "bo": ["b", "c"]}, TRAIN)
    assert (found["users"], found["rows_dropped"]) == (1, 2)


@pytest.mark.parametrize("seed", range(5))
def test_figures_are_those_of_the_definitions_written_out(seed: int) -> None:
    dice = random.Random(seed)
    users, items = [f"u{n}" for n in range(12)], [f"i{n}" for n in range(40)]
    train = [(user, item) for user in users for item in dice.sample(items, dice.randint(1, 8))]
    test = [(user, item) for user in users[2:] for item in dice.sample(items, 14) if (user, item) not in train]
    lists = {user: [dice.choice(items) for _ in range(30)] for user in users[:9]}
    found, plain = ranking_figures(test, lists, train), written_out(test, lists, train)
    assert {name: found[name] for name in plain} == pytest.approx(plain, abs=1.1e-5)


@pytest.fixture(scope="module")
def script(test_data: Path) -> ModuleType:
    """The script that the published figures were made with."""
    pytest.importorskip("pandas")
    path = test_data.parent / "quality" / "evaluate.py"
    if not path.is_file():
        pytest.skip("no quality/evaluate.py beside the data")
    spec = importlib.util.spec_from_file_location("published_evaluate", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("cold", [False, True])
@pytest.mark.parametrize("seed", range(5))
def test_figures_are_those_of_the_published_script(script: ModuleType, seed: int, cold: bool) -> None:
    import pandas as pd

    dice = random.Random(seed)
    users, items = [f"u{n}" for n in range(60)], [f"i{n}" for n in range(80)]
    train = {(user, item) for user in users for item in dice.sample(items, dice.randint(1, 15))}
    test = {(user, item) for user in users[5:] for item in dice.sample([*items, "new"], dice.randint(1, 30))} - train
    lists = {user: [dice.choice(items) for _ in range(40)] for user in users[:50]}
    recs = pd.DataFrame(
        [(user, item, -place) for user, listed in lists.items() for place, item in enumerate(listed)],
        columns=["user", "item", "score"],
    )
    frames = [pd.DataFrame(sorted(pairs), columns=["user", "item"]) for pairs in (test, train)]
    candidates = items[::3] if cold else None
    published = script.evaluate(frames[0], recs, frames[1], None if candidates is None else pd.Series(candidates))
    found = ranking_figures(sorted(test), lists, sorted(train), candidates)
    assert {name: found[name] for name in published} == pytest.approx(published, abs=1e-9)
