"""Steps on the similarity of items do what they say, and give back the same graph where there is nothing to do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from services.optimisation import item_steps
from services.optimisation.figures import figures
from services.optimisation.step import Step
from services.optimisation.steps import STEPS
from tests.unit.optimisation.worlds import graph, pairs, with_similar

LIKES = {"ann": ("a", "b", "c"), "ben": ("a", "b"), "cid": ("b", "c"), "dot": ("a", "b", "c")}


def test_weak_ties_are_those_far_below_the_strongest_of_the_same_item() -> None:
    before = with_similar(graph(LIKES), {("a", "b"): 1.0, ("a", "c"): 0.1, ("b", "a"): 0.1})
    assert pairs(before, item_steps.drop_weak(before).similar) == {("a", "b"), ("b", "a")}


def test_an_item_is_no_hub_beyond_the_cap() -> None:
    starts = [f"s{n:02}" for n in range(40)]
    ties = {(start, "hub"): 0.1 + n / 100 for n, start in enumerate(starts)}
    ties |= {("hub", start): 0.5 for start in starts}
    before = with_similar(graph({"ann": ("hub", *starts)}), ties)
    after = item_steps.cap_hubs(before)
    kept = {start for start, end in pairs(after, after.similar) if end == "hub"}
    assert kept == set(starts[-10:])  # five times the mean of 80 ties into 41 items
    assert figures(after).hub_share < figures(before).hub_share


def test_similarity_to_what_everybody_likes_counts_less() -> None:
    before = with_similar(graph(LIKES), {("a", "b"): 0.5, ("b", "c"): 0.5})
    after = item_steps.discount_popular(before).similar.toarray()
    assert after[0, 1] < after[1, 2] < 0.5


def test_old_feedback_counts_less_where_there_is_time() -> None:
    long_ago = graph(LIKES)
    met = replace(long_ago.met, newest=long_ago.met.newest * 400)
    before = replace(long_ago, met=met)
    assert item_steps.decay(before).half_life == before.rules.half_life_ms
    timeless = replace(before, met=replace(met, newest=np.zeros_like(met.newest)))
    assert item_steps.decay(timeless) is timeless


def test_an_item_without_feedback_is_tied_to_what_is_about_the_same() -> None:
    about = [("a", "jazz", "catalogue", 1.0), ("b", "metal", "catalogue", 1.0), ("new", "jazz", "catalogue", 1.0)]
    before = graph(LIKES, about)
    after = item_steps.bridge(before)
    assert pairs(after, after.bridges) == {("new", "a"), ("a", "new")}
    assert (figures(before).isolated, figures(after).isolated) == (1, 0)
    assert after.similar is before.similar


def test_text_vectors_come_before_interests() -> None:
    about = [("a", "jazz", "catalogue", 1.0), ("new", "jazz", "catalogue", 1.0)]
    vectors = np.array([[1, 0], [0, 1], [-1, 0], [0, 1]], np.float32)
    before = replace(graph(LIKES, about), vectors=vectors)
    after = item_steps.bridge(before)
    assert pairs(after, after.bridges) == {("new", "b"), ("b", "new")}


@pytest.mark.parametrize("step", STEPS, ids=[step.name for step in STEPS])
def test_an_empty_graph_stays_the_same(step: Step) -> None:
    empty = graph({})
    assert step.change(empty) is empty
